import { describe, expect, it, onTestFinished } from 'vitest';
import { neo4jUnderTest } from '../support/neo4j/borrowed.js';
import { run, serve } from '../cli/command.js';
import type { Environment } from '../cli/command.js';
import { asker, outcome } from './asking.js';
import { WORST, again, aliases } from './worst.js';

/** What a server holds that has loaded the seed itself is more than that of a snapshot. */
const HEAP = { SNAPSHOT_DIR: 'none', NODE_OPTIONS: '--max-old-space-size=512' };
const AT_ONCE = 8;

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

describe.each(engines)('a heap of 512 MB: %s', (_, environment) => {
  it('holds the worst operations that are allowed, eight at once, and then others', async () => {
    if (environment['NEO4J_URI']) expect((await run(['load'], environment)).code).toBe(0);
    const { url } = await serve([], { ...environment, ...HEAP, LIMIT_MILLISECONDS: '60000' });
    const one = asker(url, '127.0.0.2');
    onTestFinished(() => one.close());
    // What is made of rows is the same for both engines: the largest answers are enough for the second one.
    for (const [what, query, least] of environment['NEO4J_URI'] ? WORST.slice(0, 2) : WORST) {
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => one.ask(query)));
      // Of what nobody has read yet one client may have four of the largest answers.
      const came = answers.map(outcome);
      expect([what, came.filter((code) => code !== '200' && code !== 'OVERLOADED')]).toEqual([what, []]);
      const [first, ...others] = answers.filter((answer) => outcome(answer) === '200').map(({ body }) => body);
      expect(first?.length).toBeGreaterThan(least);
      expect(others.every((body) => body === first)).toBe(true);
      expect(outcome(await one.ask('{ meta { dataVersion } }'))).toBe('200');
    }
  });

  it('refuses what would be more, before and while it is answered', async () => {
    if (environment['NEO4J_URI']) expect((await run(['load'], environment)).code).toBe(0);
    const { url } = await serve([], { ...environment, ...HEAP });
    const one = asker(url, '127.0.0.2');
    onTestFinished(() => one.close());
    const tooMuch = [again(100, aliases(95, 'statement')), again(100, aliases(38, 'statement'))];
    for (const query of tooMuch) {
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => one.ask(query)));
      expect(answers.map(outcome)).toEqual(answers.map(() => 'LIMIT_EXCEEDED'));
    }
    expect(outcome(await one.ask('{ meta { dataVersion } }'))).toBe('200');
  });
});
