import { LineCounter, isMap, isNode, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { isDay } from '../ontology/edtf.js';
import { isWebAddress } from '../ontology/url.js';
import { problemAt } from '../seed/problem.js';
import type { Problem } from '../seed/problem.js';

/** Somebody who made the data: a person, or several under one name. */
export type Author =
  | { readonly kind: 'several'; readonly name: string; readonly website?: string }
  | {
      readonly kind: 'person';
      readonly given: string | undefined;
      readonly family: string;
      readonly affiliation?: string;
      /** As an address: `https://orcid.org/0000-0002-1825-0097`. */
      readonly orcid?: string;
    };

/** What a file in the Citation File Format says of data, as far as a release needs it. */
export interface CitationFile {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly Author[];
  readonly version: string;
  /** The day of the release, as `2012-03-31`. */
  readonly date: string | undefined;
  readonly keywords: readonly string[];
  readonly doi: string | undefined;
}

const ORCID = /^https:\/\/orcid\.org\/\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/;
const DOI = /^10\.\d{4,9}\/\S+$/;

/**
 * Reads a file in the Citation File Format 1.2.0 (https://citation-file-format.github.io).
 * @param file as error texts name it.
 * @returns what it says, or all mistakes.
 */
export function readCitationFile(
  file: string,
  text: string,
): { readonly citation: CitationFile } | { readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  const at = (offset: number): { readonly file: string; readonly line: number; readonly column: number } => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (broken) {
    const sentence = `It is no YAML: ${broken.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? ''}.`;
    return { problems: [problemAt(at(broken.pos[0]), sentence)] };
  }
  const problems: Problem[] = [];
  const refuse = (path: readonly (string | number)[], sentence: string): undefined => {
    problems.push(problemAt(at(placeOf(document, path)), sentence));
  };
  const value = (path: readonly (string | number)[]): unknown => document.getIn(path);
  const textAt = (path: readonly (string | number)[], needed: boolean): string | undefined => {
    const found = value(path);
    if (typeof found === 'string' && found.trim() !== '') return found.trim();
    if (found === undefined && !needed) return undefined;
    const name = String(path.at(-1));
    refuse(path, `"${name}" is to be a text${found === undefined ? ', and is not there' : ', in quotes'}.`);
  };
  const date = textAt(['date-released'], false);
  if (date !== undefined && !isDay(date))
    refuse(['date-released'], `${JSON.stringify(date)} is no day such as "2012-03-31".`);
  const doi = textAt(['doi'], false);
  if (doi !== undefined && !DOI.test(doi))
    refuse(['doi'], `${JSON.stringify(doi)} is no DOI such as "10.5281/zenodo.1234".`);
  const keywords = listAt(value(['keywords'])).map((_, index) => textAt(['keywords', index], true) ?? '');
  const count = listAt(value(['authors'])).length;
  if (count === 0) refuse(['authors'], '"authors" is to be a list of who made the data, with a name each.');
  const authors = Array.from({ length: count }, (_, index): Author | undefined => {
    const field = (name: string): string | undefined => textAt(['authors', index, name], false);
    const name = field('name');
    const website = field('website');
    if (website !== undefined && !isWebAddress(website)) {
      refuse(['authors', index, 'website'], `${JSON.stringify(website)} is no address.`);
    }
    if (name !== undefined) return { kind: 'several', name, ...(website && { website }) };
    const family = field('family-names');
    if (family === undefined) {
      refuse(['authors', index], 'An author has a "name", or "family-names" and "given-names".');
      return;
    }
    const affiliation = field('affiliation');
    const orcid = field('orcid');
    if (orcid !== undefined && !ORCID.test(orcid)) {
      refuse(
        ['authors', index, 'orcid'],
        `${JSON.stringify(orcid)} is no ORCID such as "https://orcid.org/0000-0002-1825-0097".`,
      );
    }
    return {
      kind: 'person',
      given: field('given-names'),
      family,
      ...(affiliation && { affiliation }),
      ...(orcid && { orcid }),
    };
  });
  const citation = {
    title: textAt(['title'], true) ?? '',
    abstract: textAt(['abstract'], true) ?? '',
    authors: authors.flatMap((author) => author ?? []),
    version: textAt(['version'], true) ?? '',
    ...{ date, keywords, doi },
  };
  return problems.length > 0 ? { problems } : { citation };
}

/**
 * The same file as that of a release of data: under the licence of these, with its version and its day; all else stays.
 * @param text of a file without mistakes.
 */
export function citationFileOfRelease(
  text: string,
  { version, date, licence }: { readonly version: string; readonly date: string; readonly licence: string },
): string {
  const document = parseDocument(text);
  for (const [name, value] of Object.entries({ type: 'dataset', version, 'date-released': date, license: licence })) {
    document.set(name, document.createNode(value, { aliasDuplicateObjects: false }));
  }
  // Where a licence of another kind is.
  document.delete('license-url');
  return document.toString({ lineWidth: 0 });
}

/** As a list of names shows it: `Who, Anna`. */
export function authorName(author: Author): string {
  if (author.kind === 'several') return author.name;
  return author.given === undefined ? author.family : `${author.family}, ${author.given}`;
}

/** Of a list of names, in one line. */
export function authorNames({ authors }: Pick<CitationFile, 'authors'>): string {
  return authors.map(authorName).join('; ');
}

function listAt(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)
    ? value.items
    : [];
}

/** Where the nearest of what a path leads through begins. */
function placeOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const node = document.getIn(part, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return isMap(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}
