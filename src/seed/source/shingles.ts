import { hash as digest } from 'node:crypto';

/** The folder of a seed in which hashed shingles stand, under the id of their report. */
export const SOURCES = 'sources/';

/**
 * So many words in a row are a shingle, which error texts call a run of words: in common with a source, they are its
 * words, not ours.
 */
export const SHINGLE = 8;
/**
 * Characters of a hash in base64url, 48 bits: with 100 thousand shingles of sources and a million of ours, the odds that
 * any of ours is taken for one of theirs by chance are one in three thousand.
 */
const LENGTH = 8;
const PER_LINE = 12;
const HASH = /^[A-Za-z0-9_-]{8}$/;

/** The words of a text as they are compared: small letters and digits, no signs. */
export function normalisedWords(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain
    .replace(/[^\p{L}\p{M}\p{N}\s]+/gu, '')
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Each shingle, by where it begins; none where there are fewer words than a shingle has. */
export function shinglesOf(words: readonly string[]): string[] {
  return words.slice(SHINGLE - 1).map((_, start) => words.slice(start, start + SHINGLE).join(' '));
}

/** The hashes of these. */
export function shingleHashes(words: readonly string[]): string[] {
  return shinglesOf(words).map(hashOf);
}

/** The hashes of all shingles of a text, sorted, so that their order says nothing of it. */
export function textHashes(paragraphs: readonly string[]): string[] {
  return [...new Set(paragraphs.flatMap((paragraph) => shingleHashes(normalisedWords(paragraph))))].sort();
}

/**
 * A file of hashed shingles.
 * @param paragraphs the text, without its footnote markers.
 */
export function printShingles(report: string, paragraphs: readonly string[]): string {
  const hashes = textHashes(paragraphs);
  const rows = hashes.flatMap((_, index) =>
    index % PER_LINE === 0 ? [hashes.slice(index, index + PER_LINE).join(' ')] : [],
  );
  const head = `# Each run of ${SHINGLE} words of ${report}, hashed: docs/seed-format.md says how. Made by "rights-graph hashes".`;
  return `${[head, ...rows].join('\n')}\n`;
}

/** The hashes in a file, and the lines on which something else stands. */
export function parseShingles(text: string): {
  readonly shingles: ReadonlySet<string>;
  readonly badLines: readonly number[];
} {
  const lines = text.split('\n').map((line) => (line.startsWith('#') ? [] : line.split(/\s+/).filter(Boolean)));
  const badLines = lines.flatMap((hashes, index) => (hashes.every((hash) => HASH.test(hash)) ? [] : [index + 1]));
  return { shingles: new Set(lines.flat()), badLines };
}

/** What stands of a shingle in a file. */
export function hashOf(shingle: string): string {
  return digest('sha256', shingle, 'base64url').slice(0, LENGTH);
}
