import type { Author } from './author.js';
import { escaped, keyOf, verbatim } from './bibtex-text.js';
import { yearInWords } from './issued.js';
import type { Issued } from './issued.js';
import { noteOn, noteOnOriginal } from './note.js';
import type { Reference, CitedSource } from './cited-source.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Entries for a .bib file in UTF-8, one for each report; the original utterance first. */
export function bibtex(source: CitedSource): string {
  const { original, references } = source;
  const entries = references.map((reference) => entry(reference, noteOn(reference, source), source));
  if (original) entries.unshift(entry(original, noteOnOriginal(source), source));
  return entries.join('\n\n');
}

function entry({ id, work }: Reference, note: string, { statement }: CitedSource): string {
  // A UN document is numbered, and only reports have a number in the styles of BibTeX.
  const type = work.symbol === undefined ? work.genre.bibtex : 'techreport';
  const fields = {
    author: work.authors.length === 0 ? undefined : `{${work.authors.map(nameOf).join(' and ')}}`,
    // The inner braces keep its capitals and keep "and" from being read as the next name.
    title: inBraces(work.title, whole),
    [type === 'techreport' ? 'institution' : 'howpublished']: inBraces(work.publisher, whole),
    type: type === 'techreport' ? inBraces(work.genre.words, escaped) : undefined,
    number: inBraces(work.symbol, escaped),
    ...dateOf(work.issued),
    url: inBraces(work.url, verbatim),
    note: inBraces(note, escaped),
    annote: inBraces(statement, escaped),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = ${value},\n`],
  );
  return `@${type}{${keyOf(id)},\n${lines.join('')}}`;
}

function dateOf(issued: Issued | undefined): Record<string, string | undefined> {
  if (!issued) return {};
  const { month, day } = 'at' in issued ? issued.at : {};
  return {
    year: `{${escaped(yearInWords(issued))}}`,
    month: month === undefined ? undefined : MONTHS[month - 1],
    day: day === undefined ? undefined : `{${day}}`,
  };
}

function nameOf(author: Author): string {
  if ('literal' in author) return whole(author.literal);
  const family = [author.particle, author.family].filter((part) => part !== '').join(' ');
  return escaped(`${family}, ${author.given}`);
}

function inBraces(text: string | undefined, write: (text: string) => string): string | undefined {
  return text === undefined ? undefined : `{${write(text)}}`;
}

/** A text that is not taken apart. A brace before a backslash would begin a "special character", hence the empty pair. */
function whole(text: string): string {
  const safe = escaped(text);
  return safe.startsWith('\\') ? `{{}${safe}}` : `{${safe}}`;
}
