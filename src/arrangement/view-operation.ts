import type { Day } from './arrangement.js';

/** An operation with its variables, as it is sent, and as it is opened in the playground. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a name in the picture is made of. */
export const NAMED = `fragment Named on Node {
  __typename
  id
  ... on Entity { name }
  ... on Claim { statement }
  ... on Conflict { question }
  ... on Footnote { number }
  ... on Passage { locator { section paragraph sentence fact record } }
}`;

/** What filters look at. */
export const FILTERED = `... on Claim { status topics(first: 8) { nodes { id name broader { id name } } } }
    ... on Recommendation { response recommendedBy(first: 8) { nodes { id name } } }
    ... on Conflict { conflictStatus: status }`;

/** When something happened, or came to be; when a claim holds is looked at by `@asOf`. */
const DATED = `... on Incident { date }
    ... on Visit { date }
    ... on TreatyAction { date }
    ... on Report { publishedOn }
    ... on Law { enactedOn }
    ... on Treaty { adoptedOn }`;

const SHOWN = `fragment Shown on Neighbour {
  node {
    ...Named
    ${FILTERED}
    ${DATED}
  }
  relations { relation direction total endCursor types { type total } }
}
${NAMED}`;

const LINKS = 'links { from to relation editorial inferred }';

/** Nodes of a view, what links them, and which of them are not there. */
export function subgraphOperation(ids: readonly string[], among: readonly string[], day: Day): Operation {
  const { declared, directive, variables } = dayOf(day);
  return {
    query: `query View($ids: [ID!]!, $among: [ID!]!${declared})${directive} {
  subgraph(ids: $ids, among: $among) {
    missing
    nodes { ...Shown }
    ${LINKS}
  }
}
${SHOWN}`,
    variables: { ids, among, ...variables },
  };
}

/** The variables of an operation `asOf` a day, and what declares and uses them. */
export function dayOf({ date, knownAt }: Day): {
  readonly declared: string;
  readonly directive: string;
  readonly variables: Readonly<Record<string, string>>;
} {
  if (date === undefined && knownAt === undefined) return { declared: '', directive: '', variables: {} };
  const parts = [...(date === undefined ? [] : ['date']), ...(knownAt === undefined ? [] : ['knownAt'])];
  return {
    declared: parts.map((name) => `, $${name}: Date`).join(''),
    directive: ` @asOf(${parts.map((name) => `${name}: $${name}`).join(', ')})`,
    variables: { ...(date !== undefined && { date }), ...(knownAt !== undefined && { knownAt }) },
  };
}
