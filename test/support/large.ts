import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { madeRecord as record } from './made-record.js';

const COUNTRIES = ['KAZ', ...Array.from({ length: 29 }, (_, index) => `X${String(index + 1).padStart(2, '0')}`)];
/** So many nodes hang on the largest hub of each kind, of so many there are. */
const HUB = 10_000;
const OF = {
  topics: 40,
  institutions: 600,
  laws: 1_500,
  articles: 13_000,
  reports: 300,
  passages: 40_000,
  findings: 36_000,
  recommendations: 6_000,
  observations: 3_000,
  conflicts: 60,
} as const;
const ASSESSMENTS = ['FACT', 'CONCERN', 'FALLS_SHORT', 'CRITICISED'] as const;

/**
 * A graph of a hundred thousand nodes with hubs of ten thousand: findings by one committee, about one country, against
 * one article of a treaty and on one article of a law, passages of one report. The same every time.
 */
export function large(): SeedRecord[] {
  const random = dice(20111101);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const ids = (count: number, idOf: (index: number) => string): string[] =>
    Array.from({ length: count }, (_, index) => idOf(index));
  const countryOf = (index: number): string => COUNTRIES[index % COUNTRIES.length] as string;
  const inCountry = (name: string, index: number): string => `${countryOf(index).toLowerCase()}/${name}-${index}`;

  const topics = ids(OF.topics, (index) => `topic/${index}`);
  const institutions = ids(OF.institutions, (index) => (index === 0 ? 'un/committee' : inCountry('office', index)));
  const treaties = ['CAT', 'ICCPR', 'OPCAT'];
  const norms = treaties.flatMap((treaty) => ids(30, (index) => `${treaty}/${index + 1}`));
  const laws = ids(OF.laws, (index) => inCountry('law', index));
  // The first law has a thousand articles, the others about eight.
  const articles = ids(OF.articles, (index) => `${laws[index < 1_000 ? 0 : index % OF.laws] as string}/${index}`);
  const reports = ids(OF.reports, (index) => `report/${index}`);
  const reportOf = (index: number): string => reports[index < HUB ? 0 : index % OF.reports] as string;
  const passages = ids(OF.passages, (index) => `${reportOf(index)}/p/${index}`);
  const claim = (index: number): Record<string, readonly string[]> => ({
    citations: [passages[index % OF.passages] as string],
    topics: index % 3 === 0 ? [topics[0] as string, pick(topics.slice(1))] : [pick(topics)],
  });

  const findings = ids(OF.findings, (index) => `${passages[index % OF.passages] as string}/f`);
  const recommendations = ids(OF.recommendations, (index) => `${passages[index] as string}/r`);
  return [
    ...COUNTRIES.map((id) => record('Country', id, { name: id })),
    ...topics.map((id) => record('Topic', id, {})),
    ...institutions.map((id, index) =>
      record(
        'Institution',
        id,
        { kind: index % 7 === 0 ? 'TREATY_BODY' : 'UN_BODY' },
        index === 0 ? {} : { country: [countryOf(index)] },
      ),
    ),
    ...treaties.map((id) => record('Treaty', id, { kind: 'TREATY' })),
    ...norms.map((id) => record('Article', id, {}, { instrument: [id.split('/')[0] as string] })),
    ...laws.map((id, index) =>
      record('Law', id, { kind: 'STATUTE' }, { country: [countryOf(index)], issuedBy: [pick(institutions)] }),
    ),
    ...articles.map((id) => record('Article', id, {}, { instrument: [id.slice(0, id.lastIndexOf('/'))] })),
    ...reports.map((id, index) =>
      record('Report', id, index % 5 === 0 ? {} : { publishedOn: `20${10 + (index % 10)}-0${1 + (index % 9)}` }, {
        publisher: [pick(institutions)],
        about: [countryOf(index)],
      }),
    ),
    ...passages.map((id, index) => record('Passage', id, {}, { report: [reportOf(index)] })),
    ...findings.map((id, index) =>
      record(
        'Finding',
        id,
        {
          assessment: index % 1_000 === 0 ? 'VIOLATES' : pick(ASSESSMENTS),
          unverified: index % 11 === 0,
        },
        {
          ...claim(index),
          foundBy: [index < HUB ? 'un/committee' : pick(institutions)],
          concerns: [index % 3 === 0 && index < 3 * HUB ? (articles[0] as string) : pick(articles)],
          measuredAgainst: [index % 3 === 1 && index < 3 * HUB ? 'CAT/1' : pick(norms)],
          about: [index % 3 === 2 && index < 3 * HUB ? 'KAZ' : pick(COUNTRIES)],
        },
      ),
    ),
    ...recommendations.map((id, index) =>
      record(
        'Recommendation',
        id,
        { kind: 'RECOMMENDATION' },
        {
          ...claim(index),
          recommendedBy: [pick(institutions)],
          addressedTo: [index % 2 === 0 ? 'KAZ' : pick(COUNTRIES)],
          basedOn: [pick(findings)],
        },
      ),
    ),
    ...ids(OF.observations, (index) => `${passages[index] as string}/o`).map((id, index) =>
      record('Observation', id, { value: index % 100 }, { ...claim(index), subjects: [pick(COUNTRIES)] }),
    ),
    ...ids(OF.conflicts, (index) => `conflict/${index}`).map((id) =>
      record('Conflict', id, { status: 'OPEN' }, { claims: [pick(findings), pick(findings)] }),
    ),
  ];
}

/** Numbers from 0 to 1 that are the same every time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
