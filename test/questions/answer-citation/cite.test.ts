import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GraphError } from '../../../src/graph/graph.js';
import type { Graph, Row, Statement } from '../../../src/graph/graph.js';
import type { AnswerCitation } from '../../../src/questions/answer-citation/answer-citation.js';
import { served } from '../../http/served.js';
import { ALWAYS, apiOver } from '../../support/api.js';
import type { Answered, ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { fictional, loaded } from '../../support/seeded.js';

const EARLY = 'press/northland-2010';
const LATER = 'press/northland-2012';
const SIGNED = `${LATER}/later/1.1/a`;
const ALLEGED = `${EARLY}/first/1.2/a`;
const COUNTED = `${EARLY}/second-part/2.1/a`;

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-29T23:59:59Z') });
});
afterAll(() => {
  vi.useRealTimers();
});

/** By report the passages that an answer rests on. */
type Places = Readonly<Record<string, readonly string[]>>;

function citationIn({ extensions }: Answered): AnswerCitation | undefined {
  return extensions?.['citation'] as AnswerCitation | undefined;
}

function placesIn(answered: Answered): Places {
  const { sources } = citationIn(answered) ?? { sources: [] };
  return Object.fromEntries(
    sources.map(({ id, passages }) => [id, passages.map((place) => place.id.replace(`${id}/`, ''))]),
  );
}

describe.each(engines())('@cite on $name', ({ open }) => {
  let graph: Graph;
  let api: ApiUnderTest;
  /** Stands before the graph while a test wants it. */
  let between: ((sent: Statement, read: () => Promise<Row | undefined>) => Promise<Row | undefined>) | undefined;
  let sent: string[] = [];

  const watched = (of: Graph): Graph => ({
    ...of,
    read: (statement, parameters, deadline, client) => {
      sent.push(statement.name);
      const read = (): Promise<Row | undefined> => of.read(statement, parameters, deadline, client);
      return between ? between(statement, read) : read();
    },
    apply: (changes, onProgress) => of.apply(changes, onProgress),
    describe: () => of.describe(),
    close: () => of.close(),
  });

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = watched(await loaded(await open(), ontology, records));
    api = await apiOver(ontology, graph);
    await api.ask('{ meta { dataVersion } }');
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  /** @param selection of a query that says `@cite`. */
  const places = async (selection: string, directives = '@cite'): Promise<Places> => {
    const answered = await api.ask(`query ${directives} ${selection}`);
    expect(answered.errors).toBeUndefined();
    return placesIn(answered);
  };

  it('answers what was asked, when, of which data and as of when, with every source', async () => {
    const query = 'query One($id: ID!) @cite @asOf(knownAt: "2013-01-01") { finding(id: $id) { statement } }';
    const answered = await api.ask(query, { id: ALLEGED });
    const { dataVersion = '', bibtex, cslJson, ris, ...citation } = citationIn(answered) ?? {};
    expect(citation).toEqual({
      query,
      variables: { id: ALLEGED },
      operationName: 'One',
      date: '2026-11-29',
      asOf: { date: null, knownAt: '2013-01-01' },
      sources: [
        {
          id: EARLY,
          symbol: 'X/NL/2010',
          name: 'Northland under scrutiny',
          url: null,
          passages: [{ id: `${EARLY}/first/1.2`, locator: 'First, para 1, sentence 2' }],
        },
      ],
      text:
        `rights-graph contributors, ‘rights-graph’ (29 November 2026) (rights-graph data version ${dataVersion}, answer of 2026-11-29 to the query One, known at 2013-01-01).\n` +
        `The Northern Star, ‘Northland under scrutiny’ (June 2010) UN Doc X/NL/2010, First, para 1, sentence 2 (rights-graph data version ${dataVersion}, report ${EARLY}).`,
    });
    expect(dataVersion).toMatch(/^[0-9a-f]{12}$/);
    expect([bibtex?.match(/^@/gm)?.length, ris?.match(/^TY/gm)?.length]).toEqual([2, 2]);
    expect(JSON.parse(cslJson ?? '')).toHaveLength(2);
  });

  it('is for operations that ask for it', async () => {
    expect(citationIn(await api.ask(`{ finding(id: "${ALLEGED}") { id } }`))).toBeUndefined();
    expect((await api.ask(`{ finding(id: "${ALLEGED}") @cite { id } }`)).errors?.[0]?.message).toBe(
      'Directive "@cite" may not be used on FIELD.',
    );
  });

  it('names what stands in the answer, at any depth and in any shape', async () => {
    expect(await places(`{ finding(id: "${ALLEGED}") { __typename } }`)).toEqual({ [EARLY]: ['first/1.2'] });
    expect(await places(`{ passage(id: "${LATER}/later/1.3") { id } }`)).toEqual({ [LATER]: ['later/1.3'] });
    expect(await places(`{ footnote(id: "${LATER}/footnote/1") { number } }`)).toEqual({ [LATER]: ['later/1.1'] });
    expect(await places(`{ report(id: "${LATER}") { kind } }`)).toEqual({ [LATER]: [] });
    // The report says where its date comes from, and so cites itself.
    expect(await places(`{ report(id: "${EARLY}") { kind } }`)).toEqual({ [EARLY]: ['first/1.1'] });
    expect(
      await places(
        `{ observation(id: "${COUNTED}") { citations { edges { node { report { relayed { nodes { id } } } } } } } }`,
      ),
    ).toEqual({
      [EARLY]: ['first/1.1', 'first/1.2', 'second-part/2.1'],
      [LATER]: ['later/1.1', 'later/1.4'],
    });
  });

  it('names what stands in the answers of questions', async () => {
    expect(await places('{ search(query: "several travellers", first: 1) { nodes { node { id } } } }')).toEqual({
      [EARLY]: ['first/1.2'],
    });
    expect(
      await places(`{ timeline(about: "xnl/council", first: 2, types: [Role]) { entries { node { id } } } }`),
    ).toEqual({ [EARLY]: ['first/1.1'], [LATER]: ['later/1.4'] });
    expect(await places(`{ lookup(refs: ["${SIGNED}"]) { node { id } } }`)).toEqual({ [LATER]: ['later/1.1'] });
    expect(await places(`{ coverage(report: "${LATER}") { claims ... on ReportCoverage { report { id } } } }`)).toEqual(
      { [LATER]: [] },
    );
    const around = await places(`{ neighbourhood(id: "${SIGNED}", types: [TreatyAction]) { nodes { node { id } } } }`);
    expect(around).toEqual({ [LATER]: ['later/1.1'] });
    const between = await places(
      `{ path(from: "${SIGNED}", to: "${LATER}/later/1.1/b") { paths { steps { from { id } to { id } } } } }`,
    );
    expect(between).toEqual({ [LATER]: ['later/1.1'] });
  });

  it('names what the sides of a conflict show, and not what a field is made of out of sight', async () => {
    expect(await places('{ conflicts(first: 1) { nodes { sides { statement } } } }')).toEqual(
      await places('{ conflicts(first: 1) { nodes { claims { nodes { statement } } } } }'),
    );
    expect(await places(`{ finding(id: "${ALLEGED}") { citation } }`)).toEqual({ [EARLY]: ['first/1.2'] });
  });

  it('names nothing that does not qualify', async () => {
    const [all, then] = ['@cite', '@cite @asOf(knownAt: "2011-01-01")'];
    const selection = '{ claims(first: 100) { nodes { id status } } }';
    expect(await places(selection)).toEqual({
      [EARLY]: ['first/1.1', 'first/1.2', 'second-part/2.1'],
      [LATER]: ['later/1.1', 'later/1.2', 'later/1.3', 'later/1.4'],
    });
    // What the later report relays of the earlier one was known, and what was said in 2010.
    expect(await places(selection, then)).toEqual({
      [EARLY]: ['first/1.1', 'first/1.2', 'second-part/2.1'],
      [LATER]: ['later/1.1', 'later/1.3', 'later/1.4'],
    });
    const ratified = `{ treatyAction(id: "${LATER}/later/1.1/b") { id } }`;
    expect(await places(ratified, all)).toEqual({ [LATER]: ['later/1.1'] });
    expect(await places(ratified, then)).toEqual({});
  });

  it('says where there is no source', async () => {
    const answered = await api.ask('query @cite { claims { totalCount } meta { dataVersion } }');
    expect(citationIn(answered)?.sources).toEqual([]);
    expect(citationIn(answered)?.text.split('\n')[1]).toMatch(/^No source is named: /);
  });

  it('is the same however and how often it is asked, but for the keys of other texts', async () => {
    const [a, b] = ['a: findings(first: 3) { nodes { id } }', 'b: roles { nodes { id citations { nodes { id } } } }'];
    const query = `query Same @cite { ${a} ${b} }`;
    const first = citationIn(await api.ask(query));
    expect(citationIn(await api.ask(query))).toEqual(first);
    expect((await api.ask(`query Same @cite { ${b} ${a} }`)).extensions).toMatchObject({
      citation: { sources: first?.sources, text: first?.text },
    });
    const { ontology } = await fictional();
    const nesting = await apiOver(ontology, graph, {}, { recurring: ALWAYS });
    expect(citationIn(await nesting.ask(query))).toEqual(first);
    await nesting.stop();
  });

  it('counts its statements, in all and at the most', async () => {
    sent = [];
    const { extensions } = await api.ask(`query @cite { finding(id: "${ALLEGED}") { id } }`);
    expect(sent.sort()).toEqual([
      'cited-passages',
      ...['node-by-id', 'node-by-id', 'node-by-id'],
      ...['related-one', 'related-one', 'related-page'],
    ]);
    const { atMost, spent } = extensions?.['cost'] as Record<'atMost' | 'spent', { statements: number; rows: number }>;
    expect([atMost.statements, spent.statements]).toEqual([7, 7]);
    expect(spent.rows).toBeLessThanOrEqual(atMost.rows);
  });

  it('has no place beside an answer that asks for no data, at the first and at any later time', async () => {
    for (let time = 1; time <= 2; time++) {
      expect(await api.ask('query @cite { __schema { queryType { name } } }')).toEqual({
        data: { __schema: { queryType: { name: 'Query' } } },
      });
      const both = await api.ask(`query @cite { __typename finding(id: "${ALLEGED}") { id } }`);
      expect(placesIn(both)).toEqual({ [EARLY]: ['first/1.2'] });
    }
  });

  it('is of what is there, where a part of the answer failed', async () => {
    between = async ({ text }, read) => {
      if (!text.includes('FOOTNOTE_OF')) return read();
      throw new GraphError('DEADLINE', 'Too late');
    };
    const answered = await api.ask(
      `query @cite {
        footnotes { nodes { id report { id } } }
        conflicts(first: 1) { nodes { constructor: id sides { claim } } }
        finding(id: "${ALLEGED}") { id }
      }`,
    );
    between = undefined;
    expect(answered.data).toMatchObject({ footnotes: null, finding: { id: ALLEGED } });
    expect(answered.errors?.length).toBe(1);
    expect(placesIn(answered)).toEqual({ [EARLY]: ['first/1.2', 'second-part/2.1'] });
  });

  it('is never given without what it rests on: then nothing is', async () => {
    between = async ({ name }, read) => {
      if (name === 'cited-passages') throw new GraphError('DEADLINE', 'Too late');
      return read();
    };
    const answered = await api.ask(`query @cite { __typename finding(id: "${ALLEGED}") { id } }`);
    between = undefined;
    expect(answered.data).toEqual({ __typename: 'Query', finding: null });
    expect(answered.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['DEADLINE_EXCEEDED']);
    expect(citationIn(answered)).toBeUndefined();
  });

  it('is of the same data as the answer: where a load comes between, both are read again', async () => {
    let times = 0;
    between = async ({ name }, read) => {
      const row = await read();
      if (name !== 'cited-passages' || ++times > 1) return row;
      return { ...row, load: 'another' };
    };
    sent = [];
    const query = `query @cite { finding(id: "${ALLEGED}") { id } }`;
    const answered = await api.ask(query);
    between = undefined;
    expect(sent.filter((name) => name === 'cited-passages').length).toBe(2);
    expect(citationIn(answered)).toEqual(citationIn(await api.ask(query)));
  });

  it('is refused where too much is asked, before anything is sent', async () => {
    const { ontology } = await fictional();
    const narrow = await apiOver(ontology, graph, { statements: 6 });
    const answered = await narrow.ask(`query @cite { finding(id: "${ALLEGED}") { id } }`);
    await narrow.stop();
    expect(answered.errors?.[0]?.message).toBe(
      'The operation needs 7 statements, and at most 6 are allowed. Ask for fewer relations, or in several operations.',
    );
  });
});

it('is the same by GET and by POST', async () => {
  const server = await served();
  const query = `query Got($id: ID!) @cite { finding(id: $id) { id } }`;
  const variables = { id: ALLEGED };
  try {
    const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    const got = await fetch(`${server.url}/graphql?${parameters.toString()}`);
    const posted = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const text = await got.text();
    expect(text).toBe(await posted.text());
    expect(citationIn(JSON.parse(text) as Answered)).toMatchObject({ query, variables, operationName: 'Got' });
  } finally {
    await server.close();
  }
});
