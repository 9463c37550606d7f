import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { childrenOf, isRunning, start } from '../../cli/command.js';
import type { Environment, Running } from '../../cli/command.js';
import type { Connection } from '../../support/neo4j/connection.js';
import type { Proxy } from '../../support/proxy.js';
import { asker } from '../asking.js';
import type { Answered, Asker } from '../asking.js';
import { leakIn } from './judge.js';
import type { Tally } from './tally.js';

/** A time in which a server is ended by us, and what it then owes to those who have asked: moments of `performance.now()`. */
interface Outage {
  /** Whether what is in flight is to be answered. */
  readonly isPolite: boolean;
  readonly from: number;
  until: number;
}

/** What Neo4j a server is over, and how it is got at. */
export interface Behind {
  readonly connection: Connection;
  readonly proxy: Proxy;
}

/** A request that is on its way to a server that is told to stop may come too late to be answered, in milliseconds. */
const ON_THE_WAY_MS = 1_000;
/** After so long a server is not coming back, in milliseconds. */
const READY_MS = 120_000;
const LOOK_MS = 100;

/** A real server, which is ended and started again on one port. */
export class House {
  #running: Running | undefined;
  #url = '';
  #seed: string | undefined;
  #ending = false;
  #over = false;
  readonly #outages: Outage[] = [];
  readonly #said: string[] = [];
  #owner: Asker | undefined;

  /** @param behind undefined for the embedded engine. */
  constructor(
    readonly tally: Tally,
    readonly behind: Behind | undefined,
  ) {}

  get url(): string {
    return this.#url;
  }

  /** Milliseconds of `performance.now()` apart, who comes from an address of their own; to be closed by who asks. */
  asker(address: string): Asker {
    return asker(this.#url, address);
  }

  /** @param seed another folder than the one that ships, for the embedded engine. */
  async start(seed?: string): Promise<void> {
    this.#ending = false;
    this.#seed = seed;
    const environment: Environment = {
      // What is killed while it keeps one leaves a part of it.
      SNAPSHOT_DIR: 'none',
      PORT: this.#url === '' ? '0' : new URL(this.#url).port,
      ...(this.behind && {
        NEO4J_URI: this.behind.proxy.uri,
        NEO4J_USER: this.behind.connection.user,
        NEO4J_PASSWORD: this.behind.connection.password,
        NEO4J_DATABASE: this.behind.connection.database,
      }),
    };
    const running = start(['serve', ...(seed === undefined ? [] : ['--seed', seed])], environment);
    this.#running = running;
    void running.ended.then(({ code, signal, stderr }) => this.#ended(running, code, signal, stderr));
    // It says where the playground is when there is something to ask, which may be never while a fault goes on.
    if (this.#url === '') {
      const [, url = ''] = await running.says(/Playground: (http:\S+)\/playground\n/);
      this.#url = url;
      this.#owner = this.asker('127.0.0.8');
    }
    await this.#listens();
    for (const outage of this.#outages) if (outage.until === Infinity) outage.until = performance.now();
  }

  /** Ends the server by a signal, sees that it leaves nothing behind, and starts it again. */
  async restart(signal: NodeJS.Signals, seed = this.#seed): Promise<void> {
    await this.#end(signal);
    await this.start(seed);
  }

  async close(): Promise<void> {
    this.#over = true;
    await this.#end('SIGTERM');
    this.#owner?.close();
    const log = this.#said.join('');
    for (const [, reference = ''] of log.matchAll(/INTERNAL_SERVER_ERROR (\w+)/g)) {
      const at = log.indexOf(reference);
      this.tally.saw('defect', log.slice(at, at + 1_500));
    }
  }

  /** The processes of the engine; waits for one where there is none at the moment. */
  async engine(): Promise<number> {
    for (;;) {
      const [pid] = this.#running ? childrenOf(this.#running.process) : [];
      if (pid !== undefined) return pid;
      await sleep(LOOK_MS);
    }
  }

  /** Waits until it says that it is ready; counts where it does not. */
  async ready(after: string): Promise<void> {
    const until = performance.now() + READY_MS;
    while (performance.now() < until) {
      const answered = await this.#owner?.get('/readyz').catch(() => undefined);
      if (answered?.status === 200) return;
      await sleep(LOOK_MS);
    }
    this.tally.saw('unready', after);
  }

  /** Looks at what leaves the house, whoever it is for. */
  watch(answered: Pick<Answered, 'body'>): void {
    const leak = leakIn(answered.body);
    if (leak !== undefined) this.tally.saw('leak', leak);
  }

  /**
   * Whether we are why a request has no answer: its server was ended, or had been. One that is told to stop owes an
   * answer to what has reached it: not to a connection that it has not taken yet, nor to what was on the way.
   * @param began when it was sent: a moment of `performance.now()`.
   */
  isExcused(began: number, error?: unknown): boolean {
    const isUntaken = error instanceof Error && (error as NodeJS.ErrnoException).syscall === 'connect';
    return this.#outages.some(
      ({ isPolite, from, until }) => began < until && (!isPolite || isUntaken || began > from - ON_THE_WAY_MS),
    );
  }

  /** The memory of the server, as far as the system tells. */
  lookAtMemory(): void {
    const file = `/proc/${this.#running?.process.pid ?? ''}/status`;
    if (!existsSync(file)) return;
    const kilobytes = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
    this.tally.mostMemory = Math.max(this.tally.mostMemory, kilobytes * 1_024);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#ending = true;
    this.lookAtMemory();
    const engines = childrenOf(running.process);
    this.#outages.push({ isPolite: signal === 'SIGTERM', from: performance.now(), until: Infinity });
    running.process.kill(signal);
    const { code } = await running.ended;
    if (signal === 'SIGTERM' && code !== 0) this.tally.saw('crash', `SIGTERM ended it with ${String(code)}`);
    await this.#noneOf(engines);
  }

  /** What an engine is after its server has ended. */
  async #noneOf(engines: readonly number[]): Promise<void> {
    const until = performance.now() + READY_MS / 4;
    while (engines.some(isRunning)) {
      if (performance.now() > until) {
        this.tally.saw('orphan', `process ${engines.join(', ')}`);
        return;
      }
      await sleep(LOOK_MS);
    }
  }

  #ended(running: Running, code: number | null, signal: string | null, stderr: string): void {
    this.#said.push(stderr);
    if (this.#ending || running !== this.#running) return;
    this.tally.saw('crash', `${String(code ?? signal)}\n${stderr.slice(-1_500)}`);
    if (!this.#over) void this.start(this.#seed);
  }

  async #listens(): Promise<void> {
    const until = performance.now() + READY_MS;
    for (;;) {
      const alive = await this.#owner?.get('/healthz').catch(() => undefined);
      if (alive?.status === 200 || performance.now() > until) return;
      await sleep(LOOK_MS);
    }
  }
}

/** The process of a Neo4j that the test kit has started by Java; undefined where it is another. */
export function processOf({ uri }: Connection): number | undefined {
  const { port } = new URL(uri);
  const table = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  for (const line of table.split('\n')) {
    const [, pid, home] = /^\s*(\d+) java .*CommunityEntryPoint.* --home-dir=(\S+)/.exec(line) ?? [];
    if (pid === undefined || home === undefined) continue;
    const file = `${home}/conf/neo4j.conf`;
    if (existsSync(file) && readFileSync(file, 'utf8').includes(`bolt.listen_address=127.0.0.1:${port}\n`)) {
      return Number(pid);
    }
  }
  return undefined;
}
