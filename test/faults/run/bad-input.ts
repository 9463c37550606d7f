import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Dice } from '../../api/fuzz/dice.js';
import type { Answered, Asker, Sending } from '../asking.js';
import { LIGHT } from '../floods.js';
import { aliases } from '../worst.js';

/** Something that nobody should send, and what is due to who does. */
export interface BadInput {
  readonly name: string;
  readonly send: (one: Asker, dice: Dice) => Promise<Answered>;
  /** A code, or the status where there is none. */
  readonly due: string;
}

const DEEP = 450_000;
const nested = (open: string, close: string): string => open.repeat(DEEP) + close.repeat(DEEP);
const body = (query: string, variables = '{}'): string => `{"query":${JSON.stringify(query)},"variables":${variables}}`;

function sent(name: string, due: string, sending: Sending | ((dice: Dice) => Sending)): BadInput {
  return { name, due, send: (one, dice) => one.send(typeof sending === 'function' ? sending(dice) : sending) };
}

/** A cursor that was given, with a character that is another one, or a piece less. */
async function forged(one: Asker, dice: Dice): Promise<Answered> {
  const given = await one.ask('{ laws(first: 1) { pageInfo { endCursor } } }');
  const cursor = /"endCursor":"([^"]+)"/.exec(given.body)?.[1];
  if (cursor === undefined) return given;
  const at = dice.below(cursor.length);
  const other = dice.of(['A', 'b', 'C', '0', '1', '9'].filter((one) => one !== cursor[at]));
  const after = dice.oneIn(3) ? cursor.slice(0, at) : `${cursor.slice(0, at)}${other}${cursor.slice(at + 1)}`;
  return one.ask('query Q($after: String) { laws(after: $after) { nodes { id } } }', { after: `${after}x` });
}

export const BAD_INPUT: readonly BadInput[] = [
  sent('lists nested 450,000 deep in a variable', 'LIMIT_EXCEEDED', {
    body: body(LIGHT, `{"deep":${nested('[', ']')}}`),
  }),
  sent('objects nested deep in a body', 'LIMIT_EXCEEDED', {
    body: `{"query":"{ meta { dataVersion } }","more":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
  }),
  sent('lists nested deep in a document', 'LIMIT_EXCEEDED', {
    body: body(`{ laws(filter: { id: { in: ${'['.repeat(200_000)}${']'.repeat(200_000)} } }) { totalCount } }`),
  }),
  sent('a body that is compressed', 'BAD_REQUEST', () => {
    const zipped = gzipSync(body(LIGHT));
    return { body: zipped, headers: { 'content-encoding': 'gzip' } };
  }),
  { name: 'a forged cursor', due: 'BAD_USER_INPUT', send: forged },
  sent('a body that is no JSON', 'BAD_REQUEST', (dice) => ({ body: body(LIGHT).slice(0, 1 + dice.below(20)) })),
  sent('a body of another type', 'BAD_REQUEST', { body: body(LIGHT), headers: { 'content-type': 'text/csv' } }),
  sent('a body of 5 MB', 'LIMIT_EXCEEDED', { body: 'x'.repeat(5_000_000), headers: { connection: 'close' } }),
  sent('a document that cannot be read', 'GRAPHQL_PARSE_FAILED', (dice) => ({
    body: body(LIGHT.slice(0, 3 + dice.below(LIGHT.length - 4))),
  })),
  sent('a field that is not there', 'GRAPHQL_VALIDATION_FAILED', (dice) => ({
    body: body(`{ country(id: "KAZ") { nam${dice.below(1e6)} } }`),
  })),
  sent('a variable of another type', 'BAD_USER_INPUT', {
    body: body('query Q($first: Int) { laws(first: $first) { totalCount } }', '{"first":"x"}'),
  }),
  sent('too many fields under other names', 'LIMIT_EXCEEDED', {
    body: body(`{ country(id: "KAZ") { ${aliases(101, 'name')} } }`),
  }),
  sent('a page that is too large', 'BAD_USER_INPUT', { body: body('{ laws(first: 1000000) { nodes { id } } }') }),
  sent('a method that is none of ours', 'METHOD_NOT_ALLOWED', (dice) => ({
    method: dice.of(['PUT', 'DELETE', 'PATCH']),
  })),
  sent('an address that is not there', 'NOT_FOUND', (dice) => ({ path: `/graphql/${dice.below(1e6)}` })),
  sent('a persisted query', 'PERSISTED_QUERY_NOT_SUPPORTED', {
    body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"0"}}}',
  }),
  sent('a statement as an id', '200', {
    body: body('query Q($id: ID!) { node(id: $id) { id } }', JSON.stringify({ id: '"}) DETACH DELETE n //' })),
  }),
];

/**
 * Bytes that are no HTTP; what came before the connection ended, with the status 0 where nothing did in ten seconds.
 * @throws Error the connection's, where it failed before anything came.
 */
export async function noise(url: string, dice: Dice): Promise<Answered> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let read = '';
  let failed: Error | undefined;
  socket.setEncoding('latin1').on('data', (data: string) => (read += data));
  socket.on('error', (error) => (failed = error));
  const bytes = Buffer.from(Array.from({ length: 200 }, () => dice.below(256)));
  socket.write(Buffer.concat([bytes, Buffer.from('\r\n\r\n')]));
  await Promise.race([once(socket, 'close').catch(() => undefined), sleep(10_000, undefined, { ref: false })]);
  socket.destroy();
  if (failed && read === '') throw failed;
  const [head = '', ...rest] = read.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), headers: {}, body: rest.join('\r\n\r\n') };
}

/**
 * The head of a request and half of its body, and then nothing.
 * @param ms after which the connection is dropped.
 * @returns what came before.
 */
export async function halfSent(url: string, address: string, ms: number): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname, localAddress: address });
  let read = '';
  socket.setEncoding('utf8').on('data', (data: string) => (read += data));
  socket.on('error', () => undefined);
  const half = '{"query": "{ meta { ';
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 900000\r\n\r\n${half}`,
  );
  await Promise.race([once(socket, 'close').catch(() => undefined), sleep(ms, undefined, { ref: false })]);
  socket.destroy();
  return read;
}
