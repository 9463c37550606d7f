import type { Draft, Drafts } from './draft.js';

/** Whether a claim stands, and in which fields it does not. */
export interface Judgement {
  readonly status: string;
  readonly differsIn: readonly string[];
}

/** Judges claims by what other records of the seed say of them. */
export function judgements(drafts: Drafts): (claim: Draft) => Judgement {
  const superseded = new Set<string>();
  const refuted = new Map<string, Draft[]>();
  const disputed = new Map<string, Draft[]>();
  for (const draft of drafts.values()) {
    for (const id of draft.relations.get('supersedes') ?? []) superseded.add(id);
    if (draft.type !== 'Conflict') continue;
    for (const id of refutedBy(draft)) push(refuted, id, draft);
    for (const id of disputedBy(draft)) push(disputed, id, draft);
  }
  return ({ id, columns }) => {
    if (superseded.has(id)) return { status: 'SUPERSEDED', differsIn: [] };
    const lost = refuted.get(id);
    if (lost) return { status: 'REFUTED', differsIn: fieldsOf(lost) };
    const open = disputed.get(id);
    if (open) return { status: 'DISPUTED', differsIn: fieldsOf(open) };
    return { status: columns.get('unverified') === true ? 'UNVERIFIED' : 'ACCEPTED', differsIn: [] };
  };
}

/** The claims of a conflict that is resolved, and by which others prevail. */
function refutedBy({ columns, relations }: Draft): readonly string[] {
  const prevails = relations.get('prevails') ?? [];
  if (columns.get('status') !== 'RESOLVED' || prevails.length === 0) return [];
  return (relations.get('claims') ?? []).filter((id) => !prevails.includes(id));
}

/** Where sources merely count different things, or speak of different times, nobody disputes anything. */
function disputedBy({ columns, relations }: Draft): readonly string[] {
  const isOpen = columns.get('status') === 'OPEN' && columns.get('kind') === 'CONTRADICTION';
  return isOpen ? (relations.get('claims') ?? []) : [];
}

function fieldsOf(conflicts: readonly Draft[]): string[] {
  const fields = conflicts.flatMap(({ columns }) => (columns.get('differsIn') ?? []) as readonly string[]);
  return [...new Set(fields)].sort();
}

function push(conflicts: Map<string, Draft[]>, id: string, conflict: Draft): void {
  const known = conflicts.get(id);
  if (known) known.push(conflict);
  else conflicts.set(id, [conflict]);
}
