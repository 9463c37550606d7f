import { randomBytes } from 'node:crypto';
import type { ChangeSet, Graph, Write } from '../graph/graph.js';
import { statement } from '../graph/statement.js';
import type { Ontology } from '../ontology/ontology.js';
import type { SeedRecord } from '../seed/records/seed-record.js';
import type { ReleaseHistory } from '../seed/released/release-history.js';
import { derivation } from './derive.js';
import { diff, isNothing } from './diff.js';
import type { Diff } from './diff.js';
import { allAdded, firstLoad } from './first-load.js';
import type { Begun } from './first-load.js';
import { keys } from './keys.js';
import { LAYOUT, layoutNotice } from './layout.js';
import { isConflict, loaderName, takeLock } from './lock.js';
import type { Lock } from './lock.js';
import { toItsEnd } from './pending-check.js';
import type { PendingCheck } from './pending-check.js';
import { changesOf } from './recorded-changes.js';
import { LoadOvertakenError } from './refusals.js';
import type { Step } from './record-writes.js';
import { rowsOf, steps } from './steps.js';
import { readState, refuseForeign, storedChanges, storedRecords, storedTokens } from './stored.js';
import type { LoadState, StoredRecord } from './stored.js';
import { survey } from './survey.js';
import type { Survey } from './survey.js';

/** How many rows a load may write to be one transaction: a row takes about 1 kB of the memory of Neo4j. */
const ONE_TRANSACTION = 50_000;
/** A record takes so many rows and more: with its words and what it leads to, mostly about twenty. */
const ROWS_OF_RECORD = 10;
/** About how many rows a transaction has where a load takes several. */
const BATCH = 10_000;
/** Which data version a first load writes, until all of it was looked at. What it leaves behind is written anew. */
const NOT_KNOWN_YET = '';
/**
 * The same for a first load: no more than a pipe holds at once, so that the engine has all of a step while the next one is
 * worked out.
 */
const FIRST_BATCH = 2_500;
/** How many of its steps are sent before the first of them is answered. */
const ON_THE_WAY = 6;
/** For how long a load that holds the database may give no sign of life, in milliseconds. */
const PATIENCE_MS = 20_000;

/** How many versions that came before a graph knows. */
const FORMER_VERSIONS = 1_000;
/** Of what tells one load from another: so short that Neo4j reads and writes it in one piece. */
const LOAD_BYTES = 8;

export interface LoadOptions {
  /** What changed in the seed from release to release, where it says so. */
  readonly history?: ReleaseHistory | undefined;
  /**
   * That nobody else writes to the graph, and that it does in turn what it is sent: where it is empty and the load takes
   * several transactions, records are written while others are still worked out.
   */
  readonly alone?: boolean;
  /**
   * What has to come to its end before the graph is whole, piece by piece: before anything is written, or, where records
   * are written while others are worked out, while the engine is behind. What it throws ends the load.
   */
  readonly check?: PendingCheck;
  /** Says what a load would do, and does nothing. */
  readonly dryRun?: boolean;
  /** Called with how much is done and how much all of it is. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called with a line where the one who started the load should know of something. */
  readonly say?: (line: string) => void;
  /** Rows of a load that is one transaction, and of each where it takes several. */
  readonly oneTransaction?: number;
  readonly batch?: number;
  readonly patience?: number;
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

/**
 * Makes a graph hold what the records say, by writing only what differs. What fits into one transaction is one: all or
 * nothing. More takes several. From a mark before the first change to the last transaction of all the graph has no data
 * version, so that nobody takes it for whole, and a load that was cut off meanwhile is gone on with by the next one.
 * @param records of a seed without problems.
 * @throws LoadRefusal where the database is somebody else's, or another load is at work.
 * @throws GraphError, or what `check` throws; the graph is then as it was, or marked as being loaded.
 */
export async function load(
  graph: Graph,
  ontology: Ontology,
  records: readonly SeedRecord[],
  options: LoadOptions = {},
): Promise<LoadResult> {
  const { dryRun = false, say = () => undefined, patience = PATIENCE_MS } = options;
  const derived = derivation(ontology, records);
  const changes = changesOf(ontology, records, derived, options.history);
  await refuseForeign(graph);
  const before = await readState(graph);
  const { batch = BATCH, oneTransaction = ONE_TRANSACTION, alone = false } = options;
  if (alone && isLarge(records, oneTransaction) && !dryRun && !before && (await isEmpty(graph))) {
    return loadFirst(graph, { ontology, derivation: derived, changes }, options);
  }
  toItsEnd(options.check);
  const surveyed = survey(ontology, derived, changes);
  const compare = (): Promise<Diff> => diff(surveyed, storedRecords(graph), storedTokens(graph), storedChanges(graph));
  if (dryRun) return result(surveyed, await compare(), false);
  // What is there already needs nobody to wait. That it says so is not enough: somebody may have changed it by hand.
  if (isCurrent(before, surveyed)) {
    const difference = await compare();
    if (isNothing(difference)) return result(surveyed, difference, false);
  }
  const lock = await takeLock(graph, { patience, say });
  let marked = lock.state?.loading !== undefined;
  try {
    const { state } = lock;
    if (state?.loading !== undefined) {
      const name = state.loading === NOT_KNOWN_YET ? '' : ` of data version ${state.loading}`;
      say(`A load${name} did not end: going on from there.`);
    }
    const notice = layoutNotice(state);
    if (notice) say(notice);
    const isUnknown = state?.loading === NOT_KNOWN_YET;
    const difference = await diff(
      surveyed,
      renewing(isUnknown ? distrusted(storedRecords(graph)) : storedRecords(graph), lock),
      renewing(storedTokens(graph), lock),
      renewing(storedChanges(graph), lock),
    );
    // Cut off too, it leaves hashes behind that nobody can trust.
    const work = workOf(graph, ontology, lock, isUnknown ? NOT_KNOWN_YET : surveyed.version, options);
    const all = { ontology, derivation: derived, survey: surveyed, diff: difference };
    const total = rowsOf(all);
    if (!marked && total <= oneTransaction) {
      const writes = [...steps(all, batch)].flatMap((step) => step.writes);
      await atOnce(work, writes);
      marked = true;
      await end(work, surveyed, writes.length + 1);
    } else {
      marked = true;
      await inBatches(work, steps(all, batch), () => total);
      await end(work, surveyed, total, work.keys.indexed);
    }
    return result(surveyed, difference, true);
  } catch (error) {
    throw await givenUp(graph, lock, marked, error);
  }
}

/** Whether a load of records into an empty graph takes several transactions. */
export function isLarge(records: readonly SeedRecord[], oneTransaction = ONE_TRANSACTION): boolean {
  return records.length * ROWS_OF_RECORD > oneTransaction;
}

/** As `load`, where nothing is there yet: what is sent is worked out as it is sent. */
async function loadFirst(graph: Graph, begun: Begun, options: LoadOptions): Promise<LoadResult> {
  const { batch = FIRST_BATCH, patience = PATIENCE_MS, say = () => undefined } = options;
  const lock = await takeLock(graph, { patience, say });
  try {
    const first = firstLoad(begun, batch, options.check);
    const work = workOf(graph, begun.ontology, lock, NOT_KNOWN_YET, options);
    await inBatches(work, first.steps, first.total);
    const surveyed = first.survey();
    await end(work, surveyed, first.total(), work.keys.indexed);
    return result(surveyed, allAdded(surveyed), true);
  } catch (error) {
    throw await givenUp(graph, lock, true, error);
  }
}

async function isEmpty(graph: Graph): Promise<boolean> {
  for (const pages of [storedRecords(graph), storedTokens(graph), storedChanges(graph)]) {
    if ((await pages.next()).done !== true) return false;
  }
  return true;
}

/** What to throw, after others may load again. */
async function givenUp(graph: Graph, lock: Lock, marked: boolean, error: unknown): Promise<unknown> {
  if (isConflict(error)) return overtaken(graph, marked);
  // The graph may be what fails: then the lock stays, and the next load sees that nobody holds it.
  await lock.release().catch(() => undefined);
  return error;
}

/** The data version of a graph that holds the records, and nothing else: what `load` would make of it. */
export function dataVersionOf(
  ontology: Ontology,
  records: readonly SeedRecord[],
  history: ReleaseHistory | undefined,
): string {
  const derived = derivation(ontology, records);
  return survey(ontology, derived, changesOf(ontology, records, derived, history)).version;
}

interface Work {
  readonly graph: Graph;
  readonly lock: Lock;
  readonly keys: Pick<ChangeSet, 'unique' | 'indexed'>;
  /** What says to readers that the graph is not whole. */
  readonly mark: Write;
  readonly onProgress: LoadOptions['onProgress'];
  readonly alone: boolean;
}

function workOf(
  graph: Graph,
  ontology: Ontology,
  lock: Lock,
  version: string,
  { onProgress, alone = false }: LoadOptions,
): Work {
  return { graph, lock, keys: keys(ontology), mark: markOf(version, lock), onProgress, alone };
}

/** One transaction: readers see the old graph until it is there as a whole, but for the moment when it is committed. */
async function atOnce(
  { graph, lock: { guard }, keys: created, mark, onProgress }: Work,
  writes: readonly Write[],
): Promise<void> {
  await graph.apply({ ...created, guard, writes, mark }, onProgress && ((done) => onProgress(done, writes.length + 1)));
}

/**
 * Several transactions, some of them side by side: the graph is marked as being loaded in the first one. Indexes that
 * nothing is written by are made at the end: to fill them at once takes a fraction of the time.
 */
async function inBatches(
  { graph, lock, keys: { unique }, mark, onProgress, alone }: Work,
  all: Iterable<Step>,
  total: () => number,
): Promise<void> {
  const opening = alone ? [mark] : [lock.openLanes, mark];
  await graph.apply({ unique, indexed: [], guard: lock.guard, writes: opening });
  // Nobody takes the place of who is alone; to ask would be to wait for an answer with each step. What it sends is done in
  // turn, and the next is there before one is done; not of the next stage, since a process that is lost does all anew.
  const guards = alone ? Array.from({ length: ON_THE_WAY }, () => ({})) : lock.lanes.map((guard) => ({ guard }));
  let done = 0;
  let stage = '';
  const lanes = guards.map(() => Promise.resolve());
  const write = async (guard: Pick<ChangeSet, 'guard'>, { writes, rows }: Step): Promise<void> => {
    await graph.apply({ unique: [], indexed: [], ...guard, writes, marked: true });
    done += rows;
    onProgress?.(Math.min(done, total() - 1), total());
  };
  try {
    onProgress?.(0, total());
    for (const step of all) {
      if (step.stage !== stage) await Promise.all(lanes);
      stage = step.stage;
      const free = await Promise.race(lanes.map((lane, index) => lane.then(() => index)));
      // While steps are written the next one is made.
      const writing = write(guards[free] ?? {}, step);
      lanes[free] = writing;
      writing.catch(() => undefined);
      await sent();
    }
    await Promise.all(lanes);
  } finally {
    await Promise.allSettled(lanes);
  }
}

/** In two transactions: who sees that the graph is whole again finds all that is recorded of the whole. */
async function end(
  { graph, lock: { guard }, onProgress }: Work,
  { version, figures, changes: { releases } }: Survey,
  total: number,
  indexed: ChangeSet['indexed'] = [],
): Promise<void> {
  const recorded = Object.entries(figures).map(([name, figure]) => [name, JSON.stringify(figure)] as const);
  const whole = { version, releases: JSON.stringify(releases), ...Object.fromEntries(recorded) };
  const load = randomBytes(LOAD_BYTES).toString('hex');
  const written = [{ statement: statement('write-data-version'), parameters: whole }];
  const ended = [
    { statement: statement('end-load'), parameters: { layout: LAYOUT, load } },
    { statement: statement('release-load'), parameters: {} },
  ];
  await graph.apply({ unique: [], indexed, guard, writes: written });
  await graph.apply({ unique: [], indexed: [], guard, writes: ended });
  onProgress?.(total, total);
}

/** Lets what was given to a socket go out, before the thread is taken by the next step. */
function sent(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function markOf(version: string, { owner, state }: Lock): Write {
  const { version: last, former = [] } = state ?? {};
  const known = last === undefined ? former : [...former.filter((one) => one !== last), last];
  const parameters = { owner, version, former: JSON.stringify(known.slice(-FORMER_VERSIONS)) };
  return { statement: statement('mark-loading'), parameters };
}

function isCurrent(state: LoadState | undefined, { version }: Survey): boolean {
  return state?.version === version && state.layout === LAYOUT;
}

async function* distrusted(pages: AsyncIterable<readonly StoredRecord[]>): AsyncGenerator<StoredRecord[]> {
  for await (const page of pages) yield page.map((record) => ({ ...record, hash: undefined }));
}

async function* renewing<T>(pages: AsyncIterable<T>, lock: Lock): AsyncGenerator<T> {
  for await (const page of pages) {
    yield page;
    await lock.renew();
  }
}

async function overtaken(graph: Graph, marked: boolean): Promise<LoadOvertakenError> {
  const now = await readState(graph);
  return new LoadOvertakenError(now?.owner === undefined ? 'another load' : loaderName(now), marked);
}

function result({ version, figures }: Survey, difference: Diff, written: boolean): LoadResult {
  const { added, begun, removed, unchanged } = difference;
  const changed = [...difference.changed.map(({ id }) => id), ...begun];
  const { counts } = figures;
  return { added, changed, removed, unchanged, dataVersion: version, counts, written };
}
