import { describe, expect, it } from 'vitest';
import { apiSchema } from '../../../src/api/schema/api-schema.js';
import { openEmbedded } from '../../../src/graph/embedded/embedded.js';
import type { Graph } from '../../../src/graph/graph.js';
import type { Ontology } from '../../../src/ontology/ontology.js';
import { membersOf } from '../../../src/ontology/ontology.js';
import { derivedFields, questions } from '../../../src/questions/questions.js';
import type { SeedRecord } from '../../../src/seed/records/seed-record.js';
import { Dice } from '../../api/fuzz/dice.js';
import { unbrokenDocumentOf } from '../../api/fuzz/documents.js';
import { ALWAYS, apiOver } from '../../support/api.js';
import type { Answered, ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { numberFrom, randomRuns, repeatable } from '../../support/random.js';
import { fictional, loaded } from '../../support/seeded.js';
import { daysOf, reduced, worldOf } from './worlds.js';
import type { Days } from './worlds.js';

const DOCUMENTS = numberFrom('DOCUMENTS', 120);
const ROUNDS = 3;
/** Of the cases, one in so many is asked of Neo4j, which plans each text. */
const ON_NEO4J = 24;
const LIMITS = { milliseconds: 60_000 };

/** Claims by their ids, and what is none. */
const CLAIMS_IN_HAND = [
  ...['press/northland-2010/first/1.1/c', 'press/northland-2012/later/1.1/a', 'press/northland-2012/later/1.3/a'],
  ...['XNL', 'xnl/penal-code art. 12', 'Penal Code of Northland'],
];

const OF_COUNTRY =
  'country { id } recorded { type count } statuses { status count } claimsWithInferredField absent { type field reason count } ' +
  'inferred { type field count } generalKnowledge { type field count } unverifiedFields { type field count }';

interface Case {
  readonly query: string;
  /** What the query ends with. */
  readonly selection: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What every root list holds and counts, and what of it follows from which claims there are. */
function lists(ontology: Ontology): Case[] {
  const [status, implementation] = ['ClaimStatus', 'Implementation'].map((name) => [
    ...(ontology.enums.get(name)?.values.keys() ?? []),
  ]) as [string[], string[]];
  const isClaim = (typeName: string): boolean => membersOf(ontology, typeName).some(({ family }) => family === 'Claim');
  const every = [...ontology.nodes.values()].flatMap(({ plural, fields }) => {
    const told = ['status', 'differsIn', 'implementation'].filter((name) => fields.has(name)).join(' ');
    const below = [...fields.values()].flatMap((field) => {
      if (field.kind !== 'relation' || !isClaim(field.target)) return [];
      return [field.many ? `${field.name}(first: 3) { totalCount nodes { id } }` : `${field.name} { __typename }`];
    });
    return [told, ...chunks(below, 6)].map((asked) => `{ ${plural}(first: 20) { totalCount nodes { id ${asked} } } }`);
  });
  const filters = [
    ...status.flatMap((one) => [`status: {eq: ${one}}`, `status: {ne: ${one}}`]),
    `status: {in: [DISPUTED, REFUTED]}`,
    'status: {in: []}',
    'status: {isNull: true}',
    'status: {isNull: false}',
    'differsIn: {has: "date"}',
    'differsIn: {isEmpty: true}',
    'differsIn: {isEmpty: false}',
    'supports: {some: {status: {eq: DISPUTED}}}',
    'supports: {none: {status: {eq: REFUTED}}}',
    'supersededBy: {none: {}}',
    'conflicts: {some: {status: {eq: RESOLVED}, claims: {some: {status: {eq: REFUTED}}}}}',
    'or: [{status: {eq: DISPUTED}}, {about: {some: {claims: {some: {status: {eq: SUPERSEDED}}}}}}]',
  ];
  return [
    ...every,
    ...filters.map(
      (filter) => `{ claims(filter: {${filter}}, first: 40) { totalCount nodes { id status differsIn } } }`,
    ),
    ...filters.map((filter) => `{ findings(filter: {${filter}}, first: 40) { totalCount nodes { id status } } }`),
    ...implementation.flatMap((one) =>
      ['eq', 'ne'].map(
        (operator) =>
          `{ recommendations(filter: {implementation: {${operator}: ${one}}}) { totalCount nodes { id implementation } } }`,
      ),
    ),
    ...['OPEN', 'RESOLVED'].map(
      (one) =>
        `{ conflicts(filter: {status: {eq: ${one}}}, first: 80) { totalCount nodes { id status prevails { nodes { id } } } } }`,
    ),
    '{ conflicts(first: 80) { nodes { id sides { claim statement prevails knownAt saidBy readIn statedIn values { field value said absent } } } } }',
    '{ countries { nodes { id claims(first: 5, filter: {status: {eq: ACCEPTED}}) { totalCount nodes { id } } } } }',
    '{ claims(first: 30, orderBy: [{field: knownAt, direction: DESC}]) { pageInfo { hasNextPage } nodes { id knownAt } } }',
    '{ claims(first: 30, orderBy: [{field: validFrom, direction: ASC}]) { pageInfo { endCursor } nodes { id validFrom } } }',
    '{ claims(first: 100) { nodes { id status } } reports { nodes { id citation } } }',
    ...['press/northland-2010', 'press/northland-2012'].map(
      (id) =>
        `{ coverage(report: "${id}") { claims claimsWithoutFootnote claimsWithUnresolvedFootnote ... on ReportCoverage { passages cited uncited { id } } } }`,
    ),
    `{ coverage(country: "XNL") { claims claimsWithoutFootnote claimsWithUnresolvedFootnote ... on CountryCoverage { ${OF_COUNTRY} } } }`,
    ...['XNL', 'xnl/council', 'indicator/cells', 'FAIR-TREATMENT'].flatMap((id) =>
      [false, true].map(
        (undated) =>
          `{ timeline(about: "${id}", first: 100, undated: ${undated}) { totalCount undated gaps { from to } entries { date field until node { id } } } }`,
      ),
    ),
    '{ normGaps(country: "XNL", treaty: "FAIR-TREATMENT") { bound counts { status count } rows { norm { id } status gravest explanation evidence { id } inDoubt { id } findings { id status } recommendations { id implementation } actions { id } } } }',
    '{ compare(ids: ["FAIR-TREATMENT/1", "xnl/penal-code/12"]) { totalCount rows { of { id } period cells { count claims { id status } reason explanation } } } }',
    '{ compare(ids: ["XNL"], years: [2009, 2010, 2014], treaty: "FAIR-TREATMENT") { totalCount rows { of { id } cells { count claims { id } status reason } } } }',
    `{ lookup(refs: [${CLAIMS_IN_HAND.map((id) => JSON.stringify(id)).join()}]) { ref certainty node { id } } }`,
  ].map((selection) => ({ query: `query ${selection}`, selection, variables: {} }));
}

function chunks(texts: readonly string[], size: number): string[] {
  return texts.flatMap((_, at) => (at % size === 0 ? [texts.slice(at, at + size).join(' ')] : []));
}

/** Documents of the API; what orders by a told value is refused, and search, meta and what lookup says speak of the whole. */
function documents(ontology: Ontology, dice: Dice, count: number): Case[] {
  const schema = apiSchema(ontology, questions([]), derivedFields(), () => null);
  const found: Case[] = [];
  while (found.length < count) {
    const document = unbrokenDocumentOf(schema, dice);
    if (/\b(search|meta|orderBy|coverage|timeline|lookup|normGaps|compare)\b/.test(JSON.stringify(document))) continue;
    found.push(document);
  }
  return found;
}

function underDays({ query, selection, variables }: Case, { date, knownAt }: Days): Omit<Case, 'selection'> {
  const directive = `@asOf(${date === undefined ? '' : `date: "${date}" `}${knownAt === undefined ? '' : `knownAt: "${knownAt}"`})`;
  return { query: `${query.slice(0, -selection.length)} ${directive} ${selection}`, variables };
}

/** Without what speaks of the whole of the data. */
function compared(answer: Answered): string {
  const { data, errors } = answer;
  return JSON.stringify({ data, errors: errors?.map(({ message, path }) => ({ message, path })) }).replaceAll(
    /[0-9a-f]{12}/g,
    'VERSION',
  );
}

/** Without what is said of an id that nothing has: where its claim does not qualify the directive is named, and no near id. */
function withoutAdvice(answer: string): string {
  return answer.replaceAll(
    /(No \w+ has the id \\".*?\\")(?: under @asOf|; the nearest|, and none).*?(?= No \w+ has|","path")/g,
    '$1',
  );
}

describe.each(engines())('as of a day, in $name', ({ name, open }) => {
  it.each(randomRuns(DOCUMENTS, 20))(
    'every root field is answered as from a graph of the claims that qualify ($which)',
    (run) =>
      repeatable(run, async () => {
        const dice = new Dice(run.seed);
        const { ontology, records } = await fictional();
        const world = worldOf(ontology, records, dice);
        const whole = await Whole.of(await open(), ontology, world);
        try {
          for (let round = 0; round < (run.full ? ROUNDS : 1); round++) {
            const days = daysOf(dice);
            const cases = [...lists(ontology), ...documents(ontology, dice, Math.ceil(run.size / ROUNDS))];
            const asked = name === 'neo4j' ? cases.filter((_, at) => at % ON_NEO4J === round) : cases;
            await whole.compare(days, reduced(ontology, world, days), asked);
          }
        } finally {
          await whole.close();
        }
      }),
    300_000,
  );
});

class Whole {
  static async of(graph: Graph, ontology: Ontology, records: readonly SeedRecord[]): Promise<Whole> {
    await loaded(graph, ontology, records);
    const apis = [
      await apiOver(ontology, graph, LIMITS),
      await apiOver(ontology, graph, LIMITS, { recurring: ALWAYS }),
    ];
    return new Whole(graph, ontology, apis);
  }

  private constructor(
    private readonly graph: Graph,
    private readonly ontology: Ontology,
    private readonly apis: readonly ApiUnderTest[],
  ) {}

  /** Whether all are answered as a graph answers that holds these records only. */
  async compare(days: Days, left: readonly SeedRecord[], cases: readonly Case[]): Promise<void> {
    const graph = await loaded(await openEmbedded(), this.ontology, left);
    const expected = await apiOver(this.ontology, graph, LIMITS);
    let answered = 0;
    try {
      for (const one of cases) {
        const asked = underDays(one, days);
        const wanted = compared(await expected.ask(one.query, one.variables));
        if (wanted.includes('are allowed')) continue;
        for (const api of this.apis) {
          const got = compared(await api.ask(asked.query, asked.variables));
          // What is told of claims is asked for too: that may be more rows than an operation may have.
          if (got.includes('are allowed')) continue;
          const same = got.includes(' under @asOf: ') ? withoutAdvice : (text: string) => text;
          expect(same(got), JSON.stringify(asked)).toBe(same(wanted));
        }
        answered += 1;
      }
      expect(answered).toBeGreaterThan(cases.length / 2);
    } finally {
      await expected.stop();
      await graph.close();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.apis.map((api) => api.stop()));
    await this.graph.close();
  }
}
