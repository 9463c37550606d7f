import { createHash } from 'node:crypto';
import { nodeType } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { MOST_ENDS, namesOf, sourcesAtEnds, sourcesOf } from '../words/entries.js';
import type { NamesAtEnd } from '../words/entries.js';
import { postingsOf } from '../words/postings.js';
import type { Posting } from '../words/postings.js';
import { encodeColumn } from '../ontology/stored-form.js';
import type { Stored } from '../ontology/stored-form.js';
import type { SeedRecord } from '../seed/records/seed-record.js';
import { completeClaims } from './claims.js';
import { derivedRelations } from './derived-relations.js';
import { draftsOf } from './draft.js';
import type { Draft, Drafts } from './draft.js';
import { completeEntities } from './entities.js';
import { fillIn } from './fill-in.js';
import { sortKey } from '../ontology/sort-key.js';

/** A node as it is stored, with the relationships that start at it. */
export interface GraphRecord {
  readonly id: string;
  readonly type: string;
  /** Includes `id`, `type`, `sortKey` and `hash`; no property is null or an empty list. */
  readonly properties: Readonly<Record<string, Stored>>;
  /** Relationship type and id of the node it leads to, in order, none twice. */
  readonly relations: readonly (readonly [type: string, to: string])[];
  /** What search finds it by. */
  readonly postings: readonly Posting[];
}

/** All records of a seed, each worked out when it is asked for. */
export interface Derivation {
  /** In the order of the seed. */
  readonly ids: readonly string[];
  readonly typeOf: (id: string) => string | undefined;
  readonly record: (id: string) => GraphRecord;
  /** The relationships alone: what a record is found by takes most of the time. */
  readonly relations: (id: string) => GraphRecord['relations'];
}

/** Of a seed up to this size the records are worked out once; a larger one is not held as a whole. */
const KEPT = 20_000;

/** Turns good seed records into nodes and relationships: fills in, works out, and adds what queries need. */
export function derivation(ontology: Ontology, records: readonly SeedRecord[]): Derivation {
  const drafts = draftsOf(records);
  fillIn(ontology, drafts);
  completeClaims(ontology, drafts, records);
  completeEntities(ontology, drafts);
  const derived = derivedRelations(ontology, drafts);
  const related = (one: Draft): GraphRecord['relations'] => relationsOf(ontology, one, derived);
  const kept = drafts.size <= KEPT ? new Map<string, GraphRecord>() : undefined;
  const draft = (id: string): Draft => {
    const found = drafts.get(id);
    if (!found) throw new Error(`No record ${id} in the seed`);
    return found;
  };
  const names = namesOfDrafts(ontology, drafts);
  const record = (id: string): GraphRecord => {
    const known = kept?.get(id) ?? graphRecord(ontology, draft(id), related(draft(id)), names);
    kept?.set(id, known);
    return known;
  };
  return {
    ids: [...drafts.keys()],
    typeOf: (id) => drafts.get(id)?.type,
    record,
    relations: (id) => kept?.get(id)?.relations ?? related(draft(id)),
  };
}

/** All nodes and relationships at once. */
export function derive(ontology: Ontology, records: readonly SeedRecord[]): GraphRecord[] {
  const { ids, record } = derivation(ontology, records);
  return ids.map(record);
}

/** What names the record of an id; what was asked for lately is kept, because many lead to the same few. */
function namesOfDrafts(ontology: Ontology, drafts: Drafts): (id: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (id) => {
    let names = known.get(id);
    if (!names) {
      const found = drafts.get(id);
      const columns = new Map<string, Stored>(found ? columnProperties(ontology, found) : []);
      names = found ? namesOf(ontology, nodeType(ontology, found.type), (column) => columns.get(column)) : [];
      if (known.size >= KEPT) known.clear();
      known.set(id, names);
    }
    return names;
  };
}

function graphRecord(
  ontology: Ontology,
  draft: Draft,
  relations: GraphRecord['relations'],
  names: (id: string) => readonly string[],
): GraphRecord {
  const { id } = draft;
  const type = nodeType(ontology, draft.type);
  const values = [...columnProperties(ontology, draft), ['sortKey', sortKey(id)] as const].sort(
    byText(([name]) => name),
  );
  const columns = new Map<string, Stored>(values);
  const atEnd: NamesAtEnd = ({ name }) => firstOf(draft.relations.get(name) ?? [], MOST_ENDS).flatMap(names);
  const postings = postingsOf(type, [
    ...sourcesOf(ontology, type, id, (column) => columns.get(column)),
    ...sourcesAtEnds(type, atEnd),
  ]);
  // The hash says of the postings too whether they differ: another way of reading texts writes them anew.
  const hash = createHash('sha256')
    .update(JSON.stringify([type.name, values, relations, postings]))
    .digest('hex')
    .slice(0, 16);
  return {
    id,
    type: type.name,
    properties: Object.fromEntries([['id', id], ['type', type.name], ...values, ['hash', hash]]),
    relations,
    postings,
  };
}

/** In natural order, as queries give them. */
function firstOf(ids: readonly string[], most: number): readonly string[] {
  return ids.length < 2 ? ids : [...ids].sort(byText(sortKey)).slice(0, most);
}

function columnProperties(ontology: Ontology, draft: Draft): (readonly [string, Stored])[] {
  return [...nodeType(ontology, draft.type).fields.values()].flatMap((field) => {
    const value = draft.columns.get(field.name);
    return field.kind !== 'column' || value === undefined ? [] : encodeColumn(ontology, field, value);
  });
}

function relationsOf(
  ontology: Ontology,
  draft: Draft,
  derived: ReturnType<typeof derivedRelations>,
): (readonly [string, string])[] {
  const relations = new Map<string, readonly [string, string]>();
  for (const field of nodeType(ontology, draft.type).fields.values()) {
    if (field.kind !== 'relation' || field.direction !== 'OUT') continue;
    const ids = field.derived ? derived(draft, field) : (draft.relations.get(field.name) ?? []);
    for (const to of ids) relations.set(`${field.type} ${to}`, [field.type, to]);
  }
  return [...relations].sort(byText(([key]) => key)).map(([, relation]) => relation);
}

/** Order by code units: the same on every machine, whatever its language. */
export function byText<T>(textOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [textOf(a), textOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
