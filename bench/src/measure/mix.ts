import type { RunningServer } from '../servers/start.js';
import { prepare } from '../shapes/request.js';
import type { Material } from '../shapes/request.js';
import { HEAVY } from '../shapes/pages.js';
import { LIGHT, SHAPES } from '../shapes/shapes.js';
import type { Shape } from '../shapes/shape.js';
import { rotated } from './cells.js';
import { openClient } from './client.js';
import type { Client } from './client.js';
import type { MixResult } from './result.js';
import { median, percentile } from './statistics.js';
import { asTurnFailed, takeTurn } from './turn.js';
import type { Turn } from './turn.js';

const LIGHT_CLIENTS = 7;
/** Of the place after those of the light clients. */
const HEAVY_PLACE = LIGHT_CLIENTS;

interface MixOptions {
  readonly rounds: number;
  readonly turn: number;
  readonly timeout: number;
}

/**
 * Seven clients that ask little, without and with an eighth that asks for much, in turn, round by round.
 * @returns a result for each server that answers both; the others are left out and said on standard error.
 */
export async function measureMix(
  servers: readonly RunningServer[],
  material: Material,
  { rounds, turn, timeout }: MixOptions,
): Promise<MixResult[]> {
  const light = lightShape();
  const lights = Array.from({ length: LIGHT_CLIENTS }, (_, place) => openClient(place));
  const heavy = openClient(HEAVY_PLACE);
  const tallies = new Map(
    servers.map(({ name }) => [name, { alone: [] as number[], mixed: [] as number[], heavy: [] as number[] }]),
  );
  const failed = new Set<string>();
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const server of rotated(servers, round)) {
        const tally = tallies.get(server.name);
        if (!tally || failed.has(server.name)) continue;
        const run = turns(server, material, { turn, timeout });
        try {
          const alone = await run(lights, light);
          const [mixed, much] = await Promise.all([run(lights, light), run([heavy], HEAVY)]);
          if (round === 0) continue;
          tally.alone.push(percentile(alone.milliseconds, 0.95));
          tally.mixed.push(percentile(mixed.milliseconds, 0.95));
          tally.heavy.push((much.milliseconds.length * 1000) / much.elapsed);
        } catch (error) {
          failed.add(server.name);
          process.stderr.write(`The mix leaves out ${server.name}: ${asTurnFailed(error).message}\n`);
        }
      }
    }
  } finally {
    for (const client of [...lights, heavy]) client.close();
  }
  return servers.flatMap(({ name }) => {
    const tally = tallies.get(name);
    if (!tally || failed.has(name)) return [];
    const { alone, mixed, heavy: much } = tally;
    return [{ server: name, alone: median(alone), mixed: median(mixed), heavyPerSecond: median(much) }];
  });
}

function turns(
  { name, url }: RunningServer,
  material: Material,
  { turn, timeout }: { readonly turn: number; readonly timeout: number },
): (clients: readonly Client[], shape: Shape) => Promise<Turn> {
  let index = 0;
  return (clients, shape) => {
    const next = (): string => prepare(name, shape, material, (index += 1), 0).body;
    return takeTurn({ url, clients, next, milliseconds: turn, timeout });
  };
}

function lightShape(): Shape {
  const shape = SHAPES.find(({ name }) => name === LIGHT);
  if (!shape) throw new Error(`There is no shape ${LIGHT}.`);
  return shape;
}
