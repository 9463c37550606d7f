import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { neo4jUnderTest } from '../support/neo4j/borrowed.js';
import { run, serve } from '../cli/command.js';
import type { Environment } from '../cli/command.js';
import { asker, outcome } from './asking.js';
import type { Asker } from './asking.js';

const HEAP = { NODE_OPTIONS: '--max-old-space-size=512' };
const AT_ONCE = 8;

/** A page of claims below claims: few nodes, which stand in the answer again and again. */
function again(outer: number, inner: number, fields: string): string {
  return `{ claims(first: ${outer}) { nodes { about { nodes { claims(first: ${inner}) { nodes { ${fields} } } } } } } }`;
}

const aliases = (count: number, field: string): string =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');

/** The largest of some operations that is allowed, and what came of it. */
async function largest(
  one: Asker,
  query: (size: number) => string,
  sizes: readonly number[],
): Promise<[string, string]> {
  for (const size of sizes) {
    const answer = await one.ask(query(size));
    const came = outcome(answer);
    if (came === '200') return [query(size), answer.body];
    expect(came).toBe('LIMIT_EXCEEDED');
  }
  throw new Error('None was allowed');
}

const engines: readonly (readonly [string, Environment])[] = [
  ['embedded', {}],
  ...('absent' in neo4jUnderTest
    ? []
    : [
        [
          'neo4j',
          {
            NEO4J_URI: neo4jUnderTest.connection.uri,
            NEO4J_USER: neo4jUnderTest.connection.user,
            NEO4J_PASSWORD: neo4jUnderTest.connection.password,
            NEO4J_DATABASE: neo4jUnderTest.connection.database,
          },
        ] as const,
      ]),
];

describe.each(engines)('a heap of 512 MB holds the worst eight times at once: %s', (_, environment) => {
  const started = async (): Promise<Asker> => {
    if (environment['NEO4J_URI']) expect((await run(['load'], environment)).code).toBe(0);
    const { url } = await serve([], { ...environment, ...HEAP });
    const one = asker(url, '127.0.0.2');
    onTestFinished(() => one.close());
    return one;
  };

  it('of texts, as many bytes as an answer may have', async () => {
    const one = await started();
    const sizes = Array.from({ length: 60 }, (_, step) => 120 - 2 * step);
    const [query, body] = await largest(one, (size) => again(size, 60, aliases(40, 'statement')), sizes);
    expect(Buffer.byteLength(body)).toBeGreaterThan(DEFAULT_LIMITS.answerBytes / 2);
    const bodies = await Promise.all(Array.from({ length: AT_ONCE }, () => one.ask(query)));
    for (const answer of bodies)
      if (outcome(answer) === '200') expect(answer.body.startsWith(body.slice(0, 1_000))).toBe(true);
    expect(new Set(bodies.map(outcome))).toEqual(new Set(['200']));
    expect(outcome(await one.ask('{ meta { dataVersion } }'))).toBe('200');
  });

  it('of values, as many as an operation may answer', async () => {
    const one = await started();
    const sizes = Array.from({ length: 100 }, (_, step) => 200 - 2 * step);
    const [query] = await largest(one, (size) => again(size, 180, 'id type: __typename'), sizes);
    const came = await Promise.all(Array.from({ length: AT_ONCE }, () => one.ask(query)));
    expect(new Set(came.map(outcome))).toEqual(new Set(['200']));
    expect(outcome(await one.ask('{ meta { dataVersion } }'))).toBe('200');
  });
});
