import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { worldOf } from '../../bench/src/data/world.js';
import { agree } from '../../bench/src/measure/agreement.js';
import { measureShape } from '../../bench/src/measure/cells.js';
import type { Outcome, ShapeResult } from '../../bench/src/measure/result.js';
import { isSound } from '../../bench/src/measure/sound.js';
import type { RunningServer } from '../../bench/src/servers/start.js';
import type { Material } from '../../bench/src/shapes/request.js';
import type { Shape } from '../../bench/src/shapes/shape.js';
import { readOntology } from '../../src/ontology/read.js';
import { standIn } from './stand-in.js';
import type { Reply } from './stand-in.js';

const material: Material = {
  ontology: readOntology(readFileSync('schema.graphql', 'utf8')),
  world: worldOf(1_000),
  places: [],
};
const COUNT: Shape = {
  name: 'count',
  title: 'a count',
  ask: { kind: 'count', key: 'laws', field: 'laws', type: 'Law', filter: {} },
  variables: [],
  start: 'MATCH (n:`Law`)',
  values: () => ({}),
};
const PLAN = { modes: ['warm', 'new'], clients: [1, 2], rounds: 5, turn: 5, timeout: 300 } as const;

/** The key of the answer, under which every document asks for it anew. */
const keyOf = (body: Readonly<Record<string, unknown>>): string =>
  /laws\d*(?=[:`])/.exec(String(body['query'] ?? body['statement']))?.[0] ?? '';
const counts =
  (total: number): Reply =>
  (body) => [200, JSON.stringify({ data: { [keyOf(body)]: { totalCount: total } } })];
const theirs =
  (total: number): Reply =>
  (body) => [200, JSON.stringify({ data: { [keyOf(body)]: { aggregate: { count: { nodes: total } } } } })];
const errs = (code: string, message: string): Reply => {
  const text = JSON.stringify({ errors: [{ message, extensions: { code } }], data: null });
  return () => [200, text];
};

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function started(ours: Reply, peer: Reply, floor: Reply): Promise<RunningServer[]> {
  const servers = [await standIn('ours', ours), await standIn('neo4j-graphql', peer), await standIn('floor', floor)];
  running.push(...servers);
  return servers;
}

/** What the command does with a shape. */
async function measure(servers: readonly RunningServer[], shape = COUNT): Promise<ShapeResult> {
  return measureShape(servers, shape, material, PLAN, await agree(servers, shape, material, PLAN.timeout));
}

function outcomes(result: ShapeResult, server: RunningServer['name']): string[] {
  return result.cells.map(({ servers }) => servers[server]?.kind ?? 'none');
}

describe('the benchmark', () => {
  test('measures servers whose answers are equal', async () => {
    const servers = await started(counts(7), theirs(7), counts(7));
    const result = await measure(servers);
    expect(result.cells.map(({ mode, clients }) => [mode, clients])).toEqual([
      ['warm', 1],
      ['warm', 2],
      ['new', 1],
      ['new', 2],
    ]);
    expect(outcomes(result, 'ours')).toEqual(['measured', 'measured', 'measured', 'measured']);
    expect(result.cells[0]?.servers.ours).toMatchObject({ rounds: { length: 5 } });
    expect(isSound([result])).toBe(true);
  });

  test('has no number for a server that answers something else', async () => {
    const servers = await started(counts(7), theirs(8), counts(7));
    const result = await measure(servers);
    expect(result.cells[0]?.servers['neo4j-graphql']).toEqual<Outcome>({
      kind: 'answers differ',
      reason: 'From floor: answer is 7 in one and 8 in the other.',
    });
    expect(outcomes(result, 'ours')[0]).toBe('measured');
    expect(isSound([result])).toBe(false);
  });

  test('has no number for ours where ours answers something else', async () => {
    const { unmeasured } = await agree(await started(counts(8), theirs(7), counts(7)), COUNT, material, 300);
    expect([...unmeasured.keys()]).toEqual(['ours']);
  });

  test('has no number for a server that errs', async () => {
    const failing = errs('INTERNAL_SERVER_ERROR', 'It broke.');
    const result = await measure(await started(counts(7), failing, counts(7)));
    expect(result.cells[0]?.servers['neo4j-graphql']).toEqual<Outcome>({
      kind: 'failed',
      reason: 'INTERNAL_SERVER_ERROR: It broke.',
    });
    expect(isSound([result])).toBe(false);
  });

  test('has no number for a server that errs while it is timed', async () => {
    const later: Reply = (body, request) => (request > 12 ? [500, 'gone'] : theirs(7)(body, request));
    const result = await measure(await started(counts(7), later, counts(7)));
    expect(outcomes(result, 'neo4j-graphql')).toEqual(['failed', 'failed', 'failed', 'failed']);
    expect(result.cells[0]?.servers['neo4j-graphql']).toMatchObject({ reason: 'HTTP 500: gone' });
    expect(isSound([result])).toBe(false);
  });

  test('has no number for a server that answers in another form', async () => {
    const result = await measure(await started(counts(7), counts(7), counts(7)));
    expect(result.cells[0]?.servers['neo4j-graphql']).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('The answer has no aggregate at laws.') as string,
    });
  });

  test('says what a limit refused, which is a result', async () => {
    const refusing = errs('LIMIT_EXCEEDED', 'Too many nodes.');
    const result = await measure(await started(refusing, theirs(7), counts(7)));
    expect(result.cells[0]?.servers.ours).toEqual<Outcome>({
      kind: 'refused',
      reason: 'LIMIT_EXCEEDED: Too many nodes.',
    });
    expect(isSound([result])).toBe(true);
  });

  test('says what took too long, which is a result', async () => {
    const result = await measure(await started(counts(7), () => undefined, counts(7)));
    expect(result.cells[0]?.servers['neo4j-graphql']).toMatchObject({ kind: 'timed out' });
    expect(isSound([result])).toBe(true);
  });

  test('stops at a shape that finds nothing', async () => {
    const servers = await started(counts(0), theirs(0), counts(0));
    await expect(measure(servers)).rejects.toThrow('The shape count finds nothing');
  });

  test('stops at a shape whose answers are too small for it', async () => {
    const servers = await started(counts(7), theirs(7), counts(7));
    await expect(measure(servers, { ...COUNT, leastBytes: 5_000 })).rejects.toThrow(
      'The answers to the shape count have 34 bytes, and it is about 5000 and more.',
    );
  });
});
