import type { Answer } from './last-answer.js';

/** The answer as the playground shows it. */
export function jsonFile({ result }: Answer): Blob {
  return new Blob([`${JSON.stringify(result, null, 2)}\n`], { type: 'application/json' });
}

/** Lets the browser save a file. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
