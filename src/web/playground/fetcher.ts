import type { GraphiQLProps } from 'graphiql';
import type { ExecutionResult } from 'graphql';

const JSON_TYPES = ['application/json', 'application/graphql-response+json'];

/** Sends an operation to this server; an answer that is not JSON becomes an error that names its status. */
export const fetcher: GraphiQLProps['fetcher'] = async (parameters) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/graphql-response+json, application/json', 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  if (!JSON_TYPES.includes(type)) {
    throw new Error(`The server answered ${response.status} ${response.statusText} without JSON. Please try again.`);
  }
  return (await response.json()) as ExecutionResult;
};
