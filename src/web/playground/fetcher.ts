import type { GraphiQLProps } from 'graphiql';
import type { ExecutionResult } from 'graphql';

const JSON_TYPES = ['application/json', 'application/graphql-response+json'];

type Operation = Parameters<GraphiQLProps['fetcher']>[0];

const ACCEPT = 'application/graphql-response+json, application/json';

/** Sends an operation to this server; an answer that is not JSON becomes an error that names its status. */
export const fetcher: GraphiQLProps['fetcher'] = async (parameters) => {
  const response = await (parameters.operationName === 'IntrospectionQuery' ? read(parameters) : sent(parameters));
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  if (!JSON_TYPES.includes(type)) {
    throw new Error(`The server answered ${response.status} ${response.statusText} without JSON. Please try again.`);
  }
  return (await response.json()) as ExecutionResult;
};

/** By GET: the browser keeps what it read, and asks only whether it is still so. */
function read({ query, operationName = '' }: Operation): Promise<Response> {
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
