import { WITHDRAWN } from '../../ontology/ontology.js';
import type { SeedValue } from '../records/seed-record.js';
import { byText } from './said.js';
import type { Said } from './said.js';

/** Nothing else goes: a rule refuses a seed in which a released id is gone. */
export const CHANGE_KINDS = ['ADDED', 'CHANGED', 'WITHDRAWN'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What a field says: a value, ids where it is a relation, or null where it says nothing. */
export type FieldSaid = SeedValue | null;

export interface FieldChange {
  readonly field: string;
  readonly old: FieldSaid;
  readonly new: FieldSaid;
}

/** What differs in one record between two states of a seed. */
export interface Difference {
  readonly id: string;
  /** Of a record that was withdrawn the type that it had. */
  readonly type: string;
  readonly kind: ChangeKind;
  /** Of one that was CHANGED; of one that was WITHDRAWN all that it said, but for what is withheld. */
  readonly fields: readonly FieldChange[];
}

/** The field that stands for the type of a record where that changed: no field of a type has the name. */
const TYPE = 'type';
/** Of what should not have been here, personal data among it, nothing is repeated. */
const WITHHELD = 'OUT_OF_SCOPE';

/** What was added, changed and withdrawn between two states, by id. */
export function differences(before: Iterable<Said>, now: Iterable<Said>): Difference[] {
  const known = new Map([...before].map((said) => [said.id, said]));
  const found: Difference[] = [];
  for (const said of now) {
    const old = known.get(said.id);
    if (!old) found.push({ id: said.id, type: said.type, kind: 'ADDED', fields: [] });
    else if (said.type === WITHDRAWN && old.type !== WITHDRAWN) found.push(withdrawal(old, said));
    else {
      const fields = fieldChanges(old, said);
      if (fields.length > 0) found.push({ id: said.id, type: said.type, kind: 'CHANGED', fields });
    }
  }
  return found.sort((a, b) => byText(a.id, b.id));
}

function withdrawal(old: Said, { columns }: Said): Difference {
  const fields = columns['reason'] === WITHHELD ? [] : fieldChanges(old, { ...old, columns: {}, relations: {} });
  return { id: old.id, type: old.type, kind: 'WITHDRAWN', fields };
}

function fieldChanges(old: Said, now: Said): FieldChange[] {
  const [before, after] = [fieldsOf(old), fieldsOf(now)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(byText);
  return names.flatMap((field) => {
    const change = { field, old: before.get(field) ?? null, new: after.get(field) ?? null };
    return JSON.stringify(change.old) === JSON.stringify(change.new) ? [] : [change];
  });
}

/** A relation that became a column, or the other way round, is still the field of its name. */
function fieldsOf({ type, columns, relations }: Said): ReadonlyMap<string, FieldSaid> {
  return new Map([[TYPE, type], ...Object.entries(columns), ...Object.entries(relations)]);
}

/**
 * The state before some differences: what was withdrawn is back with what is known of it, so that comparing again
 * finds the same differences.
 * @param isRelation whether a field of a type leads to other records.
 */
export function stateBefore(
  now: Iterable<Said>,
  found: readonly Difference[],
  isRelation: (type: string, field: string) => boolean,
): Said[] {
  const changes = new Map(found.map((one) => [one.id, one]));
  return [...now].flatMap((said) => {
    const change = changes.get(said.id);
    if (!change) return [said];
    return change.kind === 'ADDED' ? [] : [undone(said, change, isRelation)];
  });
}

function undone(said: Said, { type, kind, fields }: Difference, isRelation: Parameters<typeof stateBefore>[2]): Said {
  const old = fields.find(({ field }) => field === TYPE)?.old;
  const was = typeof old === 'string' ? old : type;
  const changed = fields.filter(({ field }) => field !== TYPE);
  const names = new Set(changed.map(({ field }) => field));
  const restored = <T>(values: Readonly<Record<string, T>>, ofRelations: boolean): Record<string, T> => {
    const kept = kind === 'WITHDRAWN' ? [] : Object.entries(values).filter(([name]) => !names.has(name));
    const back = changed.flatMap((one) =>
      one.old !== null && isRelation(was, one.field) === ofRelations ? [[one.field, one.old as T] as const] : [],
    );
    return Object.fromEntries([...kept, ...back]);
  };
  return { id: said.id, type: was, columns: restored(said.columns, false), relations: restored(said.relations, true) };
}
