import type { ExecutionResult } from 'graphql';

/** What is sent. */
export interface Operation {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null | undefined;
}

/** What became of an operation: the server answered it, or a sentence says why not, and what to do. */
export type Outcome =
  | { readonly kind: 'answered'; readonly result: ExecutionResult; readonly dataVersion: string | undefined }
  | { readonly kind: 'failed'; readonly sentence: string };

/** How an operation is sent. */
export interface Sending {
  /** Ends the request. */
  readonly signal?: AbortSignal;
  /** Called when no server answers, before it is asked once more. */
  readonly onRetry?: () => void;
}

/** Where nobody answers, with what to do. */
export const AWAY =
  'The server does not answer: it was stopped, or the connection is lost. ' +
  'Start it again ("npm start") or look to the connection, then try again.';

const ACCEPT = 'application/graphql-response+json, application/json';
const JSON_TYPES = ['application/json', 'application/graphql-response+json'];
/** Milliseconds after which it is sent once more, where no server answers: one that starts anew is back in some seconds. */
const PAUSES = [500, 2_000];

/** Sends an operation to this server. Once its signal is aborted, the outcome says nothing. */
export function sendOperation(operation: Operation, sending: Sending = {}): Promise<Outcome> {
  return outcomeOf((signal) => sent(operation, signal), sending);
}

/** Reads the schema by GET: the browser keeps what it read, and asks only whether it is still so. */
export function readSchema({ query, operationName }: Operation): Promise<Outcome> {
  const parameters = new URLSearchParams({ query, operationName: operationName ?? '' });
  return outcomeOf(() => fetch(`/graphql?${parameters.toString()}`, { headers: { accept: ACCEPT } }), {});
}

async function outcomeOf(ask: (signal?: AbortSignal) => Promise<Response>, sending: Sending): Promise<Outcome> {
  const response = await answered(ask, sending);
  if (!response) return failed(AWAY);
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  if (!JSON_TYPES.includes(type)) {
    return failed(`The server answered ${response.status} ${response.statusText} without JSON. Please try again.`);
  }
  try {
    const result = (await response.json()) as ExecutionResult;
    return { kind: 'answered', result, dataVersion: response.headers.get('x-data-version') ?? undefined };
  } catch {
    return failed('The answer was cut off on its way. Please try again.');
  }
}

/** Undefined where no server answers, also a little later: what is asked changes nothing, so it may be asked again. */
async function answered(
  ask: (signal?: AbortSignal) => Promise<Response>,
  { signal, onRetry }: Sending,
): Promise<Response | undefined> {
  for (const pause of [...PAUSES, undefined]) {
    try {
      return await ask(signal);
    } catch {
      if (pause === undefined || signal?.aborted === true) return undefined;
      onRetry?.();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return undefined;
}

function failed(sentence: string): Outcome {
  return { kind: 'failed', sentence };
}

function sent(operation: Operation, signal?: AbortSignal): Promise<Response> {
  return fetch('/graphql', {
    method: 'POST',
    headers: { accept: ACCEPT, 'content-type': 'application/json' },
    body: JSON.stringify(operation),
    ...(signal && { signal }),
  });
}
