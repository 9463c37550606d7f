import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { GraphError } from '../../../src/graph/graph.js';
import { openNeo4j } from '../../../src/graph/neo4j/neo4j.js';
import { LoadRefusal } from '../../../src/load/refusals.js';
import { load } from '../../../src/load/load.js';
import type { LoadOptions } from '../../../src/load/load.js';
import type { Dice } from '../../api/fuzz/dice.js';
import { outcome } from '../asking.js';
import type { Answered, Asker } from '../asking.js';
import { FLOOD, FLOODS } from '../floods.js';
import { WORST } from '../worst.js';
import { BAD_INPUT, halfSent, noise } from './bad-input.js';
import { processOf } from './house.js';
import type { Behind, House } from './house.js';
import type { Edition, Known } from './known.js';

/** Where a fault is done, and what it is made of. */
export interface Scene {
  readonly house: House;
  readonly known: Known;
  readonly dice: Dice;
  /** Whether all is to be short: a stop of a moment is a stop. */
  readonly isShort: boolean;
  readonly served: Served;
}

/** What the server was given last to serve. */
export interface Served {
  edition: Edition;
}

export interface Fault {
  readonly name: string;
  /** The only engine on which there is such a thing. */
  readonly engine?: 'embedded' | 'neo4j';
  /** What two at once would both do: those of one group are done one after the other. */
  readonly group: 'engine' | 'server' | 'link' | 'load' | 'requests';
  readonly inject: (scene: Scene) => Promise<void>;
}

const LOADER = fileURLToPath(new URL('../../load/programs/loader.js', import.meta.url));
const WORST_AT_ONCE = 8;
const HALVES = 20;
const LOAD_TRIES = 20;
/** So many of each bad input, in the long run. */
const BAD_TIMES = 3;

/** A moment, or up to so many milliseconds where there is time. */
function pause({ dice, isShort }: Scene, most: number): Promise<void> {
  return sleep(isShort ? 300 : 100 + dice.below(most));
}

/** What may come of any request while something is wrong. */
const UNAVAILABLE: ReadonlySet<string> = new Set([
  'OVERLOADED',
  'DEADLINE_EXCEEDED',
  'DATABASE_UNAVAILABLE',
  'LOADING',
  'NOT_LOADED',
]);

/** Sends something, and says what came of it; undefined where our own fault ended it. */
async function came(house: House, what: string, send: () => Promise<Answered>): Promise<string | undefined> {
  const began = performance.now();
  try {
    const answered = await send();
    house.watch(answered);
    return outcome(answered);
  } catch (error) {
    if (!house.isExcused(began, error)) house.tally.saw('lost', `${what}: ${String(error)}`);
    return undefined;
  }
}

function flood({ name, send, outcomes }: (typeof FLOODS)[number]): Fault {
  return {
    name: `a flood of ${FLOOD} ${name}`,
    group: 'requests',
    inject: async ({ house }) => {
      const heavy = house.asker('127.0.0.2');
      await Promise.all(
        Array.from({ length: FLOOD }, async (_, index) => {
          const code = await came(house, name, () => send(heavy, index));
          if (code === undefined) return;
          house.tally.floods.add(`${name}\t${code}`);
          if (!outcomes.includes(code) && !UNAVAILABLE.has(code)) house.tally.saw('odd', `${name}: ${code}`);
        }),
      );
      heavy.close();
    },
  };
}

const worst: Fault = {
  name: `the worst operations that are allowed, ${WORST_AT_ONCE} at once`,
  group: 'requests',
  inject: async ({ house, dice }) => {
    const [what, query] = dice.of(WORST);
    // Two clients: of what nobody has read yet one may have four of the largest answers.
    const ones = ['127.0.0.4', '127.0.0.5'].map((address) => house.asker(address));
    const asked = Array.from({ length: WORST_AT_ONCE / ones.length }, () => ones).flat();
    const codes = await Promise.all(asked.map((one) => came(house, what, () => one.ask(query))));
    for (const code of codes) {
      if (code === undefined) continue;
      house.tally.floods.add(`worst operations\t${code}`);
      if (code !== '200' && !UNAVAILABLE.has(code)) house.tally.saw('odd', `${what}: ${code}`);
    }
    for (const one of ones) one.close();
  },
};

const badInput: Fault = {
  name: 'bad input of every kind',
  group: 'requests',
  inject: async ({ house, dice, isShort }) => {
    const one = house.asker('127.0.0.6');
    const inputs = [
      ...BAD_INPUT,
      { name: 'bytes that are no HTTP', due: 'BAD_REQUEST', send: (_: Asker, dice: Dice) => noise(house.url, dice) },
    ];
    for (const { name, due, send } of Array.from({ length: isShort ? 1 : BAD_TIMES }, () => inputs).flat()) {
      const code = await came(house, name, () => send(one, dice));
      if (code === undefined) continue;
      house.tally.bad.add(`${name}\t${code}`);
      if (code !== due && !UNAVAILABLE.has(code)) house.tally.saw('odd', `${name}: ${code}, and ${due} is due`);
    }
    one.close();
  },
};

const halves: Fault = {
  name: `${HALVES} bodies that are sent by half`,
  group: 'requests',
  inject: async (scene) => {
    const { house, dice, isShort } = scene;
    // Some are dropped, some wait until the server ends them.
    const ends = Array.from({ length: HALVES }, () => (isShort || !dice.oneIn(4) ? 500 + dice.below(3_000) : 45_000));
    const read = await Promise.all(ends.map((ms) => halfSent(house.url, '127.0.0.7', ms)));
    for (const [index, answer] of read.entries()) {
      house.watch({ body: answer });
      const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'nothing';
      house.tally.bad.add(`a body that is sent by half\t${status}`);
      const isDropped = (ends[index] ?? 0) < 30_000;
      if (!['nothing', '408', '503'].includes(status) || (isDropped && status === '408')) {
        house.tally.saw('odd', `a body that is sent by half: ${answer.slice(0, 200)}`);
      }
    }
  },
};

/** @param politely whether what is in flight is answered first. */
function ended(signal: NodeJS.Signals, name: string): Fault {
  return { name, group: 'server', inject: ({ house }) => house.restart(signal) };
}

const otherData: Fault = {
  name: 'the server is told to stop (SIGTERM) and starts with other data',
  engine: 'embedded',
  group: 'server',
  inject: async (scene) => {
    scene.served.edition = otherThan(scene);
    await scene.house.restart('SIGTERM', scene.served.edition.folder);
  },
};

const FOR_EMBEDDED: readonly Fault[] = [
  {
    name: "the engine's process is killed (SIGKILL)",
    engine: 'embedded',
    group: 'engine',
    inject: async ({ house }) => signalled(await house.engine(), 'SIGKILL'),
  },
  {
    name: "the engine's process is stopped and goes on (SIGSTOP, SIGCONT)",
    engine: 'embedded',
    group: 'engine',
    inject: async (scene) => stopped(scene, await scene.house.engine()),
  },
  otherData,
];

const FOR_NEO4J: readonly Fault[] = [
  {
    name: 'Neo4j is stopped and goes on (SIGSTOP, SIGCONT)',
    engine: 'neo4j',
    group: 'engine',
    inject: async (scene) => {
      const pid = processOf(behind(scene).connection);
      // One in a container, or of somebody else, is not ours to stop: then all that passes between is.
      if (pid !== undefined) return stopped(scene, pid);
      behind(scene).proxy.freeze();
      await pause(scene, 12_000);
      behind(scene).proxy.thaw();
    },
  },
  {
    name: 'a black hole between server and Neo4j',
    engine: 'neo4j',
    group: 'link',
    inject: async (scene) => {
      const { proxy } = behind(scene);
      proxy.freeze();
      await pause(scene, 15_000);
      // A cable that is put back, or a connection that nobody believes in any more.
      if (scene.dice.oneIn(2)) await proxy.cut();
      await proxy.restore();
    },
  },
  {
    name: 'a slow link between server and Neo4j',
    engine: 'neo4j',
    group: 'link',
    inject: async (scene) => {
      const { proxy } = behind(scene);
      proxy.slow(20 + scene.dice.below(300));
      await pause(scene, 10_000);
      proxy.thaw();
    },
  },
  {
    name: 'the connections to Neo4j are cut',
    engine: 'neo4j',
    group: 'link',
    inject: async (scene) => {
      const { proxy } = behind(scene);
      await proxy.cut();
      await pause(scene, 5_000);
      await proxy.restore();
    },
  },
  {
    name: 'a load in one transaction while it is read',
    engine: 'neo4j',
    group: 'load',
    inject: (scene) => loads(scene, otherThan(scene)),
  },
  {
    name: 'a load in many transactions while it is read',
    engine: 'neo4j',
    group: 'load',
    inject: (scene) => loads(scene, otherThan(scene), { oneTransaction: 0, batch: 100 }),
  },
  {
    name: 'two loads at once',
    engine: 'neo4j',
    group: 'load',
    inject: async (scene) => {
      const both = scene.known.editions.map((edition) => loads(scene, edition, { patience: 200 }));
      for (const one of await Promise.allSettled(both)) {
        if (one.status === 'rejected' && !(one.reason instanceof LoadRefusal)) throw one.reason;
      }
      // One of them, or both one after the other: what is there now is known after another one.
      await loads(scene, otherThan(scene), { patience: 200 });
    },
  },
  {
    name: 'a load that is killed, and gone on with by the next one',
    engine: 'neo4j',
    group: 'load',
    inject: async (scene) => {
      const { edit } = otherThan(scene);
      await killedLoad(behind(scene), edit, scene.dice.below(6), scene.dice.below(30));
      await loads(scene, scene.dice.of(scene.known.editions), { patience: 200 });
    },
  },
];

/** Everything that is done to a server. */
export const FAULTS: readonly Fault[] = [
  ...FLOODS.map(flood),
  worst,
  badInput,
  halves,
  ended('SIGTERM', 'the server is told to stop (SIGTERM) and starts again'),
  ended('SIGKILL', 'the server is killed (SIGKILL) and starts again'),
  ended('SIGHUP', 'the server loses its terminal (SIGHUP), ends and starts again'),
  ...FOR_EMBEDDED,
  ...FOR_NEO4J,
];

function behind({ house }: Scene): Behind {
  if (!house.behind) throw new Error('The embedded engine has nothing behind it');
  return house.behind;
}

function otherThan({ known, served }: Scene): Edition {
  const [first, second] = known.editions;
  return served.edition === first ? second : first;
}

/** A process that has ended meanwhile cannot be told anything. */
function signalled(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone.
  }
}

async function stopped(scene: Scene, pid: number): Promise<void> {
  signalled(pid, 'SIGSTOP');
  try {
    await pause(scene, 14_000);
  } finally {
    signalled(pid, 'SIGCONT');
  }
}

/** Where Neo4j fails beneath it, a load is done again, as whoever does it would. */
async function loads(scene: Scene, edition: Edition, options: LoadOptions = {}): Promise<void> {
  const graph = openNeo4j(behind(scene).connection);
  try {
    for (let left = LOAD_TRIES; ; left--) {
      try {
        await load(graph, scene.known.ontology, edition.records, { history: edition.history, ...options });
        break;
      } catch (error) {
        if (!(error instanceof GraphError) || left === 0) throw error;
        await sleep(1_000);
      }
    }
    scene.served.edition = edition;
  } finally {
    await graph.close();
  }
}

/** A load that is killed after some steps and some milliseconds more. */
async function killedLoad({ connection }: Behind, edit: string, steps: number, ms: number): Promise<void> {
  const { uri, user, password, database } = connection;
  const env = { ...process.env, TEST_URI: uri, TEST_USER: user, TEST_PASSWORD: password, TEST_DATABASE: database };
  const child = spawn(process.execPath, [LOADER, edit, 'history'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let left = steps;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'step' || left-- > 0) continue;
    await sleep(ms);
    child.kill('SIGKILL');
  }
}
