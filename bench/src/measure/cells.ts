import type { ServerName } from '../servers/names.js';
import type { RunningServer } from '../servers/start.js';
import { prepare } from '../shapes/request.js';
import type { Material } from '../shapes/request.js';
import type { Shape } from '../shapes/shape.js';
import { FIRST_VARIATION } from './agreement.js';
import type { Agreement } from './agreement.js';
import { openClient } from './client.js';
import type { Client } from './client.js';
import type { Cell, Measured, Mode, Outcome, ShapeResult, Unmeasured } from './result.js';
import { median, percentile } from './statistics.js';
import { asTurnFailed, takeTurn } from './turn.js';
import type { Turn } from './turn.js';

export interface Plan {
  readonly modes: readonly Mode[];
  readonly clients: readonly number[];
  readonly rounds: number;
  /** How long a turn is, in milliseconds. */
  readonly turn: number;
  /** How long an answer is waited for, in milliseconds. */
  readonly timeout: number;
}

/** How many requests were made of each server in each shape: no document of a variation is sent twice. */
export class Counters {
  readonly #sent = new Map<string, number>();

  next(server: ServerName, shape: Shape): number {
    const key = `${server} ${shape.name}`;
    const number = this.#sent.get(key) ?? 0;
    this.#sent.set(key, number + 1);
    return number;
  }
}

/**
 * Times the servers that agree on a shape, cell by cell.
 * @param agreement what comparing their answers came to.
 * @param onCell told of every cell when it is done.
 */
export async function measureShape(
  servers: readonly RunningServer[],
  shape: Shape,
  material: Material,
  plan: Plan,
  { unmeasured, bytes }: Agreement,
  onCell: (cell: Cell) => void = () => {},
): Promise<ShapeResult> {
  const counters = new Counters();
  const cells: Cell[] = [];
  for (const mode of plan.modes) {
    for (const clients of plan.clients) {
      const cell = await measureCell({ servers, shape, material, plan, mode, clients, counters, unmeasured });
      cells.push(cell);
      onCell(cell);
    }
  }
  return { name: shape.name, title: shape.title, bytes, cells };
}

interface CellOptions {
  readonly servers: readonly RunningServer[];
  readonly shape: Shape;
  readonly material: Material;
  readonly plan: Plan;
  readonly mode: Mode;
  readonly clients: number;
  readonly counters: Counters;
  readonly unmeasured: ReadonlyMap<ServerName, Unmeasured>;
}

async function measureCell(options: CellOptions): Promise<Cell> {
  const { servers, plan, mode, clients: number, unmeasured } = options;
  const clients = Array.from({ length: number }, (_, place) => openClient(place));
  const turns = new Map<ServerName, Turn[]>();
  const stopped = new Map<ServerName, Unmeasured>(unmeasured);
  try {
    // The first round warms up, and is not counted.
    for (let round = 0; round <= plan.rounds; round += 1) {
      for (const server of rotated(servers, round)) {
        if (stopped.has(server.name)) continue;
        try {
          const turn = await takeTurn({
            ...turnOf(options, server, clients),
            milliseconds: plan.turn / (round === 0 ? 2 : 1),
          });
          if (round > 0) turns.set(server.name, [...(turns.get(server.name) ?? []), turn]);
        } catch (error) {
          stopped.set(server.name, asTurnFailed(error).outcome);
        }
      }
    }
  } finally {
    for (const client of clients) client.close();
  }
  const outcomes = servers.map(({ name }): [ServerName, Outcome] => [
    name,
    stopped.get(name) ?? measured(turns.get(name) ?? []),
  ]);
  return { mode, clients: number, servers: Object.fromEntries(outcomes) };
}

function turnOf(
  { shape, material, plan, mode, counters }: CellOptions,
  { name, url }: RunningServer,
  clients: readonly Client[],
): Omit<Parameters<typeof takeTurn>[0], 'milliseconds'> {
  const next = (): string => {
    const index = counters.next(name, shape);
    return prepare(name, shape, material, index, mode === 'warm' ? 0 : FIRST_VARIATION + index).body;
  };
  return { url, clients, next, timeout: plan.timeout };
}

/** Every round begins with another server, so that none always comes after the same one. */
export function rotated<T>(items: readonly T[], by: number): T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** The turns of one server as one outcome. */
export function measured(turns: readonly Turn[]): Measured {
  const rounds = turns.map(({ milliseconds, elapsed }) => ({
    median: median(milliseconds),
    perSecond: (milliseconds.length * 1000) / elapsed,
  }));
  const all = turns.flatMap(({ milliseconds }) => milliseconds);
  return {
    kind: 'measured',
    median: median(rounds.map((round) => round.median)),
    p95: percentile(all, 0.95),
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    requests: all.length,
    rounds,
  };
}
