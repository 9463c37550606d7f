import type { DataLicence } from '../export/publication.js';

/** The address of a licence of Creative Commons, with which of them it is. */
const ADDRESS =
  /https:\/\/creativecommons\.org\/(?:licenses\/(by(?:-nc)?(?:-sa|-nd)?)\/(\d\.\d)|publicdomain\/(zero)\/(1\.0))(?=[/)>\s"'.,]|$)/g;

/**
 * Which licence a text puts data under: the one of Creative Commons whose address it has.
 * @returns the licence, or why none can be told, as a sentence.
 */
export function readDataLicence(text: string): { readonly licence: DataLicence } | { readonly reason: string } {
  const found = new Map<string, Omit<DataLicence, 'text'>>();
  for (const [, kind, version, , zero] of text.matchAll(ADDRESS)) {
    const one = kind === undefined ? zeroLicence(zero ?? '') : attributionLicence(kind, version ?? '');
    found.set(one.spdx, one);
  }
  const [licence, ...others] = found.values();
  if (licence && others.length === 0) return { licence: { ...licence, text } };
  const named = [...found.keys()].join(' and ');
  return {
    reason: licence
      ? `It names several licences, ${named}: which one the data are under cannot be told.`
      : 'It names no licence that a release can be under: write the address of one of Creative Commons, such as https://creativecommons.org/licenses/by/4.0/.',
  };
}

function attributionLicence(kind: string, version: string): Omit<DataLicence, 'text'> {
  const upper = kind.toUpperCase();
  return {
    name: `CC ${upper} ${version}`,
    spdx: `CC-${upper}-${version}`,
    address: `https://creativecommons.org/licenses/${kind}/${version}/`,
  };
}

function zeroLicence(version: string): Omit<DataLicence, 'text'> {
  return {
    name: `CC0 ${version}`,
    spdx: `CC0-${version}`,
    address: `https://creativecommons.org/publicdomain/zero/${version}/`,
  };
}
