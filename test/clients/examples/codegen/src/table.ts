import { ask } from './findings.js';
import { graphql } from './gql/index.js';
import type { TypedDocumentString } from './gql/graphql.js';

// prettier-ignore
const ACTIONS = graphql(`
  query Actions($first: Int, $after: String) {
    list: treatyActions(first: $first, after: $after) {
      nodes { date country { id } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
// prettier-ignore
const RECOMMENDATIONS = graphql(`
  query Recommendations($first: Int, $after: String) {
    list: recommendations(first: $first, after: $after) {
      nodes { statedOn knownAt toCountries(first: 100) { nodes { id } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** What each country did about treaties and was recommended, year by year, as CSV. */
export async function table(url: string, first = 500): Promise<string> {
  const rows = new Map<string, [actions: number, recommendations: number]>();
  const count = (country: string, date: string | null, column: 0 | 1): void => {
    const key = `${country},${/\d{4}/.exec(date ?? '')?.[0] ?? 'undated'}`;
    const row = rows.get(key) ?? [0, 0];
    row[column] += 1;
    rows.set(key, row);
  };
  for (const { date, country } of await nodes(url, ACTIONS, first)) count(country.id, date, 0);
  for (const { statedOn, knownAt, toCountries } of await nodes(url, RECOMMENDATIONS, first)) {
    for (const { id } of toCountries?.nodes ?? []) count(id, statedOn ?? knownAt, 1);
  }
  const lines = [...rows].map(([key, counts]) => `${key},${counts.join()}`).sort();
  return ['country,year,treaty_actions,recommendations', ...lines].join('\n');
}

interface Page<Node> {
  list: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null;
}
type Paged<Node> = TypedDocumentString<Page<Node>, { first?: number | null; after?: string | null }>;

/** The nodes of all pages of a list, from a cursor on. */
async function nodes<Node>(
  url: string,
  list: Paged<Node>,
  first: number,
  after: string | null = null,
): Promise<Node[]> {
  const { data, errors } = await ask(url, list, { first, after });
  if (!data?.list) throw new Error(errors?.map(({ message }) => message).join('\n'));
  const { nodes: found, pageInfo } = data.list;
  return pageInfo.hasNextPage ? [...found, ...(await nodes(url, list, first, pageInfo.endCursor))] : found;
}
