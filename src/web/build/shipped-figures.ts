import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How much ships, by the name of its place in a page: `figures.sentences`. */
export interface Figures {
  /** Of the country profile: its sentences, the claims read from them, those without a footnote, and its footnotes. */
  readonly sentences: number;
  readonly profile: number;
  readonly withoutFootnote: number;
  readonly footnotes: number;
  readonly resolved: number;
  readonly candidates: number;
  /** Of everything. */
  readonly claims: number;
  readonly reports: number;
  readonly conflicts: number;
  readonly laws: number;
  readonly treaties: number;
  readonly articles: number;
  readonly institutions: number;
  readonly incidents: number;
  readonly countries: number;
}

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
  const { coverage } = answerOf(folder, 'coverage') as { readonly coverage: Coverage };
  const { meta } = answerOf(folder, 'meta') as { readonly meta: Meta };
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

function answerOf(folder: string, name: string): unknown {
  const text = readFileSync(join(folder, `${name}.expected.json`), 'utf8');
  return (JSON.parse(text) as { readonly answer: { readonly data: unknown } }).answer.data;
}
