import type { WrittenFile } from './export-folder.js';

/** Under which licence data are. */
export interface DataLicence {
  /** As readers know it: `CC BY 4.0`. */
  readonly name: string;
  /** As SPDX calls it: `CC-BY-4.0`. */
  readonly spdx: string;
  /** Where its text is. */
  readonly address: string;
  /** What the file LICENSE of an export says. */
  readonly text: string;
}

/** What an export is called that is no release. */
export const OUR_TITLE = 'rights-graph';

/** The licence of what we say ourselves: that of an export that is no release. */
export const OUR_LICENCE: DataLicence = {
  name: 'CC BY 4.0',
  spdx: 'CC-BY-4.0',
  address: 'https://creativecommons.org/licenses/by/4.0/',
  text: `The statements, descriptions and mappings in this export are published by the rights-graph contributors under the
Creative Commons Attribution 4.0 International licence (CC BY 4.0): https://creativecommons.org/licenses/by/4.0/
The whole text of the licence: https://creativecommons.org/licenses/by/4.0/legalcode

Attribute them to "rights-graph contributors" and name the data version, which stands in README.md.

Facts and figures belong to nobody. The sentences of the sources are not copied here: a passage is found in its source
by its locator, and who holds the source checks it by its digest.
`,
};

/** What was written, for those files that describe it. */
export interface WrittenExport {
  /** By path; the README, the licence and the dictionary are among them. */
  readonly files: readonly WrittenFile[];
  readonly dataVersion: string;
  readonly records: number;
  readonly relationships: number;
}

/** What makes an export one that is published, under a version, a licence and a name. */
export interface Publication {
  readonly title: string;
  readonly version: string;
  readonly licence: DataLicence;
  /** Who it is to be attributed to, in one line. */
  readonly authors: string;
  /** Files beside the usual ones, by path: what each is for, as the README says it. */
  readonly beside: ReadonlyMap<string, string>;
  /** The texts of these files, when all others are written. */
  readonly describe: (written: WrittenExport) => ReadonlyMap<string, string>;
}
