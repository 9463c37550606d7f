import { derive } from '../../../src/load/derive.js';
import { boundsOf } from '../../../src/ontology/edtf.js';
import type { Ontology } from '../../../src/ontology/ontology.js';
import type { SeedRecord, SeedValue } from '../../../src/seed/records/seed-record.js';
import { tenfold } from '../../support/seeded.js';
import type { Dice } from '../../api/fuzz/dice.js';

const YEARS = Array.from({ length: 12 }, (_, index) => 2004 + index);
const KINDS = ['CONTRADICTION', 'CONTRADICTION', 'OMISSION', 'SCOPE', 'PERIOD'];
const FIELDS = ['date', 'value', 'action'];
const IMPLEMENTATIONS = ['IMPLEMENTED', 'PARTLY', 'NOT_IMPLEMENTED', 'UNKNOWN'];
const CONFLICTS = 60;

export interface Days {
  readonly date: string | undefined;
  readonly knownAt: string | undefined;
}

/** Days between those of a world, one of the two left out now and then. */
export function daysOf(dice: Dice): Days {
  const day = (): string => `${dice.of(YEARS)}-0${1 + dice.below(9)}-15`;
  const which = dice.below(4);
  return { date: which === 0 ? undefined : day(), knownAt: which === 1 ? undefined : day() };
}

/** Records with ten times the claims, of which each has its own dates, is replaced, contradicted and followed up by others. */
export function worldOf(ontology: Ontology, records: readonly SeedRecord[], dice: Dice): SeedRecord[] {
  const all = tenfold(ontology, records);
  const claims = all.filter((record) => isClaim(ontology, record)).map(({ id }) => id);
  const findings = all.filter(({ type }) => type === 'Finding').map(({ id }) => id);
  const some = (ids: readonly string[], most: number): string[] => [
    ...new Set(Array.from({ length: dice.below(most + 1) }, () => dice.of(ids))),
  ];
  const dated = all.map((record) => {
    if (!isClaim(ontology, record)) return record;
    const columns: Record<string, SeedValue> = {};
    if (dice.oneIn(2)) columns.validFrom = edtf(dice);
    if (dice.oneIn(3)) columns.validTo = edtf(dice);
    if (dice.oneIn(2)) columns.statedOn = edtf(dice);
    if (dice.oneIn(6)) columns.unverified = true;
    if (record.type === 'Finding' && dice.oneIn(2)) columns.implementation = dice.of(IMPLEMENTATIONS);
    const relations: Record<string, readonly string[]> = {};
    if (dice.oneIn(4)) relations.supersedes = some(claims, 1);
    if (dice.oneIn(4)) relations.supports = some(claims, 3);
    if (record.type === 'Recommendation') relations.followedUpBy = some([...findings, ...claims], 5);
    return changed(record, columns, relations);
  });
  const conflict = all.find(({ type }) => type === 'Conflict');
  if (!conflict) return dated;
  const conflicts = Array.from({ length: CONFLICTS }, (_, index) => {
    const between = [...new Set(Array.from({ length: 2 + dice.below(4) }, () => dice.of(claims)))];
    const isResolved = dice.oneIn(2);
    return changed(
      { ...conflict, id: `conflict/random-${index}` },
      {
        kind: dice.of(KINDS),
        status: isResolved ? 'RESOLVED' : 'OPEN',
        differsIn: FIELDS.filter((_field, at) => at === index % 3 || dice.oneIn(3)),
      },
      { claims: between, prevails: isResolved ? between.slice(0, 1 + dice.below(2)) : [] },
    );
  });
  return [...dated, ...conflicts];
}

/** So many conflicts, of which each is between a claim and the same other one. */
export function conflictsOver(records: readonly SeedRecord[], claim: string, count: number): SeedRecord[] {
  const conflict = records.find(({ type }) => type === 'Conflict');
  const other = records.find(({ type, id }) => type === 'Finding' && id !== claim);
  if (!conflict || !other) throw new Error('The records have no conflict, or no finding');
  return Array.from({ length: count }, (_, index) =>
    changed({ ...conflict, id: `conflict/over-${index}` }, {}, { claims: [claim, other.id], prevails: [] }),
  );
}

/** The records without the claims that do not qualify, as if nobody had ever written these. */
export function reduced(ontology: Ontology, records: readonly SeedRecord[], { date, knownAt }: Days): SeedRecord[] {
  const left = new Set(
    derive(ontology, records).flatMap(({ id, type, properties }) => {
      if (ontology.nodes.get(type)?.family !== 'Claim') return [id];
      const bound = (field: string, side: 'min' | 'max'): string | null => {
        const value = properties[field];
        return typeof value === 'string' ? boundsOf(value)[side] : null;
      };
      const [from, to, known] = [bound('validFrom', 'min'), bound('validTo', 'max'), properties.knownAt];
      if (date !== undefined && ((from !== null && from > date) || (to !== null && to < date))) return [];
      if (knownAt !== undefined && (typeof known !== 'string' || known > knownAt)) return [];
      return [id];
    }),
  );
  return records
    .filter(({ id }) => left.has(id))
    .map((record) => {
      const relations = Object.fromEntries(
        [...record.relations].map(([field, { to }]) => [
          field,
          to.map((reference) => reference.id).filter((id) => left.has(id)),
        ]),
      );
      const isOpen = record.type === 'Conflict' && relations.prevails?.length === 0;
      return changed(record, isOpen ? { status: 'OPEN' } : {}, relations);
    });
}

function isClaim(ontology: Ontology, { type }: SeedRecord): boolean {
  return ontology.nodes.get(type)?.family === 'Claim';
}

function edtf(dice: Dice): string {
  const year = dice.of(YEARS);
  const forms = [
    `${year}`,
    `${year}-06`,
    `${year}-03-31`,
    `${year}~`,
    `${year}/${year + 2}`,
    `${year}/..`,
    `../${year}`,
  ];
  return dice.of(forms);
}

function changed(
  record: SeedRecord,
  columns: Readonly<Record<string, SeedValue>>,
  relations: Readonly<Record<string, readonly string[]>>,
): SeedRecord {
  const { at } = record;
  return {
    ...record,
    columns: new Map([
      ...record.columns,
      ...Object.entries(columns).map(([name, value]) => [name, { at, value, itemsAt: [] }] as const),
    ]),
    relations: new Map([
      ...record.relations,
      ...Object.entries(relations).map(([name, to]) => [name, { at, to: to.map((id) => ({ id, at })) }] as const),
    ]),
  };
}
