import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { engines } from '../support/engines.js';
import { freePort } from '../support/free-port.js';
import { neo4jUnderTest } from '../support/neo4j/borrowed.js';
import { withDriver } from '../support/neo4j/connection.js';
import type { Connection } from '../support/neo4j/connection.js';
import { openProxy } from '../support/proxy.js';
import type { Proxy } from '../support/proxy.js';
import { ask, run, serve, start } from './command.js';
import type { Environment } from './command.js';
import { TEN_MISTAKES } from './ten-mistakes.js';

const FICTIONAL = ['--seed', 'test/support/fictional'];
const NORTHLAND = '{ country(id: "XNL") { name } }';
const ANSWER = { status: 200, data: { country: { name: 'Northland' } } };
const DEAD = 'bolt://127.0.0.1:1';

const neo4j = engines().find(({ name }) => name === 'neo4j');

describe('without a Neo4j', () => {
  test.each([
    ['load', ['load', ...FICTIONAL]],
    ['load --dry-run', ['load', '--dry-run', ...FICTIONAL]],
  ])('%s: says which address it tried', async (_, args) => {
    expect(await run(args, { NEO4J_URI: DEAD })).toEqual({
      code: 4,
      signal: null,
      stdout: '',
      stderr: `Neo4j cannot be reached at ${DEAD}: is it running, and is NEO4J_URI right?\n`,
    });
  });

  test('query: says it in the answer too', async () => {
    const { code, stdout, stderr } = await run(['query', '-'], { NEO4J_URI: DEAD }, NORTHLAND);
    expect({ code, stderr }).toEqual({
      code: 4,
      stderr: `Neo4j cannot be reached at ${DEAD}: is it running, and is NEO4J_URI right?\n`,
    });
    expect(stdout).toContain('"code": "DATABASE_UNAVAILABLE"');
  });

  test('load: mistakes in the YAML come first', async () => {
    const ended = await run(['load', '--seed', 'test/cli/ten-mistakes'], { NEO4J_URI: DEAD });
    expect(ended).toEqual({ code: 3, signal: null, stdout: '', stderr: TEN_MISTAKES });
  });
});

describe.skipIf(neo4j === undefined)('with a Neo4j', () => {
  beforeEach(async () => {
    const graph = await neo4j?.open();
    await graph?.close();
  });

  function connection(): Connection {
    if ('absent' in neo4jUnderTest) throw new Error(neo4jUnderTest.absent);
    return neo4jUnderTest.connection;
  }

  function settings(uri = connection().uri): Environment {
    const { user, password, database } = connection();
    return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database };
  }

  async function proxy(): Promise<Proxy> {
    const opened = await openProxy(connection().uri);
    onTestFinished(() => opened.close());
    return opened;
  }

  async function nodes(): Promise<number> {
    return withDriver(connection(), async (driver) => {
      const { records } = await driver.executeQuery('MATCH (n) RETURN count(n) AS total');
      return Number(records[0]?.get('total'));
    });
  }

  test('release: of what the database holds, where that is what the seed says', { timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rights-graph-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const seed = join(folder, 'seed');
    await cp('test/support/fictional', seed, { recursive: true });
    await cp('seed/LICENSE.md', join(seed, 'LICENSE.md'));
    const citation = await readFile('CITATION.cff', 'utf8');
    await writeFile(join(folder, 'CITATION.cff'), citation.replace(/^version: .*$/m, 'version: 1.0.0'));
    await run(['manifest', '--release', '1.0.0', '--seed', seed]);
    const base = 'https://data.atlas-of-nowhere.org/';
    const release = (to: string, environment: Environment): ReturnType<typeof run> =>
      run(['release', '--release', '1.0.0', '--base', base, '--seed', seed, '--to', join(folder, to)], environment);
    expect(await release('neo4j', settings())).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `Neo4j at ${connection().uri} does not hold what ${relative(process.cwd(), seed)} says: 46 records differ. Load it without imports first: IMPORTS=none npx rights-graph load --seed ${seed}\n`,
    });
    await run(['load', '--seed', seed], settings());
    expect((await release('neo4j', settings())).code).toBe(0);
    expect((await release('embedded', {})).code).toBe(0);
    const sums = await Promise.all(['neo4j', 'embedded'].map((to) => readFile(join(folder, to, 'SHA256SUMS'), 'utf8')));
    expect(sums[0]).toBe(sums[1]);
  });

  describe('load', () => {
    test('a dry run prints what a load would do, and does nothing', async () => {
      const { code, stdout, stderr } = await run(['load', '--dry-run', ...FICTIONAL], settings());
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const lines = stdout.trimEnd().split('\n');
      const added = lines.slice(0, -1);
      expect(added).toContain('+ XNL');
      expect(added.every((line) => line.startsWith('+ '))).toBe(true);
      expect(lines.at(-1)).toMatch(
        new RegExp(
          `^${added.length} added, 0 changed, 0 removed, 0 unchanged; data version [0-9a-f]{12} \\(dry run: nothing was written\\)$`,
        ),
      );
      expect(await nodes()).toBe(0);
    });

    test('the second time nothing changes', async () => {
      const first = await run(['load', ...FICTIONAL], settings());
      expect(first).toMatchObject({ code: 0, stderr: '' });
      const [, count, version] =
        /^(\d+) added, 0 changed, 0 removed, 0 unchanged; data version (\w{12})\n$/.exec(first.stdout) ?? [];
      expect(await run(['load', ...FICTIONAL], settings())).toEqual({
        code: 0,
        signal: null,
        stdout: `0 added, 0 changed, 0 removed, ${count} unchanged; data version ${version}\n`,
        stderr: '',
      });
    });

    test('a dry run over a graph says what is added, changed and removed', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'rights-graph-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      await cp('test/support/fictional', folder, { recursive: true });
      await run(['load', '--seed', folder], settings());
      const file = join(folder, 'laws/xnl-penal-code.yaml');
      const law = await readFile(file, 'utf8');
      await writeFile(file, law.replace('heading: Torture', 'heading: Torment').replace(/$/, "  '13': {}\n"));
      const more = await run(['load', '--dry-run', '--seed', folder], settings());
      expect(more.stdout).toMatch(
        /^\+ xnl\/penal-code\/13\n~ xnl\/penal-code\/12\n1 added, 1 changed, 0 removed, \d+ unchanged; data version \w{12} \(dry run: nothing was written\)\n$/,
      );
      await run(['load', '--seed', folder], settings());
      await writeFile(file, law);
      const back = await run(['load', '--dry-run', '--seed', folder], settings());
      expect(back.stdout).toMatch(
        /^~ xnl\/penal-code\/12\n- xnl\/penal-code\/13\n0 added, 1 changed, 1 removed, \d+ unchanged; data version \w{12} \(dry run: nothing was written\)\n$/,
      );
    });

    test('a database of somebody else is left alone', async () => {
      await withDriver(connection(), (driver) => driver.executeQuery('CREATE (:Person {name: "Ada"})'));
      expect(await run(['load', ...FICTIONAL], settings())).toEqual({
        code: 1,
        signal: null,
        stdout: '',
        stderr:
          'The database holds 1 node that is not from rights-graph. ' +
          'rights-graph owns the whole database that it loads into: give it an empty one. Nothing was written.\n',
      });
      expect(await nodes()).toBe(1);
    });
  });

  test.each([
    ['load', ['load', ...FICTIONAL]],
    ['serve', ['serve']],
  ])('%s: a wrong password is a sentence', async (_, args) => {
    const { uri } = connection();
    expect(await run(args, { ...settings(), PORT: '0', NEO4J_PASSWORD: 'wrong-password' })).toEqual({
      code: 4,
      signal: null,
      stdout: '',
      stderr: `Neo4j at ${uri} refuses the user or the password: check NEO4J_USER and NEO4J_PASSWORD.\n`,
    });
  });

  test('query: an empty database, and how to fill it', async () => {
    const { uri } = connection();
    const { code, stdout, stderr } = await run(['query', '-'], settings(), NORTHLAND);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `Neo4j at ${uri} is empty: it holds no data of rights-graph. Load it with: npx rights-graph load\n`,
    });
    expect(stdout).toContain('"code": "NOT_LOADED"');
  });

  test('query: the same bytes as from the embedded engine', async () => {
    await run(['load', ...FICTIONAL], settings());
    const query =
      '{ claims { totalCount nodes { id statement about { nodes { id } } } } countries { nodes { id aliases { text } } } }';
    const embedded = await run(['query', '-', ...FICTIONAL], {}, query);
    expect(embedded.code).toBe(0);
    expect(await run(['query', '-'], settings(), query)).toEqual(embedded);
  });

  describe('serve', () => {
    async function readyz(url: string): Promise<[number, unknown]> {
      const response = await fetch(`${url}/readyz`);
      return [response.status, await response.json()];
    }

    test('an empty database: says so, and serves as soon as it is loaded', async () => {
      const { uri } = connection();
      const port = String(await freePort());
      const server = start(['serve'], { ...settings(), PORT: port });
      await server.says(/is empty/);
      const url = `http://127.0.0.1:${port}`;
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect(await readyz(url)).toEqual([503, { ready: false, reason: 'NOT_LOADED' }]);
      expect(await ask(url, NORTHLAND)).toMatchObject({ errors: [{ extensions: { code: 'NOT_LOADED' } }] });
      await run(['load', ...FICTIONAL], settings());
      await server.says(/Playground/);
      // Whether it also meets the load at work is chance.
      const said = server.said().replace(/^.* is being loaded: .*\n/m, '');
      expect(said).toBe(
        `Neo4j at ${uri} is empty: it holds no data of rights-graph. Load it with: npx rights-graph load\n` +
          `rights-graph is ready. Playground: ${url}/playground\n`,
      );
      expect(await readyz(url)).toEqual([
        200,
        { ready: true, dataVersion: expect.stringMatching(/^\w{12}$/) as string },
      ]);
      expect(await ask(url, NORTHLAND)).toEqual(ANSWER);
    });

    test('no database at the start: says which address it tried, and recovers by itself', async () => {
      await run(['load', ...FICTIONAL], settings());
      const between = await proxy();
      await between.cut();
      const port = String(await freePort());
      const url = `http://127.0.0.1:${port}`;
      const server = start(['serve'], { ...settings(between.uri), PORT: port });
      await server.says(/cannot be reached.*\n.*\n/);
      expect(server.said().split('\n')[0]).toBe(
        `Neo4j cannot be reached at ${between.uri}; trying again every 2 seconds.`,
      );
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect(await readyz(url)).toEqual([503, { ready: false, reason: 'DATABASE_UNAVAILABLE' }]);
      expect(await ask(url, NORTHLAND)).toMatchObject({
        errors: [{ extensions: { code: 'DATABASE_UNAVAILABLE' } }],
      });
      expect(server.said()).not.toContain('Playground');
      await between.restore();
      await server.says(/Playground/);
      expect(await readyz(url)).toMatchObject([200, { ready: true }]);
      expect(await ask(url, NORTHLAND)).toEqual(ANSWER);
    });

    test.each<[string, (between: Proxy) => Promise<void> | void, string]>([
      ['the connection is cut', (between) => between.cut(), 'DATABASE_UNAVAILABLE'],
      ['the cable is pulled', (between) => between.freeze(), 'DEADLINE_EXCEEDED'],
    ])('lost during a query, %s: an error with a code, and service again', async (_, lose, code) => {
      await run(['load', ...FICTIONAL], settings());
      const between = await proxy();
      const { url, process: server, ended } = await serve([], settings(between.uri));
      // Nothing comes through from here on: the query has no answer when the rest happens.
      between.freeze();
      const question = ask(url, NORTHLAND);
      await sleep(500);
      await lose(between);
      const answer = await question;
      expect(answer).toMatchObject({ errors: [{ extensions: { code } }] });
      expect(JSON.stringify(answer)).not.toMatch(/bolt|neo4j|cypher|127\.0\.0\.1|ECONN/i);
      await between.restore();
      await expect.poll(() => ask(url, NORTHLAND), { timeout: 20_000 }).toEqual(ANSWER);
      server.kill('SIGTERM');
      expect(await ended).toMatchObject({ code: 0 });
    });
  });
});
