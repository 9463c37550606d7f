import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSeed } from '../../../src/seed/seed.js';
import { goodFiles, ontology } from '../../support/good.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import type { CountedGraph } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { loaded } from '../../support/seeded.js';

/** Passages that nothing cites, a conflict, an entity; footnotes that stand in a sentence or cover one. */
const MORE = `continues: watch/2014
passages:
  law/10.1: {}
  law/2.1: {}
  law/2.2: {}
footnotes:
  footnote/9:
    number: 9
    passage: watch/2014/law/2.2
    status: UNRESOLVED
    covers: [watch/2014/law/1.2]
  footnote/10:
    number: 10
    passage: watch/2014/law/1.1
    status: UNRESOLVED
`;
const TOPIC = `id: topic/cold
citations: [watch/2014/law/2.2]
`;
const CONFLICT = `id: conflict/cold
question: How cold is it?
kind: SCOPE
status: RESOLVED
explanation: Nobody says.
claims: [watch/2014/law/1.1/a, watch/2014/law/1.1/c]
prevails: [watch/2014/law/1.1/a, watch/2014/law/1.1/c]
citations: [watch/2014/law/2.1]
`;
const COVERAGE = `query ($report: ID!) {
  coverage(report: $report) {
    claims claimsWithoutFootnote claimsWithUnresolvedFootnote
    ... on ReportCoverage {
      report { id complete about { nodes { id } } }
      passages cited uncited { id locator { paragraph } citedBy { nodes { id } } }
      footnotes { status count }
    }
  }
}`;

describe.each(engines())('coverage on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const files = [
      ...goodFiles,
      { path: 'seed/reports/more.yaml', text: MORE },
      { path: 'seed/topics/more.yaml', text: TOPIC },
      { path: 'seed/conflicts/more.yaml', text: CONFLICT },
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

  it('counts what is cited and footnoted, and lists what is not cited, in reading order', async () => {
    graph.reset();
    const { data, errors } = await api.ask(COVERAGE, { report: 'watch/2014' });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      coverage: {
        report: { id: 'watch/2014', complete: false, about: { nodes: [{ id: 'RUR' }] } },
        passages: 6,
        cited: 4,
        uncited: [
          { id: 'watch/2014/law/2.1', locator: { paragraph: 2 }, citedBy: { nodes: [{ id: 'conflict/cold' }] } },
          { id: 'watch/2014/law/10.1', locator: { paragraph: 10 }, citedBy: { nodes: [] } },
        ],
        claims: 7,
        claimsWithoutFootnote: 2,
        claimsWithUnresolvedFootnote: 5,
        footnotes: [
          { status: 'UNRESOLVED', count: 2 },
          { status: 'CANDIDATE', count: 1 },
          { status: 'RESOLVED', count: 0 },
        ],
      },
    });
    expect(graph.counts).toEqual({ coverage: 1, 'related-page': 3 });
  });

  it('of a report without passages is nothing', async () => {
    const { data } = await api.ask(COVERAGE, { report: 'watch/2012' });
    expect(data?.['coverage']).toMatchObject({
      passages: 0,
      cited: 0,
      uncited: [],
      claims: 0,
      claimsWithoutFootnote: 0,
    });
  });

  it('sends one statement where no list is asked for', async () => {
    graph.reset();
    const { data } = await api.ask(
      '{ a: coverage(report: "watch/2014") { ... on ReportCoverage { b: passages } __typename } }',
    );
    expect(data).toEqual({ a: { b: 6, __typename: 'ReportCoverage' } });
    expect(graph.counts).toEqual({ coverage: 1 });
  });

  it.each([
    ['watch/2041', 'coverage(report:) knows no report "watch/2041". Did you mean "watch/2014"?'],
    ['RUR', 'coverage(report:) knows no report "RUR". Ask { reports { nodes { id } } } for all.'],
  ])('of %s is an error, beside which the rest is answered', async (report, message) => {
    const { data, errors } = await api.ask(`{ coverage(report: "${report}") { claims } country(id: "RUR") { id } }`);
    expect(data).toEqual({ coverage: null, country: { id: 'RUR' } });
    expect(errors).toEqual([expect.objectContaining({ message, path: ['coverage'] })]);
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  const ONE_OF =
    'Ask coverage(report: ...) for how much of a report is here, coverage(country: ...) for what is recorded of a country, or each under a name of its own for both.';
  it.each([
    ['(report: "watch/2014", country: "RUR")', `coverage takes report or country, and both were given. ${ONE_OF}`],
    ['', `coverage takes report or country, and neither was given. ${ONE_OF}`],
    ['(report: null)', `coverage takes report or country, and neither was given. ${ONE_OF}`],
  ])('of one thing at a time: %s is refused before anything is asked', async (given, message) => {
    graph.reset();
    const { data, errors } = await api.ask(`{ coverage${given} { claims } }`);
    expect(data).toBeUndefined();
    expect(errors).toEqual([expect.objectContaining({ message })]);
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect(graph.counts).toEqual({});
  });
});
