import type { GraphiQLProps } from 'graphiql';
import type { ExecutionResult } from 'graphql';
import { readSchema, sendOperation } from './requests.js';
import type { Operation } from './requests.js';
import { beginRun } from './runs.js';

/** The operation by which GraphiQL asks for the schema. */
const INTROSPECTION = 'IntrospectionQuery';

interface Observer {
  readonly next?: ((result: ExecutionResult) => void) | undefined;
  readonly complete?: (() => void) | undefined;
}

let running: AbortController | undefined;

/**
 * Sends what GraphiQL is told to run, as something that can be stopped, and notes what becomes of it. Where there is no
 * answer it ends without one: GraphiQL would show where in the program an exception was thrown.
 */
export const fetcher: GraphiQLProps['fetcher'] = (operation) =>
  operation.operationName === INTROSPECTION
    ? introspected(operation)
    : {
        subscribe: (observer?: Observer | ((result: ExecutionResult) => void)) =>
          started(operation, typeof observer === 'object' ? observer : { next: observer }),
      };

/** Data that is null, since GraphiQL asks twice where it is missing. */
async function introspected(operation: Operation): Promise<ExecutionResult> {
  const outcome = await readSchema(operation);
  if (outcome.kind === 'answered') return { data: null, ...outcome.result };
  return { data: null, errors: [{ message: outcome.sentence } as NonNullable<ExecutionResult['errors']>[number]] };
}

function started(operation: Operation, { next, complete }: Observer): { unsubscribe: () => void } {
  running?.abort();
  const controller = new AbortController();
  const { signal } = controller;
  running = controller;
  const note = beginRun();
  const begun = performance.now();
  const sending = { signal, onRetry: () => note({ kind: 'waiting', isRetrying: true }) };
  void sendOperation(operation, sending).then((outcome) => {
    if (signal.aborted) return;
    running = undefined;
    if (outcome.kind === 'failed') {
      note(outcome);
    } else {
      const { result, dataVersion } = outcome;
      const milliseconds = Math.round(performance.now() - begun);
      note({ kind: 'answered', answer: { operation, result, milliseconds, dataVersion, day: new Date() } });
      next?.(result);
    }
    complete?.();
  });
  return {
    unsubscribe() {
      if (running !== controller) return;
      running = undefined;
      controller.abort();
      note({ kind: 'stopped' });
    },
  };
}
