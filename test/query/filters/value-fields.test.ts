import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { load } from '../../../src/load/load.js';
import { readOntology } from '../../../src/ontology/read.js';
import { readSeed } from '../../../src/seed/seed.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';

const REPORT = 'press/northland-2010';

describe.each(engines())('filters on the fields of a value, on $name', (engine) => {
  let graph: Graph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = await loaded(await engine.open(), ontology, records);
    api = await apiOver(ontology, graph);
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  async function idsOf(field: 'passages' | 'claims', filter: object): Promise<string[]> {
    const type = field === 'passages' ? 'Passage' : 'Claim';
    const query = `query ($filter: ${type}Filter) { ${field}(filter: $filter) { nodes { id } } }`;
    const { data, errors } = await api.ask(query, { filter });
    expect(errors).toBeUndefined();
    return (data as Record<string, { nodes: { id: string }[] }>)[field]?.nodes.map(({ id }) => id) ?? [];
  }

  it('passages are asked for by section, paragraph and sentence', async () => {
    const [first, second, third] = ['first/1.1', 'first/1.2', 'second-part/2.1'].map((place) => `${REPORT}/${place}`);
    const later = [1, 2, 3, 4].map((sentence) => `press/northland-2012/later/1.${sentence}`);
    const section = { section: { eq: 'first' } };
    expect(await idsOf('passages', { locator: section })).toEqual([first, second]);
    expect(await idsOf('passages', { locator: { ...section, paragraph: { eq: 1 }, sentence: { gte: 2 } } })).toEqual([
      second,
    ]);
    expect(await idsOf('passages', { locator: { paragraph: { eq: 2 } }, report: { id: { eq: REPORT } } })).toEqual([
      third,
    ]);
    expect(await idsOf('passages', { not: { locator: section } })).toEqual([third, ...later]);
    expect(await idsOf('passages', { locator: { fact: { isNull: false } } })).toEqual([]);
    expect(await idsOf('passages', { locator: { record: { ne: 'x' }, section: { in: ['second-part'] } } })).toEqual([
      third,
    ]);
    // No condition: a client passes null for a variable that it does not set.
    expect(await idsOf('passages', { locator: { section: null } })).toEqual([first, second, third, ...later]);
    expect(await idsOf('passages', { locator: {} })).toEqual([first, second, third, ...later]);
  });

  it('claims are asked for by report and section', async () => {
    const cited = (section: string): object => ({
      citations: { some: { report: { id: { eq: REPORT } }, locator: { section: { eq: section } } } },
    });
    expect(await idsOf('claims', cited('second-part'))).toEqual([`${REPORT}/second-part/2.1/a`]);
    expect(await idsOf('claims', cited('first'))).toHaveLength(6);
    expect(await idsOf('claims', cited('third'))).toEqual([]);
  });

  it('what cannot be compared is refused with its place', async () => {
    const refusals = async (filter: object): Promise<unknown> => {
      const query = 'query ($filter: PassageFilter) { passages(filter: $filter) { totalCount } }';
      return (await api.ask(query, { filter })).errors?.map(({ message }) => message);
    };
    expect(await refusals({ locator: { paragraph: { eq: null } } })).toEqual([
      'passages(filter:) has null at locator.paragraph.eq. To find what has no value, write isNull: true.',
    ]);
    expect(await refusals({ locator: { paragraph: { eq: 'one' } } })).toEqual([
      'Variable "$filter" got invalid value "one" at "filter.locator.paragraph.eq"; Int cannot represent non-integer value: "one"',
    ]);
    expect(await refusals({ locator: { sections: { eq: 'one' } } })).toEqual([
      'Variable "$filter" got invalid value { sections: { eq: "one" } } at "filter.locator"; ' +
        'Field "sections" is not defined by type "LocatorFilter". Did you mean "section"?',
    ]);
    const many = Array.from({ length: 41 }, () => ({ locator: { paragraph: { eq: 1 } } }));
    expect(await refusals({ or: many })).toEqual([
      'passages(filter:) has more than 40 conditions. Use in: for several values of one field, or ask several times.',
    ]);
  });
});

describe.each(engines())('a value that only schema.graphql knows, on $name', (engine) => {
  it('is filtered by each of its fields, dates by their bounds', async () => {
    const fields = '  "Who last looked at it."\n  check: Check\n  "All who did."\n  checks: [Check!]!\n}';
    const ontology =
      readOntology(`${readFileSync('schema.graphql', 'utf8').replace(/(type Topic implements[^}]*)\}/, `$1${fields}`)}
"A look at something."
type Check {
  "By whom."
  by: String! @indexed
  "When."
  on: EDTF @indexed
  "How it went."
  result: Result
  "Whether it took long."
  long: Boolean
}

"How a check went."
enum Result {
  "Well."
  GOOD
  "Badly."
  BAD
}
`);
    const text = `- { id: topic/d1, check: { by: Ann, on: "2011", result: GOOD, long: true } }
- { id: topic/d2, check: { by: Bob, on: "2012-03", result: BAD } }
- { id: topic/d3, checks: [{ by: Ann }] }
`;
    const { records, problems } = readSeed(ontology, [{ path: 'seed/topics/d.yaml', text }]);
    expect(problems).toEqual([]);
    const graph = await engine.open();
    await load(graph, ontology, records);
    const api = await apiOver(ontology, graph);
    const idsOf = async (filter: string): Promise<unknown> => {
      const { data, errors } = await api.ask(`{ topics(filter: ${filter}) { nodes { id } } }`);
      expect(errors).toBeUndefined();
      return (data as { topics: { nodes: { id: string }[] } }).topics.nodes.map(({ id }) => id);
    };
    expect(await idsOf('{ check: { by: { eq: "Ann" } } }')).toEqual(['topic/d1']);
    expect(await idsOf('{ check: { on: { gt: "2011" } } }')).toEqual(['topic/d2']);
    expect(await idsOf('{ check: { on: { lte: "2012" }, result: { ne: GOOD } } }')).toEqual(['topic/d2']);
    expect(await idsOf('{ check: { result: { isNull: true } } }')).toEqual(['topic/d3']);
    expect(await idsOf('{ check: { long: { eq: true } } }')).toEqual(['topic/d1']);
    const { errors } = await api.ask('{ topics(filter: { checks: { some: {} } }) { totalCount } }');
    expect(errors?.map(({ message }) => message)).toEqual([
      'Field "checks" is not defined by type "TopicFilter". Did you mean "check"?',
    ]);
    await api.stop();
    await graph.close();
  });
});
