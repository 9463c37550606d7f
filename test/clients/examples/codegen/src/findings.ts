import { graphql } from './gql/index.js';
import type { TypedDocumentString } from './gql/graphql.js';

const FINDINGS = graphql(`
  query Findings($first: Int, $after: String) {
    findings(first: $first, after: $after) {
      nodes {
        id
        assessment
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

export async function ask<Result, Variables>(
  url: string,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Answer<Result>> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  return (await answer.json()) as Answer<Result>;
}

export async function allFindings(url: string, first: number, after: string | null = null): Promise<string[]> {
  const { data, errors } = await ask(url, FINDINGS, { first, after });
  if (!data?.findings) throw new Error(errors?.map((error) => `${error.extensions.code}: ${error.message}`).join('\n'));
  const { nodes, pageInfo } = data.findings;
  const ids = nodes.map((finding) => finding.id);
  return pageInfo.hasNextPage ? [...ids, ...(await allFindings(url, first, pageInfo.endCursor))] : ids;
}
