import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/** Which types each interface and union stands for, as the server says. An application may keep it in a file. */
export async function possibleTypes(uri) {
  const answer = await fetch(uri, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __schema { types { name possibleTypes { name } } } }' }),
  });
  const { types } = (await answer.json()).data.__schema;
  const abstract = types.filter((type) => type.possibleTypes);
  return Object.fromEntries(abstract.map((type) => [type.name, type.possibleTypes.map(({ name }) => name)]));
}

export function connect(uri, possibleTypes) {
  return new ApolloClient({
    link: new HttpLink({ uri }),
    cache: new InMemoryCache({
      possibleTypes,
      // For each list that is read in pages: the arguments that make it another list.
      typePolicies: { Query: { fields: { findings: relayStylePagination(['filter', 'orderBy']) } } },
    }),
  });
}

const FINDINGS = gql`
  query Findings($after: String) {
    findings(first: 5, after: $after) {
      edges {
        cursor
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`;

export async function allFindings(client) {
  const list = client.watchQuery({ query: FINDINGS });
  let { data } = await client.query({ query: FINDINGS });
  while (data.findings.pageInfo.hasNextPage) {
    ({ data } = await list.fetchMore({ variables: { after: data.findings.pageInfo.endCursor } }));
  }
  // The cache has put the pages together.
  return client.readQuery({ query: FINDINGS }).findings.edges.map((edge) => edge.node.id);
}

export async function ask(client, query) {
  try {
    return (await client.query({ query: gql(query) })).data;
  } catch (error) {
    if (!CombinedGraphQLErrors.is(error)) throw error;
    return error.errors.map(({ message, extensions }) => ({ code: extensions.code, message }));
  }
}
