import { open as openFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { GraphError } from '../graph.js';
import { Turns } from '../../turns/turns.js';
import type { Client } from '../../turns/turns.js';
import type { ChangeSet, Deadline, Graph, GraphDescription, Parameters, Row, Statement } from '../graph.js';
import { InFlight, closedError } from '../in-flight.js';
import { checkParameters, checkWrites } from '../parameters.js';
import { onlyRecord } from '../record.js';
import { EngineProcess, ProcessLost } from './engine-process.js';
import { apply } from './apply.js';
import { checkReading } from './reading.js';
import { restore } from './restore.js';

/** How often a start is tried, and how many losses in a row are made good before anybody asks. */
const STARTS = 3;
const FIRST_PAUSE_MS = 100;
/** For how long a start that failed answers for the next one. */
const GIVE_UP_MS = 1_000;
const START_TIMEOUT_MS = 30_000;
/** What waited while the graph was saved is answered at once after it; what is not by then, runs. */
const AFTER_SAVING_MS = 1_000;
const CORES = availableParallelism();

export interface EmbeddedOptions {
  /** The program that holds the engine; the one beside this file unless a test says otherwise. */
  readonly program?: URL;
}

/** A graph that can be kept in a file, and taken from one. */
export interface EmbeddedGraph extends Graph {
  /** Writes the graph to a file that is not there yet. @throws GraphError */
  save(file: string): Promise<void>;
  /**
   * Takes the graph of a file in the place of its own.
   * @param fits says of what was opened whether it is what was expected.
   * @throws GraphError FAILED where it cannot be opened or does not fit; the graph is empty then.
   */
  restore(file: string, fits: (graph: Pick<Graph, 'read'>) => Promise<boolean>): Promise<void>;
}

/**
 * Opens an empty graph in a process of its own.
 * @throws GraphError UNREACHABLE where the process cannot be started.
 */
export async function openEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedGraph> {
  const graph = new GraphInProcess(options.program ?? new URL('./child.js', import.meta.url));
  try {
    await graph.describe();
  } catch (error) {
    await graph.close();
    throw error;
  }
  return graph;
}

class GraphInProcess implements EmbeddedGraph {
  readonly #program: URL;
  readonly #calls = new InFlight();
  /** The engine takes a thread for each statement: more than there are cores would leave none for the server. */
  readonly #reads = new Turns({ running: CORES + 1, perClient: CORES, waiting: Infinity });
  readonly #alive = new Set<EngineProcess>();
  /** What a new process begins with: a file that was saved or taken over, and what was applied since. */
  #saved: FileHandle | undefined;
  #applied: ChangeSet[] = [];
  /** Until all that was to be written is. */
  #writes: Promise<unknown> = Promise.resolve();
  /** Until all is but what marks the graph as not whole. */
  #others: Promise<unknown> = Promise.resolve();
  /** Until the graph is saved, where it is being saved, and what waited had the time to be answered. */
  #saving: Promise<unknown> = Promise.resolve();
  /** The process that is loaded and takes requests. */
  #engine: EngineProcess | undefined;
  #starting: Promise<EngineProcess> | undefined;
  #failedStart: { readonly error: GraphError; readonly until: number } | undefined;
  #lossesSinceAnswer = 0;

  constructor(program: URL) {
    this.#program = program;
  }

  async read(
    statement: Statement,
    parameters: Parameters,
    deadline: Deadline,
    client: Client = '',
  ): Promise<Row | undefined> {
    checkReading(statement);
    checkParameters(statement.name, parameters);
    let expired = false;
    let sentTo: EngineProcess | undefined;
    const ask = async (engine: EngineProcess): Promise<Row | undefined> => {
      if (expired) return undefined;
      sentTo = engine;
      try {
        const records = await engine.send({ kind: 'read', statement, parameters });
        return onlyRecord(statement.name, records);
      } finally {
        sentTo = undefined;
      }
    };
    return this.#calls.run(
      deadline,
      async () => {
        const leave = await this.#reads.enter(client, Infinity);
        try {
          return expired ? undefined : await this.#withEngine(ask);
        } finally {
          leave();
        }
      },
      () => {
        expired = true;
        // Only now has somebody waited in vain: a process that is still being loaded is left alone. One that saves its
        // graph answers nothing meanwhile, and may answer then; killed, it would have to be loaded anew.
        void this.#saving.then(() => sentTo && this.#abandon(sentTo));
      },
    );
  }

  async apply(changeSet: ChangeSet, onProgress?: (done: number) => void): Promise<void> {
    checkWrites(changeSet);
    // Of those that mark the graph as not whole, which come in any order, the engine has the next one at hand.
    const turn = (changeSet.marked ? this.#others : this.#writes).then(() =>
      this.#withEngine(async (engine) => {
        try {
          await apply(engine, changeSet, onProgress);
        } catch (error) {
          const isPartly = changeSet.marked && error instanceof GraphError && error.code === 'FAILED';
          if (isPartly) this.#abandon(engine);
          throw error;
        }
        this.#applied.push(changeSet);
      }),
    );
    this.#writes = Promise.allSettled([this.#writes, turn]);
    if (!changeSet.marked) this.#others = this.#writes;
    return this.#calls.run(Infinity, () => turn);
  }

  async save(file: string): Promise<void> {
    const turn = this.#writes.then(() =>
      this.#withEngine(async (engine) => {
        await engine.send({ kind: 'save', file });
        // Faster to begin with than all that was applied, which need not be held any more.
        await this.#beginWith(await openFile(file));
      }),
    );
    this.#others = this.#writes = turn.catch(() => undefined);
    this.#saving = this.#writes.then(() => sleep(AFTER_SAVING_MS, undefined, { ref: false }));
    return this.#calls.run(Infinity, () => turn);
  }

  async restore(file: string, fits: (graph: Pick<Graph, 'read'>) => Promise<boolean>): Promise<void> {
    const saved = await openFile(file);
    const turn = this.#writes.then(() =>
      this.#withEngine(async (engine) => {
        await restore(engine, saved);
        if (await fits(this)) return this.#beginWith(saved);
        engine.kill();
        await engine.ended;
        throw new GraphError('FAILED', `${file} holds another graph`);
      }),
    );
    this.#others = this.#writes = turn.catch(() => undefined);
    try {
      await this.#calls.run(Infinity, () => turn);
    } catch (error) {
      await saved.close();
      throw error;
    }
  }

  async #beginWith(saved: FileHandle): Promise<void> {
    const before = this.#saved;
    this.#saved = saved;
    this.#applied = [];
    await before?.close();
  }

  async describe(): Promise<GraphDescription> {
    const version = await this.#calls.run(Infinity, () => this.#withEngine((engine) => engine.ready));
    return { engine: 'embedded', version, address: undefined };
  }

  async close(): Promise<void> {
    this.#calls.close();
    for (const engine of this.#alive) engine.kill();
    await Promise.all([...this.#alive].map((engine) => engine.ended));
    await this.#saved?.close().catch(() => undefined);
  }

  /** Runs work on the process, and once more on its successor where the process is lost meanwhile. */
  async #withEngine<T>(work: (engine: EngineProcess) => Promise<T>): Promise<T> {
    let lost: ProcessLost | undefined;
    for (let attempt = 0; attempt < 2; attempt++) {
      const engine = await this.#ready();
      try {
        const result = await work(engine);
        this.#lossesSinceAnswer = 0;
        return result;
      } catch (error) {
        if (!(error instanceof ProcessLost)) throw error;
        lost = error;
        if (this.#engine === engine) this.#lose();
      }
    }
    throw new GraphError('UNREACHABLE', `The embedded engine was lost twice in one call (${lost?.message})`, {
      cause: lost,
    });
  }

  async #ready(): Promise<EngineProcess> {
    if (this.#calls.closed) throw closedError();
    if (this.#engine) return this.#engine;
    if (this.#failedStart && performance.now() < this.#failedStart.until) throw this.#failedStart.error;
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  async #start(): Promise<EngineProcess> {
    let reason: unknown;
    for (let attempt = 0; attempt < STARTS; attempt++) {
      if (attempt > 0) await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      if (this.#calls.closed) throw closedError();
      const engine = this.#spawn();
      const timer = setTimeout(() => engine.kill(), START_TIMEOUT_MS);
      try {
        await engine.ready;
        clearTimeout(timer);
        if (this.#saved) await restore(engine, this.#saved);
        for (const changeSet of this.#applied) await apply(engine, changeSet);
        this.#engine = engine;
        return engine;
      } catch (error) {
        reason = error;
        clearTimeout(timer);
        engine.kill();
        await engine.ended;
      }
    }
    const text = reason instanceof Error ? reason.message : String(reason);
    const message = `The embedded engine did not start, tried ${STARTS} times; the last time: ${text}`;
    const error = new GraphError('UNREACHABLE', message, { cause: reason });
    this.#failedStart = { error, until: performance.now() + GIVE_UP_MS };
    throw error;
  }

  #spawn(): EngineProcess {
    const engine = new EngineProcess(this.#program);
    this.#alive.add(engine);
    void engine.ended.then(() => {
      this.#alive.delete(engine);
      if (this.#engine === engine) this.#lose();
    });
    return engine;
  }

  /** A query that nobody waits for runs in it, or it holds a part of a change set: nothing but a kill ends that. */
  #abandon(engine: EngineProcess): void {
    engine.kill();
    if (this.#engine === engine) this.#lose();
  }

  /** Starts the next process at once, unless processes end one after the other without an answer between. */
  #lose(): void {
    this.#engine = undefined;
    if (this.#calls.closed || ++this.#lossesSinceAnswer > STARTS) return;
    this.#ready().catch(() => undefined);
  }
}
