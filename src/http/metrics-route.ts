import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../api/metrics.js';
import { refuseWith } from './refusal.js';

const BEARER = /^bearer +([\w.~+/-]+=*)$/i;
const NO_TOKEN = '/metrics is for those who hold its token. Send it as "authorization: Bearer TOKEN".';

/**
 * Answers `/metrics` for Prometheus.
 * @param token where it is set, only who sends it is answered.
 */
export function serveMetrics(app: FastifyInstance, { registry }: Metrics, token: string | undefined): void {
  app.get('/metrics', async (request, reply) => {
    if (token === undefined || isToken(request.headers.authorization, token)) {
      return reply.type(registry.contentType).send(await registry.metrics());
    }
    void reply.header('www-authenticate', 'Bearer realm="metrics"');
    refuseWith(request, reply, 401, NO_TOKEN, 'UNAUTHORIZED');
    return reply;
  });
}

/** In the same time whatever is given: compared are digests, which are of one length. */
function isToken(authorization: string | undefined, token: string): boolean {
  const given = BEARER.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
