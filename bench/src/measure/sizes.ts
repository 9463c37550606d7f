import type { Ontology } from '../../../src/ontology/ontology.js';
import type { World } from '../data/world.js';
import type { RunningServer } from '../servers/start.js';
import { prepare } from '../shapes/request.js';
import { SHAPES } from '../shapes/shapes.js';
import type { Shape } from '../shapes/shape.js';
import { measured, rotated } from './cells.js';
import { openClient } from './client.js';
import type { Measured } from './result.js';
import { takeTurn } from './turn.js';
import type { Turn } from './turn.js';

/** Shapes that an index answers: what they cost should not depend on the size of the graph. */
const INDEXED = ['article', 'page-5k', 'first-page'];

/** Our server over a world of some size. */
export interface SizedServer {
  readonly nodes: number;
  readonly world: World;
  readonly server: RunningServer;
  /** Undefined where no run saw all of it. */
  readonly loadMilliseconds: number | undefined;
}

export interface SizeResult {
  readonly nodes: number;
  /** Undefined where no run saw all of it. */
  readonly loadMilliseconds: number | undefined;
  readonly shapes: Readonly<Record<string, Measured>>;
  /** How many statements each shape sends. */
  readonly statements: Readonly<Record<string, number>>;
  /** Megabytes that our process held at the most. */
  readonly memory: number | undefined;
}

/**
 * Times the indexed shapes at every size, in turn, round by round.
 * @throws TurnFailed where an answer is none.
 */
export async function measureSizes(
  sized: readonly SizedServer[],
  ontology: Ontology,
  plan: { readonly rounds: number; readonly turn: number; readonly timeout: number },
): Promise<SizeResult[]> {
  const turns = new Map<string, Turn[]>();
  const client = openClient();
  try {
    for (const shape of SHAPES.filter(({ name }) => INDEXED.includes(name))) {
      for (let round = 0; round <= plan.rounds; round += 1) {
        for (const one of rotated(sized, round)) {
          const turn = await takeTurn({
            url: one.server.url,
            clients: [client],
            next: nextOf(one, shape, ontology),
            milliseconds: plan.turn,
            timeout: plan.timeout,
          });
          const key = `${one.nodes} ${shape.name}`;
          if (round > 0) turns.set(key, [...(turns.get(key) ?? []), turn]);
        }
      }
    }
  } finally {
    client.close();
  }
  return Promise.all(
    sized.map(async (one) => {
      const { nodes, server, loadMilliseconds } = one;
      return {
        nodes,
        loadMilliseconds,
        shapes: Object.fromEntries(INDEXED.map((name) => [name, measured(turns.get(`${nodes} ${name}`) ?? [])])),
        statements: await statementsOf(one, ontology),
        memory: (await server.memory())?.most,
      };
    }),
  );
}

function nextOf({ world, server }: SizedServer, shape: Shape, ontology: Ontology): () => string {
  let index = 0;
  return () => prepare(server.name, shape, { ontology, world, places: [] }, (index += 1), 0).body;
}

/** What the server itself says that it sent, once it was asked often. */
async function statementsOf(one: SizedServer, ontology: Ontology): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const shape of SHAPES.filter(({ name }) => INDEXED.includes(name))) {
    const body = nextOf(one, shape, ontology)();
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(one.server.url, { method: 'POST', headers, body });
    const { extensions } = (await response.json()) as { extensions?: { cost?: { spent?: { statements?: number } } } };
    counts[shape.name] = extensions?.cost?.spent?.statements ?? 0;
  }
  return counts;
}
