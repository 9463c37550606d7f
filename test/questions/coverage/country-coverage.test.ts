import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSeed } from '../../../src/seed/seed.js';
import { goodFiles, ontology } from '../../support/good.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { loaded } from '../../support/seeded.js';

/** A finding with a lost footnote, a visit, and a country of which nothing is recorded. */
const FOOTNOTES = `continues: watch/2014
passages:
  law/2.1:
    claims:
      a:
        type: Finding
        statement: Ruritania Watch reports that the police of Strelsau beat people.
        assessment: FACT
        foundBy: [ngo/watch]
        concerns: [rur/strelsau]
        validFrom: "2011"
        statedOn: "2013"
        supersedes: [watch/2014/law/1.1/b]
        inferred: [concerns, validFrom]
        absent:
          - { field: validTo, reason: NONE }
          - { field: qualifier, reason: UNKNOWN }
footnotes:
  footnote/9:
    number: 9
    passage: watch/2014/law/2.1
    status: UNRESOLVED
`;
const VISIT = `id: watch/rur-2011
name: Visit to Ruritania
country: RUR
visitor: ngo/watch
absent:
  - { field: date, reason: NOT_REPORTED }
`;
const NOWHERE = `id: NWH
name: Nowhere
`;

const COVERAGE = `query ($country: ID!) {
  coverage(country: $country) {
    claims claimsWithoutFootnote claimsWithUnresolvedFootnote
    ... on CountryCoverage {
      country { id laws { totalCount } }
      recorded { type count }
      statuses { status count }
      claimsWithInferredField
      absent { type field reason count }
      inferred { type field count }
      generalKnowledge { type field count }
      unverifiedFields { type field count }
    }
  }
}`;

/** Numbers in words: `Law 1`, `Law.enactedOn UNKNOWN 1`. */
function inWords(counts: readonly Readonly<Record<string, string | number>>[]): string[] {
  return counts.map(({ type, field, reason, status, count }) => {
    const where = [type, field].filter((part) => part !== undefined);
    return [...(where.length > 0 ? [where.join('.')] : []), reason, status, count]
      .filter((part) => part !== undefined)
      .join(' ');
  });
}

function told(data: Record<string, unknown> | null | undefined): Record<string, unknown> {
  const coverage = data?.['coverage'] as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(coverage).map(([name, value]) => [
      name,
      Array.isArray(value) ? inWords(value as Record<string, string | number>[]) : value,
    ]),
  );
}

describe.each(engines())('coverage of a country on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const files = [
      ...goodFiles,
      { path: 'seed/reports/more.yaml', text: FOOTNOTES },
      { path: 'seed/visits/more.yaml', text: VISIT },
      { path: 'seed/countries/more.yaml', text: NOWHERE },
    ];
    const { records, problems } = readSeed(ontology, files);
    expect(problems).toEqual([]);
    graph = counting(await loaded(await engine.open(), ontology, records));
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  it('counts what is recorded, what it rests on, and what was looked for and not found', async () => {
    graph.reset();
    const { data, errors } = await api.ask(COVERAGE, { country: 'RUR' });
    expect(errors).toBeUndefined();
    expect(told(data)).toEqual({
      country: { id: 'RUR', laws: { totalCount: 1 } },
      recorded: [
        ...['Place 2', 'Institution 1', 'Law 1', 'Article 4', 'Report 1', 'Incident 0', 'Visit 1'],
        ...['TreatyAction 2', 'Finding 3', 'Recommendation 2', 'Observation 2', 'Role 1'],
      ],
      claims: 10,
      statuses: ['ACCEPTED 7', 'DISPUTED 2', 'SUPERSEDED 1', 'REFUTED 0', 'UNVERIFIED 0'],
      claimsWithoutFootnote: 4,
      claimsWithUnresolvedFootnote: 1,
      claimsWithInferredField: 2,
      absent: [
        'Law.enactedOn UNKNOWN 1',
        'Visit.date NOT_REPORTED 1',
        'TreatyAction.date NOT_REPORTED 1',
        'Finding.qualifier UNKNOWN 1',
        'Finding.validTo NONE 1',
      ],
      inferred: ['Finding.concerns 1', 'Finding.measuredAgainst 1', 'Finding.validFrom 1'],
      // Of when the report was published a passage says it too.
      generalKnowledge: ['Country.iso2 1', 'Article.heading 2'],
      unverifiedFields: ['Country.iso2 1', 'Article.heading 2'],
    });
    expect(graph.counts).toEqual({ 'country-coverage': 1, 'country-coverage-fields': 1, 'related-count': 1 });
  });

  it('as of a day counts the claims that qualify, and tells their status by these', async () => {
    const { data, errors } = await api.ask(
      COVERAGE.replace('query ($country: ID!)', 'query ($country: ID!) @asOf(knownAt: "2012-12-31")'),
      { country: 'RUR' },
    );
    expect(errors).toBeUndefined();
    expect(told(data)).toEqual({
      country: { id: 'RUR', laws: { totalCount: 1 } },
      recorded: [
        ...['Place 2', 'Institution 1', 'Law 1', 'Article 4', 'Report 1', 'Incident 0', 'Visit 1'],
        ...['TreatyAction 1', 'Finding 1', 'Recommendation 0', 'Observation 0', 'Role 1'],
      ],
      claims: 3,
      // What supersedes the finding was not known yet.
      statuses: ['ACCEPTED 2', 'DISPUTED 0', 'SUPERSEDED 0', 'REFUTED 0', 'UNVERIFIED 1'],
      claimsWithoutFootnote: 1,
      claimsWithUnresolvedFootnote: 0,
      claimsWithInferredField: 0,
      absent: ['Law.enactedOn UNKNOWN 1', 'Visit.date NOT_REPORTED 1'],
      inferred: [],
      generalKnowledge: ['Country.iso2 1', 'Article.heading 2'],
      unverifiedFields: ['Country.iso2 1', 'Article.heading 2'],
    });
  });

  it('of a country of which nothing is recorded is zeros and empty lists', async () => {
    const { data, errors } = await api.ask(COVERAGE, { country: 'NWH' });
    expect(errors).toBeUndefined();
    expect(told(data)).toEqual({
      country: { id: 'NWH', laws: { totalCount: 0 } },
      recorded: [
        ...['Place 0', 'Institution 0', 'Law 0', 'Article 0', 'Report 0', 'Incident 0', 'Visit 0'],
        ...['TreatyAction 0', 'Finding 0', 'Recommendation 0', 'Observation 0', 'Role 0'],
      ],
      claims: 0,
      statuses: ['ACCEPTED 0', 'DISPUTED 0', 'SUPERSEDED 0', 'REFUTED 0', 'UNVERIFIED 0'],
      claimsWithoutFootnote: 0,
      claimsWithUnresolvedFootnote: 0,
      claimsWithInferredField: 0,
      absent: [],
      inferred: [],
      generalKnowledge: [],
      unverifiedFields: [],
    });
  });

  it('sends one statement where no fields are asked for', async () => {
    graph.reset();
    const { data } = await api.ask('{ a: coverage(country: "RUR") { b: claims __typename } }');
    expect(data).toEqual({ a: { b: 10, __typename: 'CountryCoverage' } });
    expect(graph.counts).toEqual({ 'country-coverage': 1 });
  });

  it('counts statuses where nothing else is asked for', async () => {
    const { data } = await api.ask('{ coverage(country: "RUR") { ... on CountryCoverage { statuses { count } } } }');
    expect(data).toEqual({ coverage: { statuses: [7, 2, 1, 0, 0].map((count) => ({ count })) } });
  });

  it('asks of each type what is asked of it, in fragments too', async () => {
    const { data, errors } = await api.ask(`{
      country: coverage(country: "RUR") { ...Both }
      report: coverage(report: "watch/2014") { ...Both }
    }
    fragment Both on Coverage {
      __typename
      ... on CountryCoverage { of: country { id } }
      ... on ReportCoverage { of: report { id } passages }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      country: { __typename: 'CountryCoverage', of: { id: 'RUR' } },
      report: { __typename: 'ReportCoverage', of: { id: 'watch/2014' }, passages: 4 },
    });
  });

  it.each([
    ['RUS', 'coverage(country:) takes the id of a country. No Country has the id "RUS"; the nearest is "RUR".'],
    [
      'rur/strelsau',
      'coverage(country:) takes the id of a country. No Country has the id "rur/strelsau": it is the id of a Place. Ask { place(id: "rur/strelsau") }.',
    ],
    [
      '',
      'coverage(country:) takes the id of a country. No Country has the id "", and none is near. Look for it by its words, with search(query:).',
    ],
  ])('of %j is an error, beside which the rest is answered', async (country, message) => {
    const { data, errors } = await api.ask(`{ coverage(country: "${country}") { claims } country(id: "RUR") { id } }`);
    expect(data).toEqual({ coverage: null, country: { id: 'RUR' } });
    expect(errors).toEqual([expect.objectContaining({ message, path: ['coverage'] })]);
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});
