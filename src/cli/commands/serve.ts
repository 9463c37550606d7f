import { inspect } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMetrics } from '../../api/metrics.js';
import { readiness } from '../../api/readiness.js';
import { GraphError } from '../../graph/graph.js';
import type { Graph } from '../../graph/graph.js';
import { createApp, createMetricsApp } from '../../http/app.js';
import { stopApp } from '../../http/stop.js';
import { prepareData } from '../data.js';
import { graphExit, withGraph } from '../engine.js';
import { prepareSources } from '../held-sources.js';
import { METRICS, listen } from '../listen.js';
import { openOperationLines } from '../operation-lines.js';
import { say } from '../output.js';
import { serverIdentity } from '../server-identity.js';
import { emptySentence, loadingSentence, unansweredSentence } from '../settings.js';
import type { Settings } from '../settings.js';

/** Milliseconds between two tries to reach the database. */
const RETRY_MS = 2_000;
/** What is in flight when the server stops has its own deadline; a client that never finishes its request has not. */
const GRACE_MS = 2_000;

/**
 * `rights-graph serve`: serves until it is told to stop. The server listens at once, so that `/healthz` and `/readyz`
 * answer; it says where the playground is when there is something to ask.
 * @throws Exit
 */
export async function serve(settings: Settings, seed: string | undefined): Promise<void> {
  const { limits, trustedProxies, origins, metricsAddress, metricsToken: token } = settings;
  const sources = await prepareSources(settings.sources);
  // The engine starts and loads in a process of its own, while this one reads the YAML and builds the API.
  const preparing = prepareData(settings, seed);
  preparing.catch(() => {});
  const naming = serverIdentity(settings);
  naming.catch(() => {});
  await withGraph(settings, async (graph) => {
    const { ontology, fill, keep } = await preparing;
    const loading = fill(graph);
    loading.catch(() => {});
    const metrics = createMetrics();
    const operations = settings.operationLog === undefined ? undefined : openOperationLines(settings.operationLog);
    const app = await createApp({
      ...{ ontology, graph, limits, trustedProxies, origins, log, texts: sources.texts, metrics },
      identity: await naming,
      metricsHere: metricsAddress ? false : token === undefined || { token },
      ...(operations && { operations: operations.write }),
    });
    const metricsApp = metricsAddress && createMetricsApp({ metrics, token, log });
    const stopped = stopSignal();
    const told = until(stopped);
    try {
      const url = await listen(app, settings);
      if (metricsApp) say(`Metrics: ${await listen(metricsApp, metricsAddress, METRICS)}/metrics`);
      const ready = async (): Promise<void> => {
        await loading;
        await untilReady(graph, settings, stopped);
        if (!stopped.aborted) await sources.verify(ontology, graph);
        if (stopped.aborted) return;
        say(`rights-graph is ready. Playground: ${url}/playground`);
        await keep();
      };
      await Promise.race([ready(), told]);
      await told;
      say('Stopping: what is in flight is answered first. Ctrl-C again stops at once.');
    } finally {
      await Promise.all([stopApp(app, limits.milliseconds + GRACE_MS), metricsApp && stopApp(metricsApp, GRACE_MS)]);
      operations?.close();
    }
  });
}

/** A database that is lost is no defect of ours: where that happened helps nobody. */
function log(message: string, error: unknown): void {
  const isExpected = error instanceof GraphError && error.code !== 'FAILED';
  say(isExpected ? message : `${message}\n${inspect(error)}`);
}

/** Aborted by the first signal; from then on a signal ends the process, as is usual. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}

function until(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/**
 * Waits until the graph can answer, and says why it cannot, once for each reason.
 * @throws Exit where waiting does not help: the password is wrong.
 */
async function untilReady(graph: Graph, settings: Settings, stopped: AbortSignal): Promise<void> {
  let said = '';
  while (!stopped.aborted) {
    const state = await readiness(graph);
    if (state.ready) return;
    const error = state.reason === 'DATABASE_UNAVAILABLE' ? state.error : undefined;
    if (error?.code === 'UNAUTHORIZED') throw graphExit(error, settings);
    const line = error
      ? unansweredSentence(settings, RETRY_MS / 1000)
      : state.reason === 'LOADING'
        ? loadingSentence(settings)
        : emptySentence(settings);
    if (line !== said) say(error ? `${line}\n  ${error.message}` : line);
    said = line;
    await sleep(RETRY_MS, undefined, { signal: stopped }).catch(() => undefined);
  }
}
