import { DICTIONARY_TABLE } from '../export/dictionary.js';
import type { WrittenFile } from '../export/export-folder.js';
import type { DataLicence, WrittenExport } from '../export/publication.js';
import type { Ontology } from '../ontology/ontology.js';
import type { CitationFile } from './citation-file.js';

/** All that the descriptions of a release are made of. */
export interface ReleaseFacts extends WrittenExport {
  readonly ontology: Ontology;
  readonly citation: CitationFile;
  readonly version: string;
  /** The day of the release, as `2012-03-31`. */
  readonly date: string;
  readonly licence: DataLicence;
  /** What the addresses of its records begin with. */
  readonly base: string;
}

/** The files that hold data, or what says what data mean: the README and the licence stand beside them. */
export function dataFiles({ files }: Pick<ReleaseFacts, 'files'>): WrittenFile[] {
  return files.filter(({ path }) => path.includes('/') || path === DICTIONARY_TABLE.path);
}

/** A name for programs: the title in small letters and dashes. */
export function packageName({ title }: Pick<CitationFile, 'title'>): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** What is to be known of the data before they are used, in one paragraph. */
export function describedData({ citation, dataVersion }: Pick<ReleaseFacts, 'citation' | 'dataVersion'>): string {
  return `${citation.abstract} Data version ${dataVersion}. A claim is what a source says, in our own words; it is no verdict, and what is not here may have happened all the same. README.md says how to read it, dictionary.csv what each field means.`;
}
