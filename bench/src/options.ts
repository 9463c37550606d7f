import { parseArgs } from 'node:util';
import { SERVERS } from './servers/names.js';
import type { ServerName } from './servers/names.js';
import { SHAPES } from './shapes/shapes.js';
import type { Mode } from './measure/result.js';

/** What the command line asks for. */
export interface Options {
  readonly sizes: readonly number[];
  /** Compares our server at all sizes, in place of servers at one. */
  readonly scale: boolean;
  readonly shapes: readonly string[];
  readonly servers: readonly ServerName[];
  readonly modes: readonly Mode[];
  readonly clients: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  readonly timeoutSeconds: number;
  readonly heapGigabytes: number;
}

export const FEWEST_ROUNDS = 5;
const MODES: readonly Mode[] = ['warm', 'new'];

export const HELP = `npm run bench -- [options]

  --size 10k|100k|1m    how many nodes the world has; several with --scale, separated by commas (default: 100k;
                        with --scale 10k,100k,1m)
  --scale               our server alone, at several sizes
  --shapes a,b          which shapes (default: all): ${SHAPES.map(({ name }) => name).join(', ')}
  --servers a,b         which servers (default: all): ${SERVERS.join(', ')}
  --modes warm,new      the same document every time, or a new one every time (default: both)
  --clients 1,8,32      how many clients ask at once (default: 1,8,32)
  --rounds 5            how often each server has its turn in a cell, ${FEWEST_ROUNDS} at least (default: 5)
  --seconds 1           how long a turn is (default: 1)
  --timeout 20          for how many seconds an answer is waited for (default: 20)
  --heap 4              gigabytes of the heap of the Neo4j that is started (default: 4)

The database is the one that NEO4J_TEST_URI names, whose data is replaced, or one that is started with Java and Maven.
`;

/** A command line that says nothing that can be done; the text is for whoever wrote it. */
export class UsageError extends Error {}

/**
 * Reads the command line.
 * @param args what comes after the program.
 * @throws UsageError
 */
export function readOptions(args: readonly string[]): Options {
  const { values } = parse(args);
  const scale = values.scale === true;
  return {
    scale,
    sizes: listed(values.size ?? (scale ? '10k,100k,1m' : '100k'), (text) => sizeOf(text)),
    shapes: chosen(
      '--shapes',
      values.shapes,
      SHAPES.map(({ name }) => name),
    ),
    servers: chosen('--servers', values.servers, SERVERS),
    modes: chosen('--modes', values.modes, MODES),
    clients: listed(values.clients ?? '1,8,32', (text) => whole('--clients', text, 1)),
    rounds: whole('--rounds', values.rounds ?? '5', FEWEST_ROUNDS),
    seconds: positive('--seconds', values.seconds ?? '1'),
    timeoutSeconds: positive('--timeout', values.timeout ?? '20'),
    heapGigabytes: heapOf(values.heap ?? '4'),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        scale: { type: 'boolean' },
        size: text,
        shapes: text,
        servers: text,
        modes: text,
        clients: text,
        rounds: text,
        seconds: text,
        timeout: text,
        heap: text,
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

/** Nodes of a world. @throws UsageError */
export function sizeOf(text: string): number {
  const [, digits, unit] = /^(\d+)([km]?)$/.exec(text.toLowerCase()) ?? [];
  const size = Number(digits) * (unit === 'k' ? 1_000 : unit === 'm' ? 1_000_000 : 1);
  if (size >= 1_000) return size;
  throw new UsageError(`--size is "${text}": it takes a number of nodes from 1k on, for example 10k, 100k or 1m.`);
}

/** Gigabytes of the heap of Neo4j. @throws UsageError */
export function heapOf(text: string): number {
  return whole('--heap', text, 1);
}

function chosen<T extends string>(option: string, text: string | undefined, allowed: readonly T[]): readonly T[] {
  if (text === undefined) return allowed;
  return listed(text, (name) => {
    const found = allowed.find((one) => one === name);
    if (found !== undefined) return found;
    throw new UsageError(`${option} has "${name}", and there are: ${allowed.join(', ')}.`);
  });
}

function listed<T>(text: string, read: (item: string) => T): T[] {
  return text.split(',').map((item) => read(item.trim()));
}

function whole(option: string, text: string, least: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageError(`${option} is "${text}": it takes a whole number from ${least} on.`);
}

function positive(option: string, text: string): number {
  if (Number(text) > 0) return Number(text);
  throw new UsageError(`${option} is "${text}": it takes a number above 0.`);
}
