import { shares } from './random.js';

/** The things that claims are about: few enough to be held at once, whatever the number of claims. */
export interface World {
  /** How many nodes were asked for. */
  readonly nodes: number;
  readonly countries: readonly string[];
  readonly institutions: readonly string[];
  readonly topics: readonly string[];
  readonly treaties: readonly string[];
  readonly treatyArticles: readonly string[];
  readonly laws: readonly string[];
  /** Articles of laws, law by law. */
  readonly articles: readonly string[];
  readonly reports: readonly string[];
  /** How many passages each report has. */
  readonly passagesOf: readonly number[];
  readonly passages: number;
  readonly findings: number;
  readonly actions: number;
  readonly recommendations: number;
  /** How many findings the first institution made: the hub. */
  readonly hub: number;
}

const HUB = 10_000;
const ARTICLES_OF_A_TREATY = 12;
/** Parts of all nodes, in thousandths. */
const PART = { institutions: 10, topics: 2, laws: 5, articles: 80, reports: 10, findings: 340, actions: 40 } as const;
const RECOMMENDATIONS = 80;

/**
 * A world of so many nodes; equal numbers give equal worlds.
 * @param nodes 1,000 at least: below that there is no room for all types.
 */
export function worldOf(nodes: number): World {
  if (!Number.isInteger(nodes) || nodes < 1_000) {
    throw new RangeError(`A world of ${nodes} nodes cannot be made: it takes a whole number from 1000 on.`);
  }
  const part = (thousandths: number): number => Math.round((nodes * thousandths) / 1_000);
  const countries = range(Math.min(200, Math.max(20, Math.round(nodes / 500))), countryId);
  const institutions = range(part(PART.institutions), (index) => `un/body-${index + 1}`);
  const topics = range(Math.max(10, part(PART.topics)), (index) => `topic/subject-${index + 1}`);
  const treaties = range(20, (index) => `TREATY-${index + 1}`);
  const treatyArticles = treaties.flatMap((treaty) => range(ARTICLES_OF_A_TREATY, (index) => `${treaty}/${index + 1}`));
  const laws = range(
    part(PART.laws),
    (index) => `${countryId(countryOf(index, countries.length)).toLowerCase()}/law-${index + 1}`,
  );
  const articlesOf = shares(part(PART.articles) - treatyArticles.length, laws.length);
  const articles = laws.flatMap((law, index) => range(articlesOf[index] ?? 0, (number) => `${law}/${number + 1}`));
  const reports = range(part(PART.reports), (index) => `press/report-${index + 1}`);
  const findings = part(PART.findings);
  const actions = part(PART.actions);
  const recommendations = part(RECOMMENDATIONS);
  const things = [countries, institutions, topics, treaties, treatyArticles, laws, articles, reports];
  const passages = nodes - findings - actions - recommendations - things.reduce((sum, ids) => sum + ids.length, 0);
  return {
    nodes,
    countries,
    institutions,
    topics,
    treaties,
    treatyArticles,
    laws,
    articles,
    reports,
    passagesOf: shares(passages, reports.length),
    passages,
    findings,
    actions,
    recommendations,
    hub: Math.min(HUB, Math.round(findings * 0.3)),
  };
}

/** Which country the law or report at an index belongs to: the first countries have the most. */
export function countryOf(index: number, countries: number): number {
  // A fixed walk through the long tail, so that an id can be told without drawing all those before it.
  const place = ((index * 0.618_033_988_749_895) % 1) ** 2;
  return Math.min(countries - 1, Math.floor(countries * place));
}

/** Three letters: `AAA`, `AAB` ... */
function countryId(index: number): string {
  const letters = [Math.floor(index / 676) % 26, Math.floor(index / 26) % 26, index % 26];
  return String.fromCharCode(...letters.map((letter) => 65 + letter));
}

function range<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}
