import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { EmbeddedGraph } from '../../src/graph/embedded/embedded.js';
import { EngineProcess } from '../../src/graph/embedded/engine-process.js';
import { apply } from '../../src/graph/embedded/apply.js';
import type { ChangeSet, Row, Statement, Write } from '../../src/graph/graph.js';
import { statement } from '../../src/graph/statement.js';
import { SAMPLE, SAMPLE_LOADED } from './sample.js';

const program = new URL('programs/recorded.js', import.meta.url);
const ECHO: Statement = { name: 'test-echo', text: 'RETURN $value AS value' };
const COUNT: Statement = { name: 'test-count', text: 'MATCH (n:`Node`) RETURN count(n) AS n' };
const SPIN: Statement = {
  name: 'test-spin',
  text: 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c RETURN count(*) AS n',
};
/** Takes long enough to be in flight when something happens, and has an end. */
const SLOW: Statement = {
  name: 'test-slow',
  text: 'UNWIND range(1, 3000) AS a UNWIND range(1, 1000) AS b RETURN count(*) AS n',
};
const LOADED = SAMPLE_LOADED;

let folder: string;
let graph: EmbeddedGraph | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-test-'));
  vi.stubEnv('EMBEDDED_PIDS', join(folder, 'pids'));
  vi.stubEnv('EMBEDDED_BROKEN', join(folder, 'broken'));
});
afterEach(async () => {
  await graph?.close();
  graph = undefined;
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const pids = (): number[] => readFileSync(join(folder, 'pids'), 'utf8').trim().split('\n').map(Number);
const newest = (): number => pids().at(-1) ?? 0;
const breakStarts = (): void => writeFileSync(join(folder, 'broken'), '');
const oldest = (): number => pids()[0] ?? 0;

async function read(asked: Statement, ms = 20_000): Promise<Row | undefined> {
  if (!graph) throw new Error('no graph is open');
  return graph.read(asked, asked === ECHO ? { value: 1 } : {}, performance.now() + ms);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the process of the embedded engine', () => {
  it('is killed from outside: the next one holds the same graph', async () => {
    graph = await openEmbedded({ program });
    await graph.apply(SAMPLE);
    process.kill(newest(), 'SIGKILL');
    expect(await read(statement('data-version'))).toEqual(LOADED);
    await expect.poll(() => pids().length, { timeout: 10_000 }).toBe(2);
    expect(await read(statement('data-version'))).toEqual(LOADED);
  });

  it('has as many statements at once as there are cores, one more for others, and clients take turns', async () => {
    graph = await openEmbedded({ program: new URL('programs/slow.js', import.meta.url) });
    const asked = (client: string): Promise<Row | undefined> | undefined =>
      graph?.read(ECHO, { value: 1 }, performance.now() + 20_000, client);
    const many = Array.from({ length: 20 }, () => asked('a'));
    const [other, ...rows] = await Promise.all([asked('b'), ...many]);
    expect(Math.max(...rows.map((row) => Number(row?.['most'])))).toBe(availableParallelism() + 1);
    expect(other?.['place']).toBeLessThanOrEqual(availableParallelism());
  });

  it('has a lower priority than the server', async () => {
    graph = await openEmbedded({ program });
    expect(getPriority(newest())).toBeGreaterThan(getPriority());
  });

  it('is replaced before anybody asks', async () => {
    graph = await openEmbedded({ program });
    process.kill(newest(), 'SIGKILL');
    await expect.poll(() => pids().length, { timeout: 10_000 }).toBe(2);
  });

  it('is killed while it reads: the read is sent once more', async () => {
    graph = await openEmbedded({ program });
    await graph.apply(SAMPLE);
    const slow = read(SLOW);
    await read(ECHO);
    process.kill(newest(), 'SIGKILL');
    expect(await slow).toEqual({ n: 3_000_000 });
    expect(pids().length).toBe(2);
  });

  it('is killed twice while it reads: the read is given up', async () => {
    graph = await openEmbedded({ program });
    const spinning = read(SPIN);
    spinning.catch(() => undefined);
    for (let kill = 0; kill < 2; kill++) {
      await read(ECHO);
      process.kill(newest(), 'SIGKILL');
      await expect.poll(() => pids().length, { timeout: 10_000 }).toBe(kill + 2);
    }
    await expect(spinning).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: 'The embedded engine was lost twice in one call (killed by SIGKILL)',
    });
    expect(await read(ECHO)).toEqual({ value: 1 });
  });

  it('is killed while it writes: the change set is applied to the next one, whole', async () => {
    graph = await openEmbedded({ program });
    const first = newest();
    await graph.apply(SAMPLE, (done) => {
      if (done === 3 && newest() === first) process.kill(first, 'SIGKILL');
    });
    expect(pids().length).toBe(2);
    expect(await read(COUNT)).toEqual({ n: 6 });
  });

  it('is killed by a read at its deadline: the others in flight are answered by the next one', async () => {
    graph = await openEmbedded({ program });
    await graph.apply(SAMPLE);
    const spinning = read(SPIN, 400);
    const others = [read(SLOW), read(SLOW)];
    await expect(spinning).rejects.toMatchObject({ code: 'DEADLINE' });
    expect(await Promise.all(others)).toEqual([{ n: 3_000_000 }, { n: 3_000_000 }]);
    expect(await read(statement('data-version'))).toEqual(LOADED);
    expect(pids().length).toBe(2);
    expect(alive(oldest())).toBe(false);
  });

  it('is left alone by a deadline that passes while it is starting', async () => {
    graph = await openEmbedded({ program });
    await graph.apply(SAMPLE);
    process.kill(newest(), 'SIGKILL');
    await expect.poll(() => alive(oldest()), { timeout: 10_000 }).toBe(false);
    await read(ECHO, 1).catch(() => undefined);
    expect(await read(statement('data-version'))).toEqual(LOADED);
    expect(pids().length).toBe(2);
  });

  it('is killed after the graph was saved or taken over: the next one begins with the file, though it is gone', async () => {
    const file = join(folder, 'saved');
    const add = { statement: { name: 'test-add', text: "CREATE (:`Node` {id: 'added'})" }, parameters: {} };
    graph = await openEmbedded({ program });
    await graph.apply(SAMPLE);
    await graph.save(file);
    await graph.apply({ unique: [], indexed: [], writes: [add] });
    process.kill(newest(), 'SIGKILL');
    expect(await read(COUNT)).toEqual({ n: 7 });
    await graph.close();
    graph = await openEmbedded({ program });
    await graph.restore(file, () => Promise.resolve(true));
    rmSync(file);
    process.kill(newest(), 'SIGKILL');
    expect(await read(COUNT)).toEqual({ n: 6 });
    expect(await read(statement('data-version'))).toEqual(LOADED);
  });

  it('is not killed by a deadline that passes while it saves its graph, but after that, where it still has no answer', async () => {
    const file = join(folder, 'saved');
    const many = { name: 'test-many', text: 'UNWIND range(1, 50000) AS id CREATE (:`Node` {id: id})' };
    graph = await openEmbedded({ program });
    await graph.apply({ unique: [], indexed: [], writes: [{ statement: many, parameters: {} }] });
    const saving = graph.save(file);
    await expect(read(COUNT, 1)).rejects.toMatchObject({ code: 'DEADLINE' });
    await saving;
    expect(await read(COUNT)).toEqual({ n: 50_000 });
    expect(pids()).toHaveLength(1);
    const again = graph.save(`${file}-again`);
    await expect(read(SPIN, 1)).rejects.toMatchObject({ code: 'DEADLINE' });
    await again;
    await expect.poll(() => pids().length).toBe(2);
    expect(await read(COUNT)).toEqual({ n: 50_000 });
  });

  it('cannot take over what does not fit or is no graph: it is as it was', async () => {
    const file = join(folder, 'saved');
    graph = await openEmbedded({ program });
    await graph.apply(SAMPLE);
    await graph.save(file);
    await graph.close();
    graph = await openEmbedded({ program });
    await expect(graph.restore(file, () => Promise.resolve(false))).rejects.toMatchObject({
      code: 'FAILED',
      message: `${file} holds another graph`,
    });
    expect(await read(COUNT)).toEqual({ n: 0 });
    writeFileSync(file, 'no graph');
    await expect(graph.restore(file, () => Promise.resolve(true))).rejects.toMatchObject({ code: 'FAILED' });
    expect(await read(COUNT)).toEqual({ n: 0 });
  });

  it('cannot be started: says why, and stops trying', async () => {
    breakStarts();
    await expect(openEmbedded({ program })).rejects.toMatchObject({
      name: 'GraphError',
      code: 'UNREACHABLE',
      message:
        'The embedded engine did not start, tried 3 times; the last time: exit code 3: no engine for this platform',
    });
    expect(pids().length).toBe(3);
  });

  it('cannot be started again: reads fail, until it can', async () => {
    graph = await openEmbedded({ program });
    await graph.apply(SAMPLE);
    breakStarts();
    process.kill(newest(), 'SIGKILL');
    await expect(read(statement('data-version'))).rejects.toMatchObject({ code: 'UNREACHABLE' });
    expect(pids().length).toBe(4);
    // Asked again at once, it says the same without another start.
    await expect(read(statement('data-version'))).rejects.toMatchObject({ code: 'UNREACHABLE' });
    expect(pids().length).toBe(4);
    rmSync(join(folder, 'broken'));
    await expect
      .poll(() => read(statement('data-version')).catch(() => undefined), { timeout: 10_000, interval: 200 })
      .toEqual(LOADED);
  });

  it('ends by itself again and again: it is not replaced without end', async () => {
    vi.stubEnv('EMBEDDED_LIFE_MS', '50');
    graph = await openEmbedded({ program });
    await expect.poll(() => pids().length, { timeout: 10_000 }).toBe(4);
    await expect.poll(() => alive(newest()), { timeout: 10_000 }).toBe(false);
    await sleep(500);
    expect(pids().length).toBe(4);
  });

  it('ends when the graph is closed, also while it spins or starts', async () => {
    graph = await openEmbedded({ program });
    const spinning = read(SPIN);
    spinning.catch(() => undefined);
    await read(ECHO);
    await graph.close();
    expect(alive(newest())).toBe(false);
    await expect(spinning).rejects.toMatchObject({ code: 'CLOSED' });

    graph = await openEmbedded({ program });
    process.kill(newest(), 'SIGKILL');
    await expect.poll(() => pids().length, { timeout: 10_000 }).toBe(3);
    await graph.close();
    expect(pids().filter(alive)).toEqual([]);
  });

  it('ends with its parent, however that ends', async () => {
    const path = fileURLToPath(new URL('programs/parent.js', import.meta.url));
    const parent = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(alive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => alive(pid), { timeout: 10_000 }).toBe(false);
  });

  it('is not ended by signals that are meant for its parent', async () => {
    graph = await openEmbedded({ program });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(newest(), signal);
    expect(await read(ECHO)).toEqual({ value: 1 });
    expect(pids().length).toBe(1);
  });
});

describe('a change set of a graph that is marked', () => {
  const NODES = { labels: ['Law', 'Entity', 'Node'] };
  const LINKS = { type: 'CREATED', from: 'Node', to: 'Node' };
  const LINKED: Statement = { name: 'test-linked', text: 'MATCH ()-[r]->() RETURN collect(type(r)) AS types' };
  const nodes = (...ids: string[]): Write => ({
    statement: statement('create-nodes', { type: 'Law', family: 'Entity' }),
    parameters: { rows: ids.map((id) => ({ id })) },
    creates: NODES,
  });
  /** The statement makes another relationship, by which the test tells the two ways apart. */
  const link = (from: string, to: string): Write => ({
    statement: statement('create-relations', { type: 'STATED' }),
    parameters: { ends: [to], rows: [[from, [0]]] },
    creates: LINKS,
  });
  const sent = (text: string): Write => ({ statement: { name: 'test-sent', text }, parameters: {} });
  const marked = (...writes: Write[]): ChangeSet => ({ unique: [], indexed: [], writes, marked: true });

  beforeEach(async () => {
    graph = await openEmbedded({ program });
    await graph.apply({ ...SAMPLE, writes: [] });
  });

  it('creates without statements what leads to nodes that it created so, and by statement what does not', async () => {
    await graph?.apply(marked(nodes('a', 'b')));
    await graph?.apply(marked(link('a', 'b')));
    expect(await read(LINKED)).toEqual({ types: ['CREATED'] });
    await graph?.apply(marked(sent("CREATE (:`Node` {id: 'c'})"), link('a', 'c')));
    expect(await read(LINKED)).toEqual({ types: ['CREATED', 'STATED'] });
  });

  it('does not rely on where nodes were, once one is deleted or a transaction may have', async () => {
    const deleted = sent("MATCH (n:`Node` {id: 'c'}) DELETE n");
    await graph?.apply(marked(nodes('a', 'b', 'c'), deleted, link('a', 'b')));
    expect(await read(LINKED)).toEqual({ types: ['STATED'] });
    await graph?.apply(marked(nodes('d', 'e')));
    await graph?.apply({ ...marked(), marked: false });
    await graph?.apply(marked(link('d', 'e')));
    expect(await read(LINKED)).toEqual({ types: ['STATED', 'STATED'] });
  });

  it('leaves nothing where one of its writes fails, and all before it is there', async () => {
    await graph?.apply(marked(nodes('a', 'b')));
    await expect(graph?.apply(marked(nodes('c'), link('c', 'a'), nodes('d', 'a')))).rejects.toMatchObject({
      name: 'GraphError',
      code: 'FAILED',
    });
    expect(await read(COUNT)).toEqual({ n: 2 });
    expect(await read(LINKED)).toEqual({ types: [] });
    await graph?.apply(marked(link('a', 'b')));
    expect(await read(LINKED)).toEqual({ types: ['CREATED'] });
    expect(pids().length).toBe(2);
  });

  it('is applied whole beside others that are given at once, where one of these fails too', async () => {
    await graph?.apply(marked(nodes('a', 'b')));
    const failing = marked(nodes('x'), sent('NO STATEMENT'));
    const given = [marked(nodes('c')), failing, marked(link('a', 'b')), marked(nodes('d'))];
    const ends = await Promise.allSettled(given.map(async (one) => graph?.apply(one)));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await read(COUNT)).toEqual({ n: 4 });
    expect((await read(LINKED))?.['types']).toHaveLength(1);
  });

  it('comes before and after those that wait for all before them, as they are given', async () => {
    const count = sent("MATCH (n:`Node`) WITH count(n) AS n MATCH (l:`Node` {id: 'log'}) SET l.seen = n");
    const seen: Statement = { name: 'test-seen', text: "MATCH (l:`Node` {id: 'log'}) RETURN l.seen AS seen" };
    const given = [
      marked(nodes('log', 'a')),
      marked(nodes('b')),
      { ...marked(count), marked: false },
      marked(nodes('c')),
    ];
    await Promise.all(given.map(async (one) => graph?.apply(one)));
    expect(await read(seen)).toEqual({ seen: 3 });
    expect(await read(COUNT)).toEqual({ n: 4 });
  });

  it('writes nothing where its guard returns no record', async () => {
    const guard = sent("MATCH (n:`Node` {id: 'nobody'}) RETURN n.id AS id");
    await expect(graph?.apply({ ...marked(nodes('a')), guard })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await read(COUNT)).toEqual({ n: 0 });
    expect(pids().length).toBe(1);
  });

  it('is killed meanwhile: it is applied to the next one, whole and once', async () => {
    const first = newest();
    await graph?.apply(marked(nodes('a', 'b'), link('a', 'b'), nodes('c'), link('b', 'c')), (done) => {
      if (done === 2 && newest() === first) process.kill(first, 'SIGKILL');
    });
    expect(await read(COUNT)).toEqual({ n: 3 });
    expect(await read(LINKED)).toEqual({ types: ['CREATED', 'CREATED'] });
  });
});

describe('what the embedded engine would get wrong', () => {
  it('refuses schema statements in a read, which no rollback takes back', async () => {
    graph = await openEmbedded({ program });
    await expect(read({ name: 'test-drop', text: '\n DROP INDEX x' })).rejects.toMatchObject({
      code: 'FAILED',
      message:
        'cypher/test-drop.cypher: starts with "DROP"; a read starts with MATCH, OPTIONAL, UNWIND, WITH, RETURN, CALL',
    });
  });

  it('refuses to write in a read', async () => {
    graph = await openEmbedded({ program });
    await expect(read({ name: 'test-create', text: 'UNWIND [1] AS x CREATE (n)' })).rejects.toMatchObject({
      code: 'FAILED',
      message: 'cypher/test-create.cypher: Writing is not allowed in a read',
    });
  });

  it('refuses to make unique what is not', async () => {
    graph = await openEmbedded({ program });
    const rows = [{ id: 'twice' }, { id: 'twice' }];
    const writes = [{ statement: statement('create-nodes', { type: 'Law', family: 'Entity' }), parameters: { rows } }];
    await graph.apply({ unique: [], indexed: [], writes });
    await expect(graph.apply({ ...SAMPLE, writes: [] })).rejects.toMatchObject({
      code: 'FAILED',
      message: 'Node.id cannot be made unique: nodes share a value already',
    });
  });

  it('says so where a number is beyond what JSON keeps', async () => {
    graph = await openEmbedded({ program });
    await expect(read({ name: 'test-big', text: 'RETURN 9007199254740993 AS n' })).rejects.toMatchObject({
      code: 'FAILED',
      message: expect.stringMatching(/^cypher\/test-big\.cypher: .*BigInt/) as string,
    });
  });

  it('has an index for a unique key and for an indexed one', async () => {
    const engine = new EngineProcess(program);
    await apply(engine, SAMPLE);
    for (const property of ['id', 'sortKey']) {
      const text = `EXPLAIN UNWIND ['x'] AS key MATCH (n:\`Node\` {${property}: key}) RETURN n.id AS id`;
      const [row] = await engine.send({ kind: 'define', statement: { name: 'test-explain', text } });
      expect(row?.['plan']).toContain(`[index: ${property}]`);
    }
    engine.kill();
    await engine.ended;
  });
});
