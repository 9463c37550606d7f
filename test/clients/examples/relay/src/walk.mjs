import { Environment, Network, RecordSource, Store, fetchQuery, getSingularSelector } from 'relay-runtime';
import fragment from './__generated__/Findings_institution.graphql.js';
import page from './__generated__/FindingsPageQuery.graphql.js';
import query from './__generated__/FindingsQuery.graphql.js';

export function connect(url) {
  const network = Network.create(async ({ name, text }, variables) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operationName: name, query: text, variables }),
    });
    return answer.json();
  });
  return new Environment({ network, store: new Store(new RecordSource()) });
}

/** What `usePaginationFragment` does when a reader asks for more, again and again. */
export async function allFindings(environment, id) {
  const { node } = await fetchQuery(environment, query, { id }).toPromise();
  const selector = getSingularSelector(fragment, node.institution);
  for (;;) {
    const { edges, pageInfo } = environment.lookup(selector).data.findings;
    if (!pageInfo.hasNextPage) return edges.map((edge) => edge.node.id);
    await fetchQuery(environment, page, { id, cursor: pageInfo.endCursor }).toPromise();
  }
}

/** Relay has no codes of its own: the server's answer is in `source` of the error. */
export async function ask(environment, id, count) {
  try {
    return await fetchQuery(environment, page, { id, count }).toPromise();
  } catch (error) {
    if (!error.source) throw error;
    return error.source.errors.map(({ message, extensions }) => ({ code: extensions.code, message }));
  }
}
