import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { ask, childrenOf, folderWith, isRunning, run, serve, start } from './command.js';

const FICTIONAL = ['--seed', 'test/support/fictional'];
const STOPPING = 'Stopping: what is in flight is answered first. Ctrl-C again stops at once.\n';

let taken: Server | undefined;
afterEach(() => taken?.close());

async function takePort(): Promise<number> {
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  return (taken.address() as AddressInfo).port;
}

/** Sends the first half of a question; what comes back is read to the end of the connection. */
async function askHalf(url: string): Promise<{ socket: Socket; rest: string; answer: Promise<string> }> {
  const { hostname, port } = new URL(url);
  const body = '{"query": "{ country(id: \\"XNL\\") { name } }"}';
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  let read = '';
  socket.setEncoding('utf8').on('data', (data: string) => (read += data));
  const answer = once(socket, 'close').then(() => read);
  const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n`;
  // The server says "continue" when it waits for the body: the request is in flight.
  socket.write(`${head}expect: 100-continue\r\n\r\n`);
  await once(socket, 'data');
  return { socket, rest: body, answer };
}

describe('rights-graph serve', () => {
  test('says where the playground is when the graph is loaded, and nothing else', async () => {
    const { url, said, process: server, ended } = await serve(FICTIONAL);
    expect(said()).toBe(`rights-graph is ready. Playground: ${url}/playground\n`);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await ask(url, '{ country(id: "XNL") { name } }')).toEqual({
      status: 200,
      data: { country: { name: 'Northland' } },
    });
    server.kill('SIGTERM');
    expect((await ended).stdout).toBe('');
  });

  test('a port in use is a sentence', async () => {
    const port = await takePort();
    expect(await run(['serve', ...FICTIONAL], { PORT: String(port) })).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or set PORT to another one (PORT=0 takes any free port).\n`,
    });
  });

  test('a port for metrics that is in use is a sentence', async () => {
    const port = await takePort();
    const address = { PORT: '0', METRICS_ADDRESS: `127.0.0.1:${port}` };
    expect(await run(['serve', ...FICTIONAL], address)).toMatchObject({
      code: 1,
      stderr: `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or set the port of METRICS_ADDRESS to another one (0 takes any free port).\n`,
    });
  });

  test('says where metrics are, where they have an address of their own; a token holds there too', async () => {
    const token = 'x'.repeat(32);
    const {
      url,
      process: server,
      ended,
      says,
    } = await serve(FICTIONAL, {
      METRICS_ADDRESS: '127.0.0.1:0',
      METRICS_TOKEN: token,
      CORS_ORIGINS: 'https://atlas.example',
    });
    const [, metrics = ''] = await says(/^Metrics: (http:\S+\/metrics)\n/);
    const statusOf = async (address: string, headers: Record<string, string> = {}): Promise<number> =>
      (await fetch(address, { headers })).status;
    expect(await statusOf(metrics, { authorization: `Bearer ${token}` })).toBe(200);
    expect(await statusOf(metrics)).toBe(401);
    expect(await statusOf(`${url}/metrics`, { authorization: `Bearer ${token}` })).toBe(404);
    const page = await fetch(`${url}/healthz`, { headers: { origin: 'https://atlas.example' } });
    expect(page.headers.get('access-control-allow-origin')).toBe('https://atlas.example');
    server.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('a token for metrics where they are', async () => {
    const { url } = await serve(FICTIONAL, { METRICS_TOKEN: 'x'.repeat(32) });
    expect((await fetch(`${url}/metrics`)).status).toBe(401);
  });

  describe('OPERATION_LOG', () => {
    const LINE = /^\{"time":"[^"]+","client":"127\.0\.0\.1","operation":"Land","outcome":"ok","status":200,.*\}\n$/;
    const asked = 'query Land { country(id: "XNL") { name } }';

    test('stdout', async () => {
      const { url, process: server, ended } = await serve(FICTIONAL, { OPERATION_LOG: 'stdout' });
      await ask(url, asked);
      server.kill('SIGTERM');
      expect((await ended).stdout).toMatch(LINE);
    });

    test('stderr', async () => {
      const { url, says } = await serve(FICTIONAL, { OPERATION_LOG: 'stderr' });
      await ask(url, asked);
      await says(/^\{"time":.*"operation":"Land".*\}$/m);
    });

    test('a file, to which is added, and which others may not read', async () => {
      const folder = await folderWith({});
      const file = join(folder, 'operations.log');
      for (const _ of ['once', 'again']) {
        const { url, process: server, ended } = await serve(FICTIONAL, { OPERATION_LOG: file });
        await ask(url, asked);
        server.kill('SIGTERM');
        expect(await ended).toMatchObject({ code: 0, stdout: '' });
      }
      const lines = (await readFile(file, 'utf8')).split(/(?<=\n)/);
      expect(lines).toEqual([expect.stringMatching(LINE), expect.stringMatching(LINE)]);
      expect((await stat(file)).mode & 0o007).toBe(0);
    });

    test.each<[string, string, string]>([
      ['cannot be opened', 'no/such/folder/operations.log', 'ENOENT'],
      // Writing to it fails as to a disk that is full.
      ...(existsSync('/dev/full')
        ? [['cannot be written', '/dev/full', 'ENOSPC'] satisfies [string, string, string]]
        : []),
    ])('a file that %s is said once, and everything is answered', async (_, file, reason) => {
      const { url, process: server, ended } = await serve(FICTIONAL, { OPERATION_LOG: file });
      for (let count = 0; count < 3; count += 1) expect((await ask(url, asked)).status).toBe(200);
      server.kill('SIGTERM');
      const { code, stderr } = await ended;
      expect(code).toBe(0);
      const said = stderr.split('\n').filter((line) => line.startsWith('OPERATION_LOG'));
      expect(said).toEqual([
        `OPERATION_LOG cannot be written to ${file} (${reason}). Operations are answered, and not all of them are logged.`,
      ]);
    });
  });

  test('an address of another machine is a sentence', async () => {
    expect(await run(['serve', ...FICTIONAL], { PORT: '0', HOST: '192.0.2.1' })).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: 'HOST is "192.0.2.1", which is no address of this machine. Set it to 127.0.0.1 or 0.0.0.0.\n',
    });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s: answers what is in flight, then ends well', async (signal) => {
    const { url, process: server, ended, says } = await serve(FICTIONAL);
    const engines = childrenOf(server);
    const { socket, rest, answer } = await askHalf(url);
    server.kill(signal);
    await says(/Stopping/);
    socket.write(rest);
    expect(await answer).toMatch(
      /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n.*\{"data":\{"country":\{"name":"Northland"\}\}/s,
    );
    expect(await ended).toEqual({
      code: 0,
      signal: null,
      stdout: '',
      stderr: `rights-graph is ready. Playground: ${url}/playground\n${STOPPING}`,
    });
    expect(engines).toHaveLength(1);
    expect(engines.filter(isRunning)).toEqual([]);
  });

  test('takes no new connection while it stops', async () => {
    const { url, process: server, says } = await serve(FICTIONAL);
    await askHalf(url);
    server.kill('SIGTERM');
    await says(/Stopping/);
    await expect
      .poll(() =>
        fetch(`${url}/healthz`).then(
          ({ status }) => status,
          () => 'refused',
        ),
      )
      .toBe('refused');
  });

  test.each([
    ['SIGINT', 'SIGINT'],
    ['SIGINT', 'SIGTERM'],
    ['SIGTERM', 'SIGINT'],
  ] as const)('%s, then %s: ends at once, whatever is in flight', async (first, second) => {
    const { url, process: server, ended, says } = await serve(FICTIONAL);
    const engines = childrenOf(server);
    await askHalf(url);
    server.kill(first);
    await says(/Stopping/);
    server.kill(second);
    expect(await ended).toMatchObject({ code: null, signal: second });
    await expect.poll(() => engines.filter(isRunning)).toEqual([]);
  });

  test('killed: its engine goes with it', async () => {
    const { process: server, ended } = await serve(FICTIONAL);
    const engines = childrenOf(server);
    expect(engines.filter(isRunning)).toHaveLength(1);
    server.kill('SIGKILL');
    await ended;
    await expect.poll(() => engines.filter(isRunning)).toEqual([]);
  });

  test('goes on where nobody reads what it says', async () => {
    const { url, process: server } = await serve(FICTIONAL);
    server.stderr?.destroy();
    await fetch(`${url}/graphql?query={`);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  });

  test('told to stop before it is ready: ends well', async () => {
    const { process: server, ended, says } = start(['serve'], { PORT: '0', NEO4J_URI: 'bolt://127.0.0.1:1' });
    await says(/Neo4j cannot be reached/);
    server.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, signal: null });
  });
});
