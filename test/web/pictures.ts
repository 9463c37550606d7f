import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Of each picture, a digest of what it showed when it was made. */
const SHOWN = 'docs/pictures.json';
/** Takes all pictures anew. */
export const COMMAND = 'npm run pictures';

/** A digest of what a picture shows that a reader would miss or look for in vain. */
export function digestOf(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}

/** What a picture showed when it was made; undefined where it was not. */
export function shownIn(picture: string): string | undefined {
  return existsSync(picture) ? read()[picture] : undefined;
}

/** Writes down what a picture shows that was just made. */
export function notePicture(picture: string, shown: string): void {
  const all = Object.entries({ ...read(), [picture]: shown }).sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(SHOWN, `${JSON.stringify(Object.fromEntries(all), undefined, 2)}\n`);
}

function read(): Record<string, string> {
  return JSON.parse(readFileSync(SHOWN, 'utf8')) as Record<string, string>;
}
