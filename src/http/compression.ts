import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { addVary } from './vary.js';

/** By which name of `content-encoding` what is done, the better one first. */
const CODINGS = {
  br: (bytes: Uint8Array) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_LEVEL } }),
  gzip: (bytes: Uint8Array) => zip(bytes, { level: GZIP_LEVEL }),
};
type Coding = keyof typeof CODINGS;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Of 830 kB of JSON it makes 37 in 10 ms; 6 would make 32 and hold far more memory meanwhile. */
const BROTLI_LEVEL = 4;
const GZIP_LEVEL = 4;
/** Bytes below which an answer fits into one packet anyway. */
const SMALLEST = 1_024;
/** What is text; pictures and fonts are compressed by their makers. */
const TEXT = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|x-ndjson|javascript|xml)\b)/;

/**
 * Compresses what is answered as text, as the client takes it: for every route, but what is compressed already. By hand,
 * since @fastify/compress says `vary` only where it compresses, and holds a compressor for as long as a client reads.
 * Here an answer is compressed as a whole, by threads beside the event loop, and what is held then is the short one.
 */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode === 304) addVary(reply, 'accept-encoding');
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    if (reply.hasHeader('content-encoding') || !TEXT.test(String(reply.getHeader('content-type')))) return payload;
    const [piece] = await compressed(request, reply, [Buffer.from(payload)]);
    return reply.hasHeader('content-encoding') ? piece : payload;
  });
}

/**
 * Compresses an answer, and says so in its headers.
 * @param pieces its bytes.
 * @returns the bytes to send: these where it is small, or the client takes no compression.
 */
export async function compressed(
  request: FastifyRequest,
  reply: FastifyReply,
  pieces: readonly Buffer[],
): Promise<readonly Buffer[]> {
  addVary(reply, 'accept-encoding');
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  const coding = bytes < SMALLEST ? undefined : codingFor(request);
  if (!coding) return pieces;
  void reply.header('content-encoding', coding);
  const short = await CODINGS[coding](pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces));
  void reply.header('content-length', short.length);
  return [short];
}

/** The better one of what the client takes; undefined where it takes none, or does not say that it does. */
export function codingFor({ headers }: FastifyRequest): Coding | undefined {
  const given = headers['accept-encoding'];
  if (given === undefined) return undefined;
  const taken = new Negotiator({ headers: { 'accept-encoding': given } }).encodings(Object.keys(CODINGS));
  return (Object.keys(CODINGS) as Coding[]).find((name) => taken.includes(name));
}
