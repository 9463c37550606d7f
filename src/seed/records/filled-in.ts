import type { NodeType } from '../../ontology/ontology.js';

/**
 * Fields that a load fills in where a curator leaves them out, in the order in which they are filled in: a later one
 * may need an earlier one. `src/load/fill-in.ts` says how.
 */
export const FILLED_IN = [
  'Passage.locator',
  'Article.partOf',
  'Article.instrument',
  'Article.number',
  'Article.name',
  'Report.authors',
  'Claim.validFrom',
] as const;

export type FilledIn = (typeof FILLED_IN)[number];

/** The fields of a type that are filled in, by what FILLED_IN says of it and of its interfaces. */
export function filledInFields(type: NodeType): { readonly key: FilledIn; readonly field: string }[] {
  return FILLED_IN.flatMap((key) => {
    const [owner = '', field = ''] = key.split('.');
    return (owner === type.name || type.interfaces.includes(owner)) && type.fields.has(field) ? [{ key, field }] : [];
  });
}
