import { hash as digest } from 'node:crypto';
import { nodeType, relationsOf } from '../ontology/ontology.js';
import type { NodeType, Ontology, Relation } from '../ontology/ontology.js';
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
  const outgoing = new Map([...ontology.nodes.values()].map((type) => [type.name, outgoingOf(type)]));
  const relations = (one: Draft): GraphRecord['relations'] => ledTo(one, outgoing.get(one.type) ?? [], derived);
  return {
    ids: [...drafts.keys()],
    placeOf: (id) => drafts.get(id)?.place,
    typeOf: (id) => drafts.get(id)?.type,
    leadsTo: (id) => [...new Set(relations(draft(id)).map(([, to]) => to))],
    record: (id) => graphRecord(ontology, draft(id), relations(draft(id)), names),
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
  const properties: Record<string, Stored> = { id, type: type.name };
  for (const [name, value] of values) properties[name] = value;
  const atEnd: NamesAtEnd = ({ name }) => firstOf(draft.relations.get(name) ?? [], MOST_ENDS).flatMap(names);
  const postings = postingsOf(type, [
    ...sourcesOf(ontology, type, id, (column) => properties[column]),
    ...sourcesAtEnds(type, atEnd),
  ]);
  // The hash says of the postings too whether they differ: another way of reading texts writes them anew.
  const found = postings.map(({ token, k }) => `${token} ${k}`).join();
  properties['hash'] = digest('sha256', JSON.stringify([type.name, values, relations, found]), 'hex').slice(0, 16);
  return { id, type: type.name, properties, relations, postings };
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
  const found: (readonly [string, Stored])[] = [];
  for (const [name, value] of draft.columns) {
    const field = fields.get(name);
    if (field?.kind === 'column') found.push(...encodeColumn(ontology, field, value));
  }
  return found;
}

/** A relationship type that starts at nodes of a type, and the fields that say where it leads. */
interface Outgoing {
  readonly type: string;
  readonly fields: readonly Relation[];
}

/** By relationship type. */
function outgoingOf(type: NodeType): Outgoing[] {
  const relations = relationsOf(type).filter(({ direction }) => direction === 'OUT');
  const types = [...new Set(relations.map((relation) => relation.type))].sort();
  return types.map((name) => ({ type: name, fields: relations.filter((relation) => relation.type === name) }));
}

/** By type, then by id, by code units as byText compares. */
function ledTo(
  draft: Draft,
  outgoing: readonly Outgoing[],
  derived: ReturnType<typeof derivedRelations>,
): (readonly [string, string])[] {
  const relations: (readonly [string, string])[] = [];
  for (const { type, fields } of outgoing) {
    const ids = fields.flatMap(
      (field) => (field.derived ? derived(draft, field) : draft.relations.get(field.name)) ?? [],
    );
    // Mostly it is one.
    for (const to of ids.length < 2 ? ids : [...new Set(ids)].sort()) relations.push([type, to]);
  }
  return relations;
}

/** Order by code units: the same on every machine, whatever its language. */
export function byText<T>(textOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const left = textOf(a);
    const right = textOf(b);
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
