import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How much ships, by the name of its place in a page: `figures.sentences`. */
export type Figures = Readonly<Record<(typeof NAMES)[number], number>>;

const NAMES = [
  ...(['sentences', 'profile', 'withoutFootnote', 'footnotes', 'resolved', 'candidates'] as const),
  ...([
    'claims',
    'reports',
    'conflicts',
    'laws',
    'treaties',
    'articles',
    'institutions',
    'incidents',
    'countries',
  ] as const),
];

/** The families of schema.graphql have no names in an answer: these types are claims. */
const CLAIMS: ReadonlySet<string> = new Set(['Finding', 'Observation', 'Recommendation', 'Role', 'TreatyAction']);

interface Coverage {
  readonly claims: number;
  readonly claimsWithoutFootnote: number;
  readonly passages: number;
  readonly footnotes: readonly { readonly status: string; readonly count: number }[];
}

interface Meta {
  readonly counts: readonly { readonly type: string; readonly count: number }[];
}

/**
 * How much ships, as the answers say that the tests compare with those of a server: what a page says of it is never stale.
 * @param folder of the queries and their answers.
 */
export function readFigures(folder: string): Figures {
  const { coverage } = answerOf<{ readonly coverage: Coverage }>(folder, 'coverage');
  const { meta } = answerOf<{ readonly meta: Meta }>(folder, 'meta');
  const counts = new Map(meta.counts.map(({ type, count }) => [type, count]));
  const of = (type: string): number => counts.get(type) ?? 0;
  const footnotes = (status: string): number => coverage.footnotes.find((one) => one.status === status)?.count ?? 0;
  return {
    sentences: coverage.passages,
    profile: coverage.claims,
    withoutFootnote: coverage.claimsWithoutFootnote,
    footnotes: of('Footnote'),
    resolved: footnotes('RESOLVED'),
    candidates: footnotes('CANDIDATE'),
    claims: meta.counts.reduce((sum, { type, count }) => sum + (CLAIMS.has(type) ? count : 0), 0),
    reports: of('Report'),
    conflicts: of('Conflict'),
    laws: of('Law'),
    treaties: of('Treaty'),
    articles: of('Article'),
    institutions: of('Institution'),
    incidents: of('Incident'),
    countries: of('Country'),
  };
}

function answerOf<T>(folder: string, name: string): T {
  const text = readFileSync(join(folder, `${name}.expected.json`), 'utf8');
  return (JSON.parse(text) as { readonly answer: { readonly data: T } }).answer.data;
}
