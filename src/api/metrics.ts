import type { ApolloServerPlugin } from '@apollo/server';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ApiContext } from './context.js';
import type { Queue } from './queue.js';

/** What Prometheus reads: its text, and the plugin that counts. */
export interface Metrics {
  readonly registry: Registry;
  readonly plugin: ApolloServerPlugin<ApiContext>;
  /** Counts an operation that was refused before it was read, or before its answer was sent. */
  refused(code: string): void;
  /** Shows how many operations run and wait. */
  watch(queue: Queue): void;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counters of one server: operations, errors by code, statements, rows, queue, latency. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const operations = new Counter({
    name: 'rights_graph_operations_total',
    help: 'Operations answered, by outcome: ok, partial (some errors), failed.',
    labelNames: ['outcome'],
    registers,
  });
  const errors = new Counter({
    name: 'rights_graph_errors_total',
    help: 'Errors in answers, by code.',
    labelNames: ['code'],
    registers,
  });
  const statements = new Counter({
    name: 'rights_graph_statements_total',
    help: 'Statements sent to the graph.',
    registers,
  });
  const rows = new Counter({ name: 'rights_graph_rows_total', help: 'Rows read from the graph.', registers });
  const seconds = new Histogram({
    name: 'rights_graph_operation_seconds',
    help: 'Time from request to answer, in seconds.',
    buckets: SECONDS,
    registers,
  });
  const plugin: ApolloServerPlugin<ApiContext> = {
    requestDidStart: async () => {
      const stop = seconds.startTimer();
      return {
        willSendResponse: async ({ response: { body }, contextValue: { spent, written } }) => {
          const result = body.kind === 'single' ? body.singleResult : body.initialResult;
          // What finds no room to be sent is refused, and counted as that.
          written.counts = () => {
            stop();
            statements.inc(spent.statements);
            rows.inc(spent.rows);
            operations.inc({ outcome: !result.errors ? 'ok' : result.data ? 'partial' : 'failed' });
            for (const error of result.errors ?? []) errors.inc({ code: codeOf(error.extensions) });
          };
        },
      };
    },
  };
  return {
    registry,
    plugin,
    refused: (code) => {
      operations.inc({ outcome: 'failed' });
      errors.inc({ code });
    },
    watch: (queue) => {
      new Gauge({
        name: 'rights_graph_operations_running',
        help: 'Operations that run now.',
        registers,
        collect() {
          this.set(queue.running);
        },
      });
      new Gauge({
        name: 'rights_graph_operations_waiting',
        help: 'Operations that wait for their turn.',
        registers,
        collect() {
          this.set(queue.waiting);
        },
      });
    },
  };
}

function codeOf(extensions: Readonly<Record<string, unknown>> | undefined): string {
  return typeof extensions?.code === 'string' ? extensions.code : 'UNKNOWN';
}
