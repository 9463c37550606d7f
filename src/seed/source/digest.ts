import { createHash } from 'node:crypto';

/** A text as it is digested: composed letters, white space as single blanks. */
export function normalised(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** The digest of a passage, from its text without its footnote marker. */
export function digestOf(text: string): string {
  return createHash('sha256').update(normalised(text), 'utf8').digest('hex');
}
