import type { FastifyInstance } from 'fastify';

/** Listens on a free port and says where on standard output: what starts a server waits for that line. */
export async function announce(app: Pick<FastifyInstance, 'listen'>): Promise<void> {
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  process.stdout.write(`${url}\n`);
}
