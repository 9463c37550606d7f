import { nodeType } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import type { Draft, Drafts } from './draft.js';

interface ValueSource {
  readonly field: string;
  readonly verified: boolean;
}

/** Works out of every entity which of its values nobody compared with a source. Changes the drafts. */
export function completeEntities(ontology: Ontology, drafts: Drafts): void {
  for (const draft of drafts.values()) {
    const { fields } = nodeType(ontology, draft.type);
    if (fields.has('unverifiedFields')) draft.columns.set('unverifiedFields', unverifiedFields(draft));
  }
}

/** The fields that `sources` names, and none of whose sources is verified, by name. */
function unverifiedFields({ columns }: Draft): string[] {
  const sources = (columns.get('sources') ?? []) as unknown as readonly ValueSource[];
  const verified = new Set(sources.filter((one) => one.verified).map(({ field }) => field));
  return [...new Set(sources.map(({ field }) => field))].filter((field) => !verified.has(field)).sort();
}
