import { judge } from '../ontology/judgement.js';
import type { Judgement, JudgedConflict } from '../ontology/judgement.js';
import { textOf } from './draft.js';
import type { Draft, Drafts } from './draft.js';

/** Judges claims by what other records of the seed say of them. */
export function judgements(drafts: Drafts): (claim: Draft) => Judgement {
  const superseded = new Set<string>();
  const conflicts = new Map<string, JudgedConflict[]>();
  for (const draft of drafts.values()) {
    for (const id of draft.relations.get('supersedes') ?? []) superseded.add(id);
    if (draft.type !== 'Conflict') continue;
    const conflict = judgedConflict(draft);
    for (const id of draft.relations.get('claims') ?? []) {
      const known = conflicts.get(id);
      if (known) known.push(conflict);
      else conflicts.set(id, [conflict]);
    }
  }
  return ({ id, columns }) =>
    judge({
      id,
      unverified: columns.get('unverified') === true,
      superseded: superseded.has(id),
      conflicts: conflicts.get(id) ?? [],
    });
}

function judgedConflict(draft: Draft): JudgedConflict {
  const { columns, relations } = draft;
  return {
    kind: textOf(draft, 'kind') ?? '',
    status: textOf(draft, 'status') ?? '',
    differsIn: (columns.get('differsIn') ?? []) as readonly string[],
    claims: relations.get('claims')?.length ?? 0,
    prevails: relations.get('prevails') ?? [],
  };
}
