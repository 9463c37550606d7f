import type { Answer } from './runs.js';

/** An answer as GraphiQL shows it. */
export function jsonText({ result }: Answer): string {
  return JSON.stringify(result, null, 2);
}

/** The answer as the playground shows it. */
export function jsonFile(answer: Answer): Blob {
  return new Blob([`${jsonText(answer)}\n`], { type: 'application/json' });
}
