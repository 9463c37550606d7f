import type { NodeType, Ontology, Relation } from '../../ontology/ontology.js';
import type { Position, Problem } from '../problem.js';
import type { SeedReference, SeedRecord } from './seed-record.js';

/** What reading the files of a seed has come to so far: every file adds to one. */
export interface RecordReading {
  readonly ontology: Ontology;
  readonly records: SeedRecord[];
  readonly problems: Problem[];
  readonly continuations: Continuation[];
  readonly declared: Map<string, Declared>;
}

/** A record that another file continues. */
export interface Continuation extends SeedReference {
  /** The type of the folder that the continuing file stands in. */
  readonly type: NodeType;
}

/** Where a record of an id is, and its type, if that is known. */
export interface Declared {
  readonly at: Position;
  readonly type: string | undefined;
}

/** A record by where it stands, before its fields are read. */
export interface PlacedRecord extends SeedReference {
  readonly type: NodeType;
  /** The field that the nesting writes, and the record around. */
  readonly nesting?: { readonly field: Relation; readonly ownerId: string };
}

export function startReading(ontology: Ontology): RecordReading {
  return { ontology, records: [], problems: [], continuations: [], declared: new Map() };
}
