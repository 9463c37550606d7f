import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { codingFor } from './compression.js';
import { isKnown, textTag, unchanged } from './entity-tag.js';
import { addVary } from './vary.js';

/** Answers `/schema.graphql`; the same text for everybody, compressed once and as well as can be. */
export function serveSchema(app: FastifyInstance, schema: string): void {
  const tag = textTag(schema);
  const make = { br: promisify(brotliCompress), gzip: promisify(gzip) };
  const made = new Map<keyof typeof make, Promise<Buffer>>();
  app.get('/schema.graphql', async (request, reply) => {
    addVary(reply, 'accept-encoding');
    if (isKnown(request, tag)) return unchanged(reply, tag);
    void reply.header('etag', tag).type('text/plain; charset=utf-8');
    const coding = codingFor(request);
    if (!coding) return schema;
    const bytes = made.get(coding) ?? make[coding](schema);
    made.set(coding, bytes);
    void reply.header('content-encoding', coding);
    return bytes;
  });
}
