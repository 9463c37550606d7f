import type { Client } from '../turns/turns.js';

/** What both engines take and give: JSON without surprises. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
export type Parameters = Readonly<Record<string, Value>>;
/** The one record a statement returns, by column name. */
export type Row = Readonly<Record<string, Value>>;

/** A statement of cypher/ whose names are filled in. */
export interface Statement {
  /** The file it comes from, without ending. */
  readonly name: string;
  readonly text: string;
}

/** When an answer is no longer wanted: a moment of `performance.now()`. */
export type Deadline = number;

export interface Write {
  readonly statement: Statement;
  readonly parameters: Parameters;
  /** All that the statement does, where that is to create: an engine may do so without it. */
  readonly creates?: Creation;
}

export type Creation = NodeCreation | RelationshipCreation;

export interface NodeCreation {
  /** The last one is that in which ids are unique. */
  readonly labels: readonly string[];
  /** What the values of a row of `$rows` are, where rows are lists; else a row has all properties of a node. */
  readonly properties?: readonly string[];
}

/** A row of `$rows` is the id of a node, and a list with an item for each node that it leads to. */
export interface RelationshipCreation {
  readonly type: string;
  /** Labels of both ends in which ids are unique. */
  readonly from: string;
  readonly to: string;
  /** Where relationships have a property: an item is then a pair of the place of the end among `$ends` and its value. */
  readonly property?: string;
}

/** No two nodes of the label share a value of the property, or: nodes are found by it. */
export interface Key {
  readonly label: string;
  readonly property: string;
  /** In which order nodes of one value are found; an engine whose indexes have no order does without. */
  readonly then?: string;
}

/** What a load does to a graph. */
export interface ChangeSet {
  /** Created where missing, before the transaction: a schema change cannot share it. */
  readonly unique: readonly Key[];
  readonly indexed: readonly Key[];
  /** Sent first in the transaction: where it returns no record, nothing is written. */
  readonly guard?: Write;
  /** Sent in this order, in one transaction: all or nothing. */
  readonly writes: readonly Write[];
  /**
   * What readers see before anything of the writes: committed for itself when all writes are sent and nothing is left
   * but to commit them. Touches no node that they touch. Where it returns no record, nothing is written.
   */
  readonly mark?: Write;
  /**
   * That readers know that the graph is not whole, by a mark of a change set before: they may see some of the writes.
   * What fails leaves nothing of them nevertheless. Several that are given at once are applied in any order.
   */
  readonly marked?: boolean;
}

export interface GraphDescription {
  readonly engine: 'embedded' | 'neo4j';
  /** Version of the engine, where it can be asked. */
  readonly version: string | undefined;
  /** Where the engine is, without credentials; none for the embedded one. */
  readonly address: string | undefined;
}

/** One graph, whatever the engine. The conformance suite in test/graph says what it promises. */
export interface Graph {
  /**
   * Sends a statement that only reads.
   * @param client who waits for it; clients take turns where statements do.
   * @returns its record, or undefined where it has none (nothing is loaded).
   * @throws GraphError
   */
  read(statement: Statement, parameters: Parameters, deadline: Deadline, client?: Client): Promise<Row | undefined>;
  /**
   * Applies a change set, all or nothing. Readers see the old graph until the end; while it ends a statement may see
   * some of both, which is what a mark is for.
   * @param onProgress called with the number of writes done.
   * @throws GraphError, CONFLICT where the guard or the mark returns no record; the graph is then as it was. Only where
   * a database is lost while it commits (UNREACHABLE) the mark may be there, with or without the writes.
   */
  apply(changeSet: ChangeSet, onProgress?: (done: number) => void): Promise<void>;
  /** @throws GraphError where the engine cannot be reached. */
  describe(): Promise<GraphDescription>;
  /** Ends what is in flight and frees everything; a second call does nothing. */
  close(): Promise<void>;
}

export type GraphErrorCode =
  /** The deadline passed. */
  | 'DEADLINE'
  /** The database cannot be reached, or was lost; asking again later may help. */
  | 'UNREACHABLE'
  /** close() was called. */
  | 'CLOSED'
  /** The database refused the user or the password. */
  | 'UNAUTHORIZED'
  /** The database ran out of memory: the change set is too large for it. */
  | 'TOO_LARGE'
  /** A change set was made for a graph that is another one by now: its guard returned no record. */
  | 'CONFLICT'
  /** Anything else: a defect of ours, or of the engine. */
  | 'FAILED';

/** What a graph throws. The message may name internals: it is for the log, never for a client. */
export class GraphError extends Error {
  constructor(
    readonly code: GraphErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'GraphError';
  }
}
