import { ClientError, GraphQLClient, gql } from 'graphql-request';

export function connect(url) {
  return new GraphQLClient(url);
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
    const { findings } = await client.request(FINDINGS, { after });
    ids.push(...findings.nodes.map((finding) => finding.id));
    if (!findings.pageInfo.hasNextPage) return ids;
    after = findings.pageInfo.endCursor;
  }
}

export async function ask(client, query) {
  try {
    return await client.request(query);
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return error.response.errors.map(({ message, extensions }) => ({ code: extensions.code, message }));
  }
}
