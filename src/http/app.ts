import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { printSchema } from 'graphql';
import { createMetrics } from '../api/metrics.js';
import { ReadinessProbe } from '../api/readiness.js';
import { startApi } from '../api/server.js';
import type { ApiOptions } from '../api/server.js';
import { limitBodies } from './bodies.js';
import { serveGraphql } from './graphql.js';
import { headersFor, pathOf } from './headers.js';
import { BUILT_PAGES, servePages } from './pages.js';
import { answerUnreadable, refuse, refuseBadAddress } from './refusal.js';
import { closeUnused } from './stop.js';

export interface AppOptions extends ApiOptions {
  /** Proxies that may say in a header who asks. */
  readonly trustedProxies?: readonly string[];
  /** The folder of the built pages. */
  readonly pages?: string;
}

/** Every address that is for people and programs, for the one who asks for another. */
const ADDRESSES = ['/', '/playground', '/graphql', '/schema.graphql', '/healthz', '/readyz', '/metrics'];

/** How long a client may take to send a request, in milliseconds. */
const REQUEST_MS = 30_000;
/** For how long a browser need not ask again whether it may ask, in seconds. */
const PREFLIGHT_AGE = 86_400;

/** The whole server over a graph; it does not listen yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: options.limits.requestBytes,
    requestTimeout: REQUEST_MS,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    forceCloseConnections: 'idle',
    frameworkErrors: refuseBadAddress,
    clientErrorHandler: answerUnreadable,
  });
  const metrics = createMetrics();
  const api = await startApi({ ...options, plugins: [...(options.plugins ?? []), metrics.plugin] });
  metrics.watch(api.queue);
  app.addHook('onClose', () => api.server.stop());
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headersFor(pathOf(request.url)));
    done();
  });
  closeUnused(app);
  refuse(app, ADDRESSES, options.log);
  allowEverybody(app);
  const onRefused = (code: string): void => metrics.refused(code);
  limitBodies(app, options.limits.requestBytes, onRefused);

  await servePages(app, options.pages ?? BUILT_PAGES);
  const schema = `${printSchema(api.schema)}\n`;
  app.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(schema));
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  app.get('/healthz', () => ({ status: 'alive' }));
  const probe = new ReadinessProbe(options.graph, options.limits.milliseconds);
  app.get('/readyz', async (_request, reply) => {
    const state = await probe.state();
    if (state.ready) return state;
    // The error is for the log of whoever asks the graph, not for clients.
    return reply.code(503).send({ ready: false, reason: state.reason });
  });
  serveGraphql(app, { api, limits: options.limits, onRefused });
  return app;
}

/**
 * Answers browsers that ask, before they send a request from another page, whether they may. By hand, since
 * @fastify/cors would save only these lines: it works by hooks, and what is refused before any hook runs needs the
 * header that HEADERS gives to every answer all the same.
 */
function allowEverybody(app: FastifyInstance): void {
  app.options('*', (request, reply) =>
    reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, HEAD, POST',
        'access-control-allow-headers': request.headers['access-control-request-headers'] ?? 'content-type',
        'access-control-max-age': String(PREFLIGHT_AGE),
        vary: 'access-control-request-headers',
      })
      .send(),
  );
}
