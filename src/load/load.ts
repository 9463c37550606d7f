import type { Graph, Row, Value } from '../graph/graph.js';
import { statement } from '../graph/statement.js';
import type { Ontology } from '../ontology/ontology.js';
import type { SeedRecord } from '../seed/records/seed-record.js';
import { changeSet } from './change-set.js';
import { derive } from './derive.js';
import { countsByType, dataVersion, diff } from './diff.js';
import type { StoredRecord } from './diff.js';
import type { StoredToken } from './tokens.js';

/** Reading back what is stored is a scan of the whole graph. */
const READ_MS = 300_000;

export interface LoadOptions {
  /** Says what a load would do, and does nothing. */
  readonly dryRun?: boolean;
  /** Called with the number of writes done and of all writes. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface LoadResult {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  readonly dataVersion: string;
  readonly counts: Readonly<Record<string, number>>;
  /** False for a dry run, and where the graph held the same data already: nothing was sent. */
  readonly written: boolean;
}

/** A database that is not ours; nothing was written. */
export class ForeignDatabaseError extends Error {
  constructor(readonly foreign: number) {
    super(
      `The database holds ${foreign} ${foreign === 1 ? 'node that is' : 'nodes that are'} not from rights-graph. ` +
        'rights-graph owns the whole database that it loads into: give it an empty one. Nothing was written.',
    );
    this.name = 'ForeignDatabaseError';
  }
}

/**
 * Makes a graph hold what the records say, by writing only what differs, all or nothing.
 * @param records of a seed without problems.
 * @throws ForeignDatabaseError where the database holds nodes of somebody else.
 * @throws GraphError; the graph is then as it was.
 */
export async function load(
  graph: Graph,
  ontology: Ontology,
  records: readonly SeedRecord[],
  { dryRun = false, onProgress }: LoadOptions = {},
): Promise<LoadResult> {
  const { stored, tokens, version } = await readStored(graph);
  const derived = derive(ontology, records);
  const difference = diff(stored, derived);
  const changes = changeSet(ontology, difference, version, tokens);
  const written = !dryRun && changes.writes.length > 0;
  if (written) await graph.apply(changes, onProgress && ((done) => onProgress(done, changes.writes.length)));
  return {
    added: difference.added.map(({ id }) => id),
    changed: difference.changed.map(({ record }) => record.id),
    removed: difference.removed.map(({ id }) => id),
    unchanged: difference.unchanged.map(({ id }) => id),
    dataVersion: dataVersion(derived),
    counts: countsByType(derived),
    written,
  };
}

interface Stored {
  readonly stored: readonly StoredRecord[];
  readonly tokens: readonly StoredToken[];
  readonly version: string | undefined;
}

async function readStored(graph: Graph): Promise<Stored> {
  const read = (name: string): Promise<Row | undefined> => graph.read(statement(name), {}, performance.now() + READ_MS);
  const foreign = Number((await read('foreign-nodes'))?.total ?? 0);
  const records = listOf((await read('stored-records'))?.records);
  const stored = records.flatMap((row) => storedRecord(row) ?? []);
  const index = listOf((await read('stored-tokens'))?.tokens);
  const tokens = index.flatMap((row) => storedToken(row) ?? []);
  // A node of our labels that we did not write is somebody else's too.
  const strangers = foreign + records.length - stored.length + index.length - tokens.length;
  if (strangers > 0) throw new ForeignDatabaseError(strangers);
  const version = (await read('data-version'))?.version;
  return { stored, tokens, version: typeof version === 'string' ? version : undefined };
}

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

function storedToken(row: Value): StoredToken | undefined {
  if (!Array.isArray(row)) return undefined;
  const [id, stem, df, surface] = row as readonly Value[];
  const isOurs =
    typeof id === 'string' && typeof stem === 'string' && typeof df === 'number' && typeof surface === 'string';
  return isOurs ? { id, stem, df, surface } : undefined;
}

function storedRecord(row: Value): StoredRecord | undefined {
  if (!Array.isArray(row)) return undefined;
  const [id, type, hash] = row as readonly Value[];
  const isOurs = typeof id === 'string' && typeof type === 'string' && typeof hash === 'string';
  return isOurs ? { id, type, hash } : undefined;
}
