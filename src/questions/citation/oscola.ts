import { fullName } from './author.js';
import { issuedInWords } from './issued.js';
import type { Reference, CitedSource } from './cited-source.js';

/**
 * A footnote after the 4th edition of OSCOLA. A UN document: author, ‘title’ (date) UN Doc symbol, pinpoints; anything
 * else: author, ‘title’ (publisher, date) pinpoints <url>. The day of access is the reader's and not given.
 */
export function oscola({ references, original, provenance }: CitedSource): string {
  const cited = references.map(reference).join('; ');
  const whole = original ? `${reference(original)}, cited in ${cited}` : cited;
  return `${whole} (${provenance}).`;
}

function reference({ work, locators }: Reference): string {
  const authors = work.authors.map(fullName);
  const title = work.title === undefined ? undefined : `‘${work.title}’`;
  // A publisher who is the author, or stands behind a UN document, is not named again.
  const publisher = work.symbol !== undefined || authors.includes(work.publisher ?? '') ? undefined : work.publisher;
  const bracket = [publisher, work.issued && issuedInWords(work.issued)].filter((part) => part !== undefined);
  const name = [listed(authors), title].filter((part) => part !== undefined).join(', ');
  const text = [
    name === '' && work.symbol === undefined ? work.id : name,
    bracket.length === 0 ? '' : `(${bracket.join(', ')})`,
    work.symbol === undefined ? '' : `UN Doc ${work.symbol}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
  const pinpoint = locators.length === 0 ? '' : `${text.endsWith(')') ? ' ' : ', '}${locators.join('; ')}`;
  return `${text}${pinpoint}${work.url === undefined ? '' : ` <${work.url}>`}`;
}

/** Up to three authors are named; of more, the first. */
function listed(authors: readonly string[]): string | undefined {
  if (authors.length > 3) return `${authors[0] ?? ''} and others`;
  const last = authors.at(-1);
  return authors.length < 2 ? last : `${authors.slice(0, -1).join(', ')} and ${last ?? ''}`;
}
