import { hash as digest } from 'node:crypto';
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

/** All records of a seed, each worked out when it is asked for: a large seed is not held as a whole. */
export interface Derivation {
  /** In the order of the seed. */
  readonly ids: readonly string[];
  /** The number of an id among these, from 0 on. */
  readonly placeOf: (id: string) => number | undefined;
  readonly typeOf: (id: string) => string | undefined;
  /** The ids that it leads to, each once. */
  readonly leadsTo: (id: string) => readonly string[];
  readonly record: (id: string) => GraphRecord;
  /** The properties alone, without the hash: what a record is found by and leads to takes most of the time. */
  readonly properties: (id: string) => GraphRecord['properties'];
}

/** Of how many records what names them is held. */
const NAMED = 20_000;

/** Turns good seed records into nodes and relationships: fills in, works out, and adds what queries need. */
export function derivation(ontology: Ontology, records: readonly SeedRecord[]): Derivation {
  const drafts = draftsOf(records);
  fillIn(ontology, drafts);
  completeClaims(ontology, drafts, records);
  completeEntities(ontology, drafts);
  const derived = derivedRelations(ontology, drafts);
  const draft = (id: string): Draft => {
    const found = drafts.get(id);
    if (!found) throw new Error(`No record ${id} in the seed`);
    return found;
  };
  const names = namesOfDrafts(ontology, drafts);
  return {
    ids: [...drafts.keys()],
    placeOf: (id) => drafts.get(id)?.place,
    typeOf: (id) => drafts.get(id)?.type,
    leadsTo: (id) => [...new Set(relationsOf(ontology, draft(id), derived).map(([, to]) => to))],
    record: (id) => graphRecord(ontology, draft(id), relationsOf(ontology, draft(id), derived), names),
    properties: (id) => {
      const { type } = draft(id);
      return Object.fromEntries([['id', id], ['type', type], ...valuesOf(ontology, draft(id))]);
    },
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
      if (known.size >= NAMED) known.clear();
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
  const values = valuesOf(ontology, draft);
  const columns = new Map<string, Stored>(values);
  const atEnd: NamesAtEnd = ({ name }) => firstOf(draft.relations.get(name) ?? [], MOST_ENDS).flatMap(names);
  const postings = postingsOf(type, [
    ...sourcesOf(ontology, type, id, (column) => columns.get(column)),
    ...sourcesAtEnds(type, atEnd),
  ]);
  // The hash says of the postings too whether they differ: another way of reading texts writes them anew.
  const found = postings.map(({ token, k }) => `${token} ${k}`).join();
  const hash = digest('sha256', JSON.stringify([type.name, values, relations, found]), 'hex').slice(0, 16);
  return {
    id,
    type: type.name,
    properties: Object.fromEntries([['id', id], ['type', type.name], ...values, ['hash', hash]]),
    relations,
    postings,
  };
}

/** By name. */
function valuesOf(ontology: Ontology, draft: Draft): (readonly [string, Stored])[] {
  const values = [...columnProperties(ontology, draft), ['sortKey', sortKey(draft.id)] as const];
  return values.sort(byText(([name]) => name));
}

/** In natural order, as queries give them. */
function firstOf(ids: readonly string[], most: number): readonly string[] {
  return ids.length < 2 ? ids : [...ids].sort(byText(sortKey)).slice(0, most);
}

function columnProperties(ontology: Ontology, draft: Draft): (readonly [string, Stored])[] {
  const { fields } = nodeType(ontology, draft.type);
  return [...draft.columns].flatMap(([name, value]) => {
    const field = fields.get(name);
    return field?.kind === 'column' ? encodeColumn(ontology, field, value) : [];
  });
}

/** By type, then by id, by code units as byText compares. */
function relationsOf(
  ontology: Ontology,
  draft: Draft,
  derived: ReturnType<typeof derivedRelations>,
): (readonly [string, string])[] {
  const ends = new Map<string, Set<string>>();
  for (const field of nodeType(ontology, draft.type).fields.values()) {
    if (field.kind !== 'relation' || field.direction !== 'OUT') continue;
    const ids = field.derived ? derived(draft, field) : draft.relations.get(field.name);
    if (!ids || ids.length === 0) continue;
    const known = ends.get(field.type);
    if (known) for (const id of ids) known.add(id);
    else ends.set(field.type, new Set(ids));
  }
  const types = [...ends].sort(byText(([type]) => type));
  return types.flatMap(([type, ids]) => [...ids].sort().map((to) => [type, to] as const));
}

/** Order by code units: the same on every machine, whatever its language. */
export function byText<T>(textOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [textOf(a), textOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
