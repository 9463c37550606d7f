import { difference, saysNothing } from '../answers/compare.js';
import { MalformedAnswer, normalised } from '../answers/normalise.js';
import type { Plain, Style } from '../answers/normalise.js';
import type { ServerName } from '../servers/names.js';
import type { RunningServer } from '../servers/start.js';
import { prepare } from '../shapes/request.js';
import type { Material, Prepared } from '../shapes/request.js';
import type { Shape } from '../shapes/shape.js';
import { openClient } from './client.js';
import type { Answer } from './client.js';
import { median } from './statistics.js';
import { asTurnFailed, takeTurn } from './turn.js';
import type { Unmeasured } from './result.js';

/** Values and variations that are compared before anything is timed; those that are timed are others. */
const COMPARED: readonly { readonly index: number; readonly variation: number }[] = [
  { index: 0, variation: 0 },
  { index: 1, variation: 0 },
  { index: 5, variation: 0 },
  { index: 2, variation: 1 },
  { index: 3, variation: 2 },
  { index: 4, variation: 7 },
];
export const FIRST_VARIATION = 10;

export interface Agreement {
  /** Servers that cannot be measured by this shape, and why. */
  readonly unmeasured: ReadonlyMap<ServerName, Unmeasured>;
  readonly bytes: number;
}

/** What the servers answered to the same questions, one after the other; undefined where one gave none. */
export interface Answered {
  readonly server: ServerName;
  readonly answers: readonly Plain[];
}

/**
 * Asks every server the same, and finds those that cannot be compared: what they answer differs, or is no answer.
 * @throws Error where all answers are empty: such a shape measures nothing.
 */
export async function agree(
  servers: readonly RunningServer[],
  shape: Shape,
  material: Material,
  timeout: number,
): Promise<Agreement> {
  const unmeasured = new Map<ServerName, Unmeasured>();
  const answered: Answered[] = [];
  const bytes: number[] = [];
  for (const server of servers) {
    if (!isAsked(server.name, shape)) {
      unmeasured.set(server.name, { kind: 'not asked', reason: 'It has nothing like this.' });
      continue;
    }
    try {
      const answers: Plain[] = [];
      for (const { index, variation } of COMPARED) {
        const prepared = prepare(server.name, shape, material, index, variation);
        const { text } = await ask(server, prepared, timeout);
        if (server.name === 'floor' && variation === 0) bytes.push(Buffer.byteLength(text));
        answers.push(plain(server.name, prepared, text));
      }
      answered.push({ server: server.name, answers });
    } catch (error) {
      unmeasured.set(server.name, asTurnFailed(error).outcome);
    }
  }
  if (answered.length > 0 && answered.every(({ answers }) => answers.every(saysNothing))) {
    throw new Error(
      `The shape ${shape.name} finds nothing in this world: it would measure nothing. Change its values.`,
    );
  }
  const size = bytes.length > 0 ? median(bytes) : 0;
  if (bytes.length > 0 && size < (shape.leastBytes ?? 0)) {
    throw new Error(
      `The answers to the shape ${shape.name} have ${size} bytes, and it is about ${shape.leastBytes} and more. Change its values.`,
    );
  }
  for (const [server, outcome] of disagreements(answered)) unmeasured.set(server, outcome);
  return { unmeasured, bytes: size };
}

/** Servers whose answers differ from those of the floor, which were written by hand. */
export function disagreements(answered: readonly Answered[]): Map<ServerName, Unmeasured> {
  const reference = answered.find(({ server }) => server === 'floor') ?? answered[0];
  const found = new Map<ServerName, Unmeasured>();
  for (const { server, answers } of answered) {
    for (const [index, answer] of answers.entries()) {
      const other = reference?.answers[index];
      const where = other === undefined ? undefined : difference(other, answer);
      if (where === undefined || found.has(server)) continue;
      found.set(server, { kind: 'answers differ', reason: `From ${reference?.server ?? 'the others'}: ${where}` });
    }
  }
  return found;
}

function isAsked(server: ServerName, { ask: { kind } }: Shape): boolean {
  return kind !== 'search' || server === 'ours' || server === 'ours-embedded' || server === 'floor';
}

async function ask({ url }: RunningServer, { body }: Prepared, timeout: number): Promise<Answer> {
  const client = openClient();
  let kept: Answer | undefined;
  const keeping = {
    ...client,
    post: async (...args: Parameters<typeof client.post>) => (kept = await client.post(...args)),
  };
  try {
    await takeTurn({ url, clients: [keeping], next: () => body, milliseconds: 0, timeout });
  } finally {
    client.close();
  }
  if (!kept) throw new Error('No answer was kept.');
  return kept;
}

function plain(server: ServerName, { ask: asked }: Prepared, text: string): Plain {
  const { data } = JSON.parse(text) as { readonly data?: unknown };
  try {
    return normalised(styleOf(server), asked, data);
  } catch (error) {
    if (!(error instanceof MalformedAnswer)) throw error;
    throw new Error(`${error.message} It began with ${text.slice(0, 100)}`, { cause: error });
  }
}

function styleOf(server: ServerName): Style {
  return server === 'neo4j-graphql' ? 'lists' : 'connections';
}
