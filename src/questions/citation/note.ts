import type { Reference, CitedSource } from './cited-source.js';

/** Where in the report, and in which data: `Legal Framework, para 3; rights-graph data version 1f2e, claim ...`. */
export function noteOn({ locators }: Reference, { provenance }: CitedSource): string {
  return [...locators, provenance].join('; ');
}

/** On the report of an original utterance: which reports relay it, and where. */
export function noteOnOriginal({ references, provenance }: CitedSource): string {
  const relays = references.map(({ work, locators }) => [work.title ?? work.symbol ?? work.id, ...locators].join(', '));
  return [`as relayed in ${relays.join('; ')}`, provenance].join('; ');
}
