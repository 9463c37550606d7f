import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import type { AppOptions } from '../../src/http/app.js';
import { fakeGraph, partsOf, served } from './served.js';
import type { Served } from './served.js';

const TOO_LARGE =
  '{"errors":[{"message":"The body is larger than 1000000 bytes. Send a shorter query, or its values as variables in several operations.","extensions":{"code":"LIMIT_EXCEEDED"}}]}';
const TOO_LATE = '{"errors":[{"message":"The request took too long to arrive.","extensions":{"code":"BAD_REQUEST"}}]}';

async function serving(options: Partial<AppOptions> = {}): Promise<Served> {
  const server = await served({ graph: fakeGraph(() => Promise.resolve(undefined)), ...options });
  onTestFinished(() => server.close());
  return server;
}

interface Connection {
  readonly socket: Socket;
  /** Everything that came, once the server has ended the connection; how it ended. */
  readonly ended: Promise<{ read: string; error: string | undefined }>;
  /** Waits until something like this has come. */
  readonly comes: (pattern: RegExp) => Promise<void>;
}

async function connected(url: string): Promise<Connection> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let read = '';
  let error: string | undefined;
  socket.setEncoding('utf8').on('data', (data: string) => (read += data));
  socket.on('error', ({ code }: NodeJS.ErrnoException) => (error = code));
  const ended = new Promise<{ read: string; error: string | undefined }>((resolve) =>
    socket.once('close', () => resolve({ read, error })),
  );
  await once(socket, 'connect');
  const comes = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(read)) await once(socket, 'data');
  };
  return { socket, ended, comes };
}

/** The head of a request with a body of JSON. */
function head(length: number, headers: Record<string, string> = {}): string {
  const all = { host: 'x', 'content-type': 'application/json', 'content-length': String(length), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /graphql HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Writes to the end before it reads, as Python's urllib and many others do. */
async function writeThenRead({ socket, ended }: Connection, request: string): ReturnType<() => Connection['ended']> {
  socket.pause();
  await new Promise<void>((resolve) => socket.write(request, () => resolve()));
  socket.resume();
  return ended;
}

const CLOSE = { connection: 'close' };

describe('a body that is not read', () => {
  test.each([
    ['too large', head(5_000_000, CLOSE), 'HTTP/1.1 413 Payload Too Large', TOO_LARGE],
    [
      'compressed',
      head(5_000_000, { ...CLOSE, 'content-encoding': 'gzip' }),
      'HTTP/1.1 415 Unsupported Media Type',
      '{"errors":[{"message":"The body is compressed (content-encoding: \\"gzip\\"), and bodies are read uncompressed only. Send it as it is, without content-encoding.","extensions":{"code":"BAD_REQUEST"}}]}',
    ],
    [
      'of another type',
      head(5_000_000, { ...CLOSE, 'content-type': 'text/csv' }),
      'HTTP/1.1 415 Unsupported Media Type',
      '{"errors":[{"message":"The content-type is not supported. Send {\\"query\\": \\"{ meta { dataVersion } }\\"} with content-type: application/json.","extensions":{"code":"BAD_REQUEST"}}]}',
    ],
    [
      'for no address',
      head(5_000_000, { ...CLOSE, 'content-type': 'text/csv' }).replace('/graphql', '/x'),
      'HTTP/1.1 404 Not Found',
      '{"errors":[{"message":"There is no /x. There is /, /playground, /explore, /explore/view/{code}.gexf, /graphql, /id/{id}, /view/{name}, /changes.atom, /changes.json, /schema.graphql, /healthz, /readyz, /metrics.","extensions":{"code":"NOT_FOUND"}}]}',
    ],
  ])('%s: who sends all of it, and closes then, reads the answer', async (_, asked, status, text) => {
    const { url } = await serving();
    const { read, error } = await writeThenRead(await connected(url), asked + 'x'.repeat(5_000_000));
    const answer = partsOf(read);
    expect([error, answer.status, answer.body]).toEqual([undefined, status, text]);
    expect(answer.headers).toMatchObject({
      connection: 'close',
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(text)),
      'access-control-allow-origin': '*',
    });
  });

  test('in parts, without its length: the same', async () => {
    const { url } = await serving();
    const part = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`;
    const asked = head(0, CLOSE).replace('content-length: 0', 'transfer-encoding: chunked');
    const { read, error } = await writeThenRead(await connected(url), `${asked}${part.repeat(50)}0\r\n\r\n`);
    expect([error, partsOf(read).body]).toEqual([undefined, TOO_LARGE]);
  });

  test('who waits for the answer has it before a byte of the body is sent', async () => {
    const { url } = await serving();
    const { socket, ended } = await connected(url);
    socket.write(head(5_000_000, CLOSE));
    expect(partsOf((await ended).read).body).toBe(TOO_LARGE);
  });

  test.each([['keep-alive'], ['close']])(
    'is thrown away up to 16 times the limit, then the connection ends: %s',
    async (connection) => {
      const { url } = await serving({ limits: { ...DEFAULT_LIMITS, requestBytes: 1_000 } });
      const { socket, ended, comes } = await connected(url);
      socket.write(head(1_000_000_000, { connection }) + 'x'.repeat(16_000));
      await comes(/LIMIT_EXCEEDED/);
      if (connection === 'keep-alive') {
        expect(socket.writable).toBe(true);
      }
      const flood = setInterval(() => socket.write('x'.repeat(1_000)), 1);
      onTestFinished(() => clearInterval(flood));
      const { read } = await ended;
      expect(read.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413']);
    },
  );
});

describe('a request that takes too long to arrive', () => {
  const requestTime = { most: 200, checked: 20 };

  test.each([
    ['nothing of it', ''],
    ['half its head', 'POST /graphql HTTP/1.1\r\nhost: x\r\n'],
    ['half its body', `${head(100)}{"query": "{ meta`],
  ])('%s: it is refused, and ends; others are answered', async (_, sent) => {
    const { url } = await serving({ requestTime });
    const { socket, ended } = await connected(url);
    socket.write(sent);
    const events: string[] = [];
    socket.once('data', () => events.push('refused')).once('end', () => events.push('ended'));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const { read, error } = await ended;
    const answer = partsOf(read);
    expect([error, answer.status, answer.body]).toEqual([undefined, 'HTTP/1.1 408 Request Timeout', TOO_LATE]);
    expect(events).toEqual(['refused', 'ended']);
  });

  test('byte by byte is no way to stay', async () => {
    const { url } = await serving({ requestTime });
    const { socket, ended } = await connected(url);
    socket.write(head(1_000_000));
    const drops = setInterval(() => socket.write('x'), 50);
    onTestFinished(() => clearInterval(drops));
    expect(partsOf((await ended).read).body).toBe(TOO_LATE);
  });

  test.each([['keep-alive'], ['close']])(
    'after its refusal: it ends without a second answer (%s)',
    async (connection) => {
      const { url } = await serving({ requestTime });
      const { socket, ended, comes } = await connected(url);
      socket.write(head(5_000_000, { connection }));
      await comes(/LIMIT_EXCEEDED/);
      const { read } = await ended;
      expect(read.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413']);
    },
  );

  test('is 30 seconds where nothing else is said', async () => {
    const { app } = await serving();
    const { headersTimeout, requestTimeout } = app.server;
    expect({ headersTimeout, requestTimeout }).toEqual({ headersTimeout: 30_000, requestTimeout: 30_000 });
    expect(app.server).toMatchObject({ connectionsCheckingInterval: 1_000 });
  });
});
