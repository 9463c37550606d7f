import type { Answer } from './runs.js';

/** An answer as GraphiQL shows it. */
export function jsonText({ result }: Answer): string {
  return JSON.stringify(result, null, 2);
}

/** The answer as the playground shows it. */
export function jsonFile(answer: Answer): Blob {
  return new Blob([`${jsonText(answer)}\n`], { type: 'application/json' });
}

/** Lets the browser save a file. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
