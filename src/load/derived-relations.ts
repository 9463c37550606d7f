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
  const step = (ids: readonly string[], field: string): readonly string[] => {
    const [first] = ids;
    // Nearly always there is one.
    return ids.length === 1 && first !== undefined ? leadsTo(first, field) : ids.flatMap((id) => leadsTo(id, field));
  };
  const reached = (draft: Draft, { paths, upwards }: Reaching): ReadonlySet<string> => {
    // A set grows while it is walked, and ends where nothing new is added: circles do no harm.
    const ids = new Set(paths.flatMap((path) => path.reduce(step, [draft.id])));
    for (const id of ids) {
      for (const field of upwards) for (const whole of leadsTo(id, field)) ids.add(whole);
    }
    return ids;
  };
  return (draft, { derived, target }) => {
    if (!derived) return [];
    const { from, orFrom, unlessFrom, upwards } = derived;
    const ids = new Set(reached(draft, { paths: from, upwards }));
    if (orFrom.length > 0) {
      const without = reached(draft, { paths: unlessFrom, upwards });
      for (const id of reached(draft, { paths: orFrom, upwards })) if (!without.has(id)) ids.add(id);
    }
    const wanted = typesOf(target);
    return [...ids].filter((id) => wanted.has(drafts.get(id)?.type ?? ''));
  };
}

/** Where relations begin, and how they go on. */
interface Reaching {
  readonly paths: readonly (readonly string[])[];
  readonly upwards: readonly string[];
}
