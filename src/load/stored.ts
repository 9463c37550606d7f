import type { Graph, Row, Value } from '../graph/graph.js';
import { statement } from '../graph/statement.js';
import { ForeignDatabaseError } from './refusals.js';
import type { Token } from './tokens.js';

/** What a graph holds of a record: enough to tell whether it differs. */
export interface StoredRecord {
  readonly id: string;
  readonly type: string;
  /** None where a load was cut off before all of the record was written. */
  readonly hash: string | undefined;
}

/** A change that is recorded: enough to tell whether it differs. */
export interface StoredChange {
  readonly id: string;
  readonly hash: string;
  readonly dataVersion: string | undefined;
}

/** What the data version and the lock say of loads. */
export interface LoadState {
  /** None where nothing is loaded, and from the mark of a load to its end. */
  readonly version: string | undefined;
  /** None in a graph of a time before layouts had a number. */
  readonly layout: number | undefined;
  /** The version that a load was writing, and did not come to its end. */
  readonly loading: string | undefined;
  /** Versions that came before, the latest last. */
  readonly former: readonly string[];
  /** Whether there is a lock, held by somebody or not. */
  readonly hasLock: boolean;
  /** The load that is at work. */
  readonly owner: string | undefined;
  readonly since: string | undefined;
  /** Differs where the load at work gave a sign of life. */
  readonly beat: number | undefined;
}

type Readable = Pick<Graph, 'read'>;

/** A page is a scan of the index, or of the whole graph. */
const READ_MS = 300_000;
/** How many rows are read at a time. */
const PAGE = 20_000;

async function read(graph: Readable, name: string, parameters = {}): Promise<Row | undefined> {
  return graph.read(statement(name), parameters, performance.now() + READ_MS);
}

/** @throws ForeignDatabaseError where the graph holds nodes of somebody else. */
export async function refuseForeign(graph: Graph): Promise<void> {
  const foreign = Number((await read(graph, 'foreign-nodes'))?.['total'] ?? 0);
  if (foreign > 0) throw new ForeignDatabaseError(foreign);
}

export async function readState(graph: Readable): Promise<LoadState | undefined> {
  const row = await read(graph, 'load-state');
  const [data] = (row?.['versions'] ?? []) as readonly (readonly Value[])[];
  const [lock] = (row?.['locks'] ?? []) as readonly (readonly Value[])[];
  if (!data && !lock) return undefined;
  const [version, layout, loading, former] = data ?? [];
  const [owner, since] = lock ?? [];
  return {
    // The version is written before the last transaction, which takes the mark away.
    version: loading === null ? text(version) : undefined,
    layout: number(layout),
    loading: text(loading),
    former: typeof former === 'string' ? (JSON.parse(former) as string[]) : [],
    hasLock: lock !== undefined,
    owner: text(owner),
    since: text(since),
    beat: number(row?.['beats']),
  };
}

function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Pages of what is stored of the records, by id. @throws ForeignDatabaseError */
export function storedRecords(graph: Graph): AsyncGenerator<readonly StoredRecord[]> {
  return pages(graph, 'stored-records', 'records', ([id, type, hash]) =>
    typeof id === 'string' && typeof type === 'string'
      ? { id, type, hash: typeof hash === 'string' ? hash : undefined }
      : undefined,
  );
}

/** Pages of the tokens of the search index, by id. @throws ForeignDatabaseError */
export function storedTokens(graph: Graph): AsyncGenerator<readonly Token[]> {
  return pages(graph, 'stored-tokens', 'tokens', ([id, stem, df, surface]) =>
    typeof id === 'string' && typeof stem === 'string' && typeof df === 'number' && typeof surface === 'string'
      ? { id, stem, df, surface }
      : undefined,
  );
}

/** Pages of the changes that are recorded, by id. @throws ForeignDatabaseError */
export function storedChanges(graph: Graph): AsyncGenerator<readonly StoredChange[]> {
  return pages(graph, 'stored-changes', 'changes', ([id, hash, dataVersion]) =>
    typeof id === 'string' && typeof hash === 'string' ? { id, hash, dataVersion: text(dataVersion) } : undefined,
  );
}

async function* pages<T extends { readonly id: string }>(
  graph: Graph,
  name: string,
  column: string,
  parse: (row: readonly Value[]) => T | undefined,
): AsyncGenerator<readonly T[]> {
  let after = '';
  for (;;) {
    const rows = (await read(graph, name, { after, limit: PAGE }))?.[column] as readonly (readonly Value[])[];
    const page = rows.flatMap((row) => parse(row) ?? []);
    // A node of our labels that we did not write is somebody else's too.
    if (page.length < rows.length) throw new ForeignDatabaseError(rows.length - page.length);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}
