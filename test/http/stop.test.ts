import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { stopApp } from '../../src/http/stop.js';
import { fakeGraph, served } from './served.js';

const LONG = 2 ** 31 - 1;

async function connected(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  // Being cut off is an error for a client.
  socket.on('error', () => undefined);
  return socket;
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.resume().once('close', () => resolve()));
}

describe('stopping', () => {
  test('waits for the answer to what is in flight', async () => {
    let answerNow = (): void => undefined;
    let asked = (): void => undefined;
    const inFlight = new Promise<void>((resolve) => (asked = resolve));
    const graph = fakeGraph(() => {
      asked();
      return new Promise((resolve) => (answerNow = () => resolve(undefined)));
    });
    const { app, url } = await served({ graph });
    const answer = fetch(`${url}/readyz`);
    await inFlight;
    const stopped = stopApp(app, LONG);
    answerNow();
    expect((await answer).status).toBe(503);
    await stopped;
  });

  test.each([
    ['have asked nothing yet', ''],
    ['have their answer', 'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n'],
  ])('does not wait for connections that %s', async (_, asked) => {
    const { app, url } = await served({ graph: fakeGraph(() => Promise.resolve(undefined)) });
    const socket = await connected(url);
    socket.write(asked);
    if (asked !== '') await once(socket, 'data');
    const end = closed(socket);
    await stopApp(app, LONG);
    await end;
  });

  test('answers what was on its way as at any time, and ends its connection then', async () => {
    let answerNow = (): void => undefined;
    const graph = fakeGraph(() => new Promise((resolve) => (answerNow = () => resolve(undefined))));
    const { app, url } = await served({ graph });
    const [slow, late] = [await connected(url), await connected(url)];
    const end = closed(slow);
    slow.write('GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n');
    late.setEncoding('utf8').write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(late, 'data');
    // A second one on that connection, of which half has come when the server is told to stop.
    late.write('GET /healthz HTTP/1.1\r\n');
    await fetch(`${url}/healthz`);
    const stopped = stopApp(app, LONG);
    late.write('host: x\r\n\r\n');
    const [answer] = (await once(late, 'data')) as [string];
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*connection: close\r\n[^]*\{"status":"alive"\}$/i);
    answerNow();
    // Neither does the one that was asked before keep it from stopping.
    await Promise.all([stopped, end]);
  });

  test('cuts off a client that does not finish its request', async () => {
    const { app, url } = await served({ graph: fakeGraph(() => Promise.resolve(undefined)) });
    const socket = await connected(url);
    const end = closed(socket);
    socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{');
    await stopApp(app, 100);
    await end;
  });
});
