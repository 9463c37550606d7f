import { fullName } from './author.js';
import type { Author } from './author.js';
import { isDoubtful, issuedInWords } from './issued.js';
import type { Issued, Moment } from './issued.js';
import { noteOn, noteOnOriginal } from './note.js';
import type { Reference, CitedSource } from './cited-source.js';

/**
 * A JSON array of CSL 1.0.2 items, one for each report; the original utterance first. `locator` is for software, `note`
 * for readers: few styles print an item's locator.
 */
export function cslJson(source: CitedSource): string {
  const { original, references } = source;
  const items = references.map((reference) => item(reference, noteOn(reference, source), source));
  if (original) items.unshift(item(original, noteOnOriginal(source), source));
  return JSON.stringify(items, null, 2);
}

/** JSON leaves out what is undefined. */
function item({ id, work, locators }: Reference, note: string, { statement }: CitedSource): object {
  const { csl, words } = work.genre;
  const inContainer = csl === 'webpage' || csl === 'article-newspaper';
  const decided = csl === 'legal_case' || work.symbol !== undefined;
  return {
    id,
    type: csl,
    title: work.title,
    author: work.authors.length === 0 ? undefined : work.authors.map(nameOf),
    issued: work.issued && dateOf(work.issued),
    authority: decided ? authorityOf(work) : undefined,
    number: work.symbol,
    genre: words,
    'container-title': inContainer ? work.publisher : undefined,
    publisher: inContainer ? undefined : work.publisher,
    URL: work.url,
    locator: locators.length === 0 ? undefined : locators.join('; '),
    note,
    annote: statement,
  };
}

function nameOf(author: Author): object {
  if ('literal' in author) return author;
  const { given, particle, family } = author;
  return { family, given, 'non-dropping-particle': particle === '' ? undefined : particle };
}

/** The body that issues a decision or UN document: the first of its authors that is none of the persons, or the publisher. */
function authorityOf({ authors, publisher }: Reference['work']): string | undefined {
  const body = authors.find((author) => 'literal' in author);
  return body ? fullName(body) : publisher;
}

/** A range that is open has no form in date parts. */
function dateOf(issued: Issued): object {
  const moments = 'at' in issued ? [issued.at] : [issued.from, issued.to].filter((moment) => moment !== undefined);
  if (!('at' in issued) && moments.length < 2) return { literal: issuedInWords(issued) };
  return { 'date-parts': moments.map(partsOf), circa: isDoubtful(issued) ? true : undefined };
}

function partsOf({ year, month, day }: Moment): number[] {
  return [year, month, day].filter((part) => part !== undefined);
}
