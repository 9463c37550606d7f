import type { GraphiQLProps } from 'graphiql';
import type { ExecutionResult } from 'graphql';
import { dataVersionOf, isOfServer } from './fetcher.js';

/** The operation that GraphiQL asks for the schema. */
const INTROSPECTION = 'IntrospectionQuery';

/** What was sent. */
export interface Operation {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null | undefined;
}

/** What the server answered to what was run last. */
export interface Answer {
  readonly operation: Operation;
  readonly result: ExecutionResult;
  /** From the request until it had arrived. */
  readonly milliseconds: number;
  readonly dataVersion: string | undefined;
  readonly day: Date;
}

type Fetcher = GraphiQLProps['fetcher'];

const listeners = new Set<() => void>();
let last: Answer | undefined;
let begun = 0;

export function lastAnswer(): Answer | undefined {
  return last;
}

export function onAnswer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A fetcher that keeps the answer to what was run last; none while it is on its way, and none where it failed. */
export function keepingAnswers(fetcher: Fetcher): Fetcher {
  return async (operation, options) => {
    if (operation.operationName === INTROSPECTION) return (await fetcher(operation, options)) as ExecutionResult;
    begun += 1;
    const [own, start] = [begun, performance.now()];
    keep(undefined);
    const result = (await fetcher(operation, options)) as ExecutionResult;
    if (own === begun && isOfServer(result)) {
      keep({
        operation,
        result,
        milliseconds: Math.round(performance.now() - start),
        dataVersion: dataVersionOf(result),
        day: new Date(),
      });
    }
    return result;
  };
}

function keep(answer: Answer | undefined): void {
  last = answer;
  for (const listener of listeners) listener();
}
