import { Client, cacheExchange, fetchExchange, gql } from '@urql/core';

export function connect(url) {
  return new Client({ url, exchanges: [cacheExchange, fetchExchange] });
}

const FINDINGS = gql`
  query Findings($after: String) {
    findings(first: 5, after: $after) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

export async function allFindings(client) {
  const ids = [];
  let after = null;
  for (;;) {
    const { data, error } = await client.query(FINDINGS, { after });
    if (error) throw error;
    ids.push(...data.findings.nodes.map((finding) => finding.id));
    if (!data.findings.pageInfo.hasNextPage) return ids;
    after = data.findings.pageInfo.endCursor;
  }
}

export async function ask(client, query) {
  const { data, error } = await client.query(query, {});
  if (!error) return data;
  if (error.networkError) throw error.networkError;
  return error.graphQLErrors.map(({ message, extensions }) => ({ code: extensions.code, message }));
}
