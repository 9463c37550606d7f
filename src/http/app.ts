import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { printSchema } from 'graphql';
import { createMetrics } from '../api/metrics.js';
import type { Metrics } from '../api/metrics.js';
import { ReadinessProbe } from '../api/readiness.js';
import { startApi } from '../api/server.js';
import type { ApiOptions } from '../api/server.js';
import type { Log } from '../api/errors.js';
import { ADDRESSES, METRICS } from './addresses.js';
import { roomForBody } from './bodies.js';
import { compressAnswers } from './compression.js';
import { answerPreflights } from './cors.js';
import type { Origins } from './cors.js';
import { serveFeeds } from './feed-route.js';
import { serveGexf } from './gexf-route.js';
import { answerTags } from './entity-tag.js';
import { graphqlHandler, readLater } from './graphql.js';
import { headersFor, pathOf } from './headers.js';
import { serveMetrics } from './metrics-route.js';
import { operationLog } from './operation-log.js';
import { BUILT_PAGES, recordFrame, servePages } from './pages.js';
import { serveRecords } from './record-route.js';
import { answerUnreadable, refuse, refuseBadAddress, refuseCompressed } from './refusal.js';
import type { Refusing } from './refusal.js';
import { serveSchema } from './schema-route.js';
import { closeUnused } from './stop.js';
import { serveViews } from './view-route.js';

export interface AppOptions extends ApiOptions {
  /** Proxies that may say in a header who asks. */
  readonly trustedProxies?: readonly string[];
  /** The folder of the built pages. */
  readonly pages?: string;
  /** The origins whose pages may read answers; all of them where nothing is given. */
  readonly origins?: Origins;
  /** What is counted; counters of its own where nothing is given. */
  readonly metrics?: Metrics;
  /** Whether `/metrics` is answered here: to everybody, to who sends the token, or not at all. */
  readonly metricsHere?: boolean | { readonly token: string };
  /** Takes a line of JSON about each operation; none is made where nothing is given. */
  readonly operations?: (line: string) => void;
  readonly requestTime?: RequestTime;
  /**
   * What answers follow from beside the request and the data: program, settings, engine. Servers that say the same know
   * each other's answers again; another one at each start where nothing is given.
   */
  readonly identity?: string;
}

/** In milliseconds. */
export interface RequestTime {
  /** How long a client may take to send a request, from its first byte to the last of its body. */
  readonly most: number;
  /** How often it is looked which of them have taken longer. */
  readonly checked: number;
}

const REQUEST_TIME: RequestTime = { most: 30_000, checked: 1_000 };

/** The whole server over a graph; it does not listen yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { metrics = createMetrics(), metricsHere = true, origins = '*' } = options;
  const addresses = metricsHere === false ? ADDRESSES : [...ADDRESSES, METRICS];
  const operations = options.operations && operationLog(options.operations);
  const pages = options.pages ?? BUILT_PAGES;
  const frame = recordFrame(pages);
  const app = bareApp({ ...options, addresses, frame }, origins);
  const plugins = [...(options.plugins ?? []), metrics.plugin, ...(operations ? [operations.plugin] : [])];
  const api = await startApi({ ...options, plugins });
  metrics.watch(api.queue);
  app.addHook('onClose', () => api.server.stop());

  await servePages(app, pages);
  serveSchema(app, `${printSchema(api.schema)}\n`);
  if (metricsHere !== false) serveMetrics(app, metrics, metricsHere === true ? undefined : metricsHere.token);
  app.get('/healthz', () => ({ status: 'alive' }));
  const probe = new ReadinessProbe(options.graph, options.limits.milliseconds);
  app.get('/readyz', async (_request, reply) => {
    const state = await probe.state();
    if (state.ready) return state;
    // The error is for the log of whoever asks the graph, not for clients.
    return reply.code(503).send({ ready: false, reason: state.reason });
  });
  const onRefused = (code: string): void => metrics.refused(code);
  const tags = answerTags(options.identity ?? randomUUID());
  serveRecords(app, { ontology: options.ontology, graph: options.graph, api, frame, onRefused });
  serveViews(app, { ontology: options.ontology, api, limits: options.limits, frame, tags, onRefused });
  serveGexf(app, { api, frame, tags, onRefused });
  serveFeeds(app, { api, onRefused });
  const handler = graphqlHandler(app, {
    ...{ api, ontology: options.ontology, limits: options.limits, onRefused },
    belongs: operations?.belongs,
    tags,
  });
  readLater(app);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    ...operations?.hooks,
    onRequest: [
      ...(operations ? [operations.hooks.onRequest] : []),
      refuseCompressed,
      roomForBody(options.limits.requestBytes, onRefused),
    ],
    handler,
  });
  return app;
}

export interface MetricsAppOptions {
  readonly metrics: Metrics;
  /** Where it is set, only who sends it is answered. */
  readonly token: string | undefined;
  readonly log: Log;
}

/** A server for `/metrics` alone, for an address of its own; it does not listen yet. */
export function createMetricsApp({ metrics, token, log }: MetricsAppOptions): FastifyInstance {
  // Nothing here is for pages of others.
  const app = bareApp({ limits: { requestBytes: 1 }, addresses: [METRICS], frame: undefined, log }, []);
  serveMetrics(app, metrics, token);
  return app;
}

interface BareOptions extends Refusing {
  readonly limits: { readonly requestBytes: number };
  readonly trustedProxies?: readonly string[];
  readonly requestTime?: RequestTime;
}

/** A server without routes: how requests are read, and refused. */
function bareApp(options: BareOptions, origins: Origins): FastifyInstance {
  const { most, checked } = options.requestTime ?? REQUEST_TIME;
  const app = Fastify({
    bodyLimit: options.limits.requestBytes,
    requestTimeout: most,
    // Of the two times, Node takes the longer one for the whole request; and it looks twice a minute only if not told.
    http: { headersTimeout: most, connectionsCheckingInterval: checked },
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    forceCloseConnections: 'idle',
    // What still arrives on a connection that is open is answered like everything else, and is the last on it.
    return503OnClosing: false,
    frameworkErrors: refuseBadAddress(origins, options.frame),
    clientErrorHandler: answerUnreadable(origins),
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headersFor(pathOf(request.url), origins, request.headers.origin));
    done();
  });
  compressAnswers(app);
  closeUnused(app);
  refuse(app, options);
  answerPreflights(app, origins);
  // Only JSON is read.
  app.removeContentTypeParser('text/plain');
  return app;
}
