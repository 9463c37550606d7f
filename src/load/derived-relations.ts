import { membersOf } from '../ontology/ontology.js';
import type { Ontology, Relation } from '../ontology/ontology.js';
import type { Draft, Drafts } from './draft.js';

/**
 * Works out where a relation leads that schema.graphql calls @derived, after everything else is filled in.
 * @returns ids of the types that the relation leads to, none twice.
 */
export function derivedRelations(
  ontology: Ontology,
  drafts: Drafts,
): (draft: Draft, relation: Relation) => readonly string[] {
  const types = new Map<string, ReadonlySet<string>>();
  const typesOf = (target: string): ReadonlySet<string> => {
    const known = types.get(target) ?? new Set(membersOf(ontology, target).map(({ name }) => name));
    types.set(target, known);
    return known;
  };
  const leadsTo = (id: string, field: string): readonly string[] => drafts.get(id)?.relations.get(field) ?? [];
  const step = (ids: readonly string[], field: string): string[] => ids.flatMap((id) => leadsTo(id, field));
  return (draft, { derived, target }) => {
    if (!derived) return [];
    const begun = derived.from.flatMap((path) => path.reduce(step, [draft.id]));
    // A set grows while it is walked, and ends where nothing new is added: circles do no harm.
    const reached = new Set(begun);
    for (const id of reached) {
      for (const field of derived.upwards) for (const whole of leadsTo(id, field)) reached.add(whole);
    }
    const wanted = typesOf(target);
    return [...reached].filter((id) => wanted.has(drafts.get(id)?.type ?? ''));
  };
}
