import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openNeo4j } from '../../src/graph/neo4j/neo4j.js';
import { load } from '../../src/load/load.js';
import { empty } from '../support/neo4j/connection.js';
import { neo4jUnderTest } from '../support/neo4j/borrowed.js';
import { openProxy } from '../support/proxy.js';
import { FRESH_SEED } from '../support/seeds.js';
import { Dice } from '../api/fuzz/dice.js';
import { folderWith } from '../cli/command.js';
import { asker } from './asking.js';
import { take } from './run/clients.js';
import type { Behind } from './run/house.js';
import { FAULTS } from './run/injections.js';
import { judge, leakIn } from './run/judge.js';
import type { KnownAnswers } from './run/judge.js';
import { knownAnswers } from './run/known.js';
import type { Known } from './run/known.js';
import { isClean, table, writeInto } from './run/report.js';
import { faultsOn, runFaults, shuffled } from './run/run.js';
import { NEVER, Tally } from './run/tally.js';

/** What faults.js asks for: a run of its own in the place of the short ones. */
interface Asked {
  readonly minutes: number;
  readonly seed: number;
  readonly engines: readonly string[];
  /** The file that has the table at the end. */
  readonly table: string;
  /** A file with a place for it. */
  readonly write?: string;
}

const given = process.env['FAULTS'];
const asked = given === undefined ? undefined : (JSON.parse(given) as Asked);

const PACE = { clients: 8, pause: 300 };
const SHORT_PACE = { clients: 4, pause: 100 };
/** Of the faults, so many are done on the embedded engine in a run of all tests, others in each; `npm run faults` does all. */
const FEW = 3;
/** A minute, or several where the machine has more to do. */
const SHORT_MS = 300_000;
/** What is over for as long as was asked, and has an end beyond that. */
const AFTER_MS = 15 * 60_000;

/** Neo4j with the first edition in it, with a proxy before it; undefined where there is none. */
async function neo4j(): Promise<Behind | undefined> {
  if ('absent' in neo4jUnderTest) return undefined;
  const { connection } = neo4jUnderTest;
  await empty(connection);
  const graph = openNeo4j(connection);
  const [{ records, history }] = known.editions;
  await load(graph, known.ontology, records, { history });
  await graph.close();
  const proxy = await openProxy(connection.uri, { records: false });
  onTestFinished(() => proxy.close());
  return { connection, proxy };
}

let known: Known;
beforeAll(async () => {
  known = await knownAnswers();
});
afterAll(() => known.close());

describe.runIf(asked !== undefined)('the faults at random', () => {
  const { minutes = 0, seed = 0, engines = [], table: file = '', write } = asked ?? {};
  it(`lose nothing in ${minutes} minutes`, { timeout: minutes * 60_000 + AFTER_MS }, async () => {
    const tallies = new Map<string, Tally>();
    await Promise.all(
      engines.map(async (engine) => {
        const behind = engine === 'neo4j' ? await neo4j() : undefined;
        if (engine === 'neo4j' && !behind) throw new Error('There is no Neo4j to be had.');
        const began = performance.now();
        const say = (line: string): void => {
          console.error(`${engine}, ${Math.round((performance.now() - began) / 1_000)} s: ${line}`);
        };
        const milliseconds = minutes * 60_000;
        const options = { known, seed, milliseconds, pace: PACE, say, ...(behind && { behind }) };
        tallies.set(engine, await runFaults(options));
      }),
    );
    const ordered = new Map([...tallies].sort());
    const written = table({ seed, minutes, tallies: ordered });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${written}\n`);
    if (write !== undefined) writeInto(write, written);
    expect([...ordered.values()].flatMap(({ examples }) => examples)).toEqual([]);
    expect(isClean(ordered.values())).toBe(true);
  });
});

describe.skipIf(asked !== undefined)('some faults, under load', () => {
  it('on the embedded engine', { timeout: SHORT_MS }, async () => {
    const faults = shuffled(faultsOn('embedded'), new Dice(FRESH_SEED)).slice(0, FEW);
    const options = { known, seed: FRESH_SEED, milliseconds: 0, pace: SHORT_PACE, isShort: true, faults };
    const tally = await runFaults(options);
    expect(tally.examples, `Run it again with TEST_SEED=${FRESH_SEED}`).toEqual([]);
    expect(isClean([tally])).toBe(true);
    expect(tally.faults.entries()).toEqual(faults.map(({ name }) => [name, 1]).sort());
    expect(tally.right).toBeGreaterThan(10);
    expect(tally.healthy).toBeGreaterThan(0);
    expect([...known.answers.keys()]).toEqual(
      expect.arrayContaining(tally.versions.entries().map(([version]) => version)),
    );
  });

  it('has each of them on one engine at the least', () => {
    const all = new Set([...faultsOn('embedded'), ...faultsOn('neo4j')]);
    expect([...all].map(({ name }) => name).sort()).toEqual(FAULTS.map(({ name }) => name).sort());
    expect(all.size).toBe(FAULTS.length);
  });
});

describe.skipIf(asked !== undefined)('who looks at the answers', () => {
  const laws = (...names: string[]): { data: { laws: { name: string }[] }; notices: undefined } => ({
    data: { laws: names.map((name) => ({ name })) },
    notices: undefined,
  });
  const KNOWN: KnownAnswers = new Map([
    ['v1', new Map([['laws', laws('Code', 'Act')]])],
    ['v2', new Map([['laws', laws('Code II', 'Act II')]])],
  ]);
  const said = (body: unknown, version?: string): Parameters<typeof judge>[2] => ({
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: version === undefined ? {} : { 'x-data-version': version },
  });
  const kind = (body: unknown, version?: string): string => judge(KNOWN, 'laws', said(body, version)).kind;
  const refusal = (code: string): unknown => ({ errors: [{ message: 'No', extensions: { code } }] });

  it.each<[string, unknown, string | undefined, string]>([
    ['the answer of its version', { data: laws('Code', 'Act').data }, 'v1', 'right'],
    ['the other one of its version', { data: laws('Code II', 'Act II').data }, 'v2', 'right'],
    ['an answer without a version', { data: laws('Code', 'Act').data }, undefined, 'right'],
    ['a name that is another one', { data: laws('Code', 'Law').data }, 'v1', 'wrong'],
    ['one law too many', { data: laws('Code', 'Act', 'Act').data }, 'v1', 'wrong'],
    ['one law too few', { data: laws('Code').data }, 'v1', 'mixture'],
    ['names of two versions', { data: laws('Code', 'Act II').data }, 'v1', 'mixture'],
    ['the answer of another version than it says', { data: laws('Code II', 'Act II').data }, 'v1', 'mixture'],
    ['a version that was never loaded', { data: laws('Code', 'Act').data }, 'v3', 'mixture'],
    ['names that are null without an error', { data: { laws: null } }, 'v1', 'wrong'],
    ['no data and no error', {}, 'v1', 'wrong'],
    [
      'notices that nobody knows',
      { data: laws('Code', 'Act').data, extensions: { notices: [{ message: 'No.' }] } },
      'v1',
      'wrong',
    ],
    ['no JSON', '<html>', undefined, 'wrong'],
    ['a refusal that may be', refusal('OVERLOADED'), undefined, 'refused'],
    ['a refusal that is not due', refusal('BAD_USER_INPUT'), undefined, 'wrong'],
    ['an error of ours', refusal('INTERNAL_SERVER_ERROR'), undefined, 'wrong'],
    [
      'a part, and an error where the rest is missing',
      {
        data: { laws: [{ name: 'Code' }, { name: null }] },
        errors: [{ path: ['laws', 1, 'name'], extensions: { code: 'DEADLINE_EXCEEDED' } }],
      },
      'v1',
      'refused',
    ],
    [
      'a part that is wrong, and an error elsewhere',
      {
        data: { laws: [{ name: 'Law' }, { name: null }] },
        errors: [{ path: ['laws', 1, 'name'], extensions: { code: 'DEADLINE_EXCEEDED' } }],
      },
      'v1',
      'wrong',
    ],
  ])('takes %s for what it is', (_, body, version, expected) => {
    expect(kind(body, version)).toBe(expected);
  });

  it('takes a notice that says less for the one that is known, and no other', () => {
    const { data } = laws('Code');
    const known = [{ message: 'No law has the id "x", and none is near.', path: ['laws'] }];
    const one: KnownAnswers = new Map([['v1', new Map([['laws', { data, notices: known }]])]]);
    const kindOf = (message: string, path: string): string =>
      judge(one, 'laws', said({ data, extensions: { notices: [{ message, path: [path] }] } }, 'v1')).kind;
    expect(kindOf('No law has the id "x", and none is near.', 'laws')).toBe('right');
    expect(kindOf('No law has the id "x".', 'laws')).toBe('right');
    expect(kindOf('No law has the id "y".', 'laws')).toBe('wrong');
    expect(kindOf('No law has the id "x".', 'claims')).toBe('wrong');
    const none = judge(one, 'laws', said({ data, extensions: { notices: [] } }, 'v1'));
    const twice = { message: 'No law has the id "x".', path: ['laws'] };
    const both = judge(one, 'laws', said({ data, extensions: { notices: [twice, twice] } }, 'v1'));
    expect([none.kind, both.kind]).toEqual(['right', 'wrong']);
  });

  it.each([
    ['{"errors":[{"stack":"Error: x\\n    at read (file:///app/dist/api/server.js:10:5)"}]}', /^a stack trace: /],
    ['{"message":"in node_modules/fastify"}', /^a path of the code: node_modules$/],
    ['{"message":"MATCH (n:Node) WHERE n.id"}', /^the text of a statement: MATCH \($/],
    ['{"message":"connect ECONNREFUSED 10.0.0.1"}', /^an error of the engine: ECONNREFUSED$/],
  ])('finds what leaks in %j', (body, leak) => {
    expect(leakIn(body)).toMatch(leak);
  });

  it('finds no leak in what ships', () => {
    for (const answers of known.answers.values()) {
      for (const [name, { data }] of answers) expect([name, leakIn(JSON.stringify(data))]).toEqual([name, undefined]);
    }
  });

  it('finds a server that answers wrongly, and the run is then not clean', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('x-data-version', 'v1');
      response.end(JSON.stringify({ data: laws('Code', 'Another').data }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const one = asker(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, '127.0.0.2');
    onTestFinished(() => one.close());
    const tally = new Tally();
    take({ tally }, { answers: KNOWN }, { name: 'laws' }, await one.ask('{ laws { name } }'));
    expect(tally.examples).toEqual([
      'wrong answers: an answer to laws that says it is of v1 has what is in no version: [[".laws.1.name","Another"]]',
    ]);
    expect([tally.asked, tally.right, isClean([tally])]).toEqual([1, 0, false]);
  });
});

describe.skipIf(asked !== undefined)('the command', () => {
  it.each([
    [['--minutes', 'many'], '--minutes is many: it must be a number above 0.'],
    [['--minutes', '0'], '--minutes is 0: it must be a number above 0.'],
    [['--seed', '1.5'], '--seed is 1.5: it must be a whole number from 0 to 2147483647.'],
    [['--engine', 'embedded', '--engine', 'neo5j'], '--engine is neo5j: it must be one of embedded, neo4j.'],
  ])('refuses %j', (args, sentence) => {
    const { status, stderr } = spawnSync(process.execPath, ['test/faults/faults.js', ...args], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, `${sentence}\n`]);
  });
});

describe.skipIf(asked !== undefined)('the table of a run', () => {
  const tally = new Tally();
  tally.right = 1_234;
  tally.refused.add('LOADING');
  tally.faults.add('a fault', 2);
  tally.floods.add('bodies\tOVERLOADED', 3);
  tally.bad.add('noise\t400', 4);
  const written = table({ seed: 7, minutes: 30, tallies: new Map([['embedded', tally]]) });

  it('has what was counted, and what must not be', () => {
    expect(written).toContain('`npm run faults -- --minutes 30 --seed 7`');
    for (const row of [
      'honest questions | 1,235',
      'refused: LOADING | 1',
      'a fault | 2',
      'bodies: OVERLOADED | 3',
      'noise: status 400 | 4',
      ...Object.values(NEVER).map((what) => `${what} | 0`),
    ]) {
      expect(written).toContain(`| ${row} |`);
    }
  });

  it('takes the place of the one before in a file, and says where there is no place', async () => {
    const [begin, end] = ['<!-- faults: written by npm run faults -- --write FILE -->', '<!-- faults: end -->'];
    const folder = await folderWith({ 'a.md': `# A\n${begin}\nold\n${end}\nrest\n`, 'b.md': '# B\n' });
    writeInto(`${folder}/a.md`, 'new');
    expect(readFileSync(`${folder}/a.md`, 'utf8')).toBe(`# A\n${begin}\n\nnew\n\n${end}\nrest\n`);
    expect(() => writeInto(`${folder}/b.md`, 'new')).toThrow(
      `${folder}/b.md has no place for the table: a line ${begin}, and ${end} below it.`,
    );
  });
});
