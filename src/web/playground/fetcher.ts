import type { GraphiQLProps } from 'graphiql';
import type { ExecutionResult } from 'graphql';

type Operation = Parameters<GraphiQLProps['fetcher']>[0];

const ACCEPT = 'application/graphql-response+json, application/json';
const JSON_TYPES = ['application/json', 'application/graphql-response+json'];
/** Milliseconds after which it is sent once more, where no server answers: one that starts anew is back in some seconds. */
const PAUSES = [500, 2_000];

/** Sends an operation to this server; where no answer comes, or none that is JSON, it is an error that says what to do. */
export const fetcher: GraphiQLProps['fetcher'] = async (parameters) => {
  const introspects = parameters.operationName === 'IntrospectionQuery';
  const response = await answered(() => (introspects ? read(parameters) : sent(parameters)));
  if (!response) return refused(introspects ? `${AWAY} ${SCHEMA_ANEW}` : `${AWAY} Then run the query again.`);
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  if (!JSON_TYPES.includes(type)) {
    return refused(`The server answered ${response.status} ${response.statusText} without JSON. Please try again.`);
  }
  try {
    const result = (await response.json()) as ExecutionResult;
    versions.set(result, response.headers.get('x-data-version') ?? undefined);
    return result;
  } catch {
    return refused('The answer was cut off on its way. Please try again.');
  }
};

const AWAY =
  'The server does not answer: it was stopped, or the connection is lost. Start it again ("npm start"), or look to the connection.';
const SCHEMA_ANEW = 'Then press "Re-fetch GraphQL schema".';

/** Undefined where no server answers, also a little later: what is asked changes nothing, so it may be asked again. */
async function answered(ask: () => Promise<Response>): Promise<Response | undefined> {
  for (const pause of [...PAUSES, undefined]) {
    try {
      return await ask();
    } catch {
      if (pause !== undefined) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return undefined;
}

/** As an answer, not as an exception: of that the page would show where in the program it was thrown. */
function refused(message: string): ExecutionResult {
  return { errors: [{ message } as NonNullable<ExecutionResult['errors']>[number]] };
}

/** By GET: the browser keeps what it read, and asks only whether it is still so. */
function read({ query, operationName }: Operation): Promise<Response> {
  const parameters = new URLSearchParams({ query, operationName: operationName ?? '' });
  return fetch(`/graphql?${parameters.toString()}`, { headers: { accept: ACCEPT } });
}

function sent(parameters: Operation): Promise<Response> {
  return fetch('/graphql', {
    method: 'POST',
    headers: { accept: ACCEPT, 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
}

const versions = new WeakMap<ExecutionResult, string | undefined>();

/** Whether a server answered so, and not the playground in its place. */
export function isOfServer(result: ExecutionResult): boolean {
  return versions.has(result);
}

/** Of which version of the data an answer is; undefined where it has none. */
export function dataVersionOf(result: ExecutionResult): string | undefined {
  return versions.get(result);
}
