import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { counting } from '../support/counting.js';
import type { CountedGraph } from '../support/counting.js';
import { engines } from '../support/engines.js';
import { apiOver } from '../support/api.js';
import type { ApiUnderTest } from '../support/api.js';
import { loaded, shipped, tenfold } from '../support/seeded.js';
import { ANY_VERSION } from '../support/written-answers.js';

/** With UPDATE_ANSWERS=1 the expected answers are written anew: read what changed before you commit it. */
const update = process.env.UPDATE_ANSWERS === '1';
const FOLDER = 'test/queries';
/** What a Neo4j that has just begun needs for the plan of a long statement, on a machine with more to do. */
const PATIENT = { milliseconds: 60_000 };
/** The sizes of the graph are asked once, before the first operation. */
const WARM = '{ meta { dataVersion } }';

interface Expected {
  /** How many statements are sent, by the name of their file in cypher/. */
  statements: Record<string, number>;
  answer: unknown;
}

/** A citation says the day of its answer. */
const DAY = new Date('2026-11-23T12:00:00Z');
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: DAY });
});
afterAll(() => {
  vi.useRealTimers();
});

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.slice(0, -'.graphql'.length));

describe.each(engines())('example queries on $name', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;
  let version: string;

  beforeAll(async () => {
    const { ontology, records, history } = await shipped();
    graph = counting(await loaded(await engine.open(), ontology, records, history));
    api = await apiOver(ontology, graph, PATIENT);
    const { data } = await api.ask(WARM);
    version = (data as { meta: { dataVersion: string } }).meta.dataVersion;
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  it.each(names)('%s: the same bytes, by as many statements as written down', async (name) => {
    graph.reset();
    const answer = JSON.parse(
      JSON.stringify(await api.ask(...readExample(name))).replaceAll(version, ANY_VERSION),
    ) as unknown;
    const statements = sorted(graph.counts);
    const file = `${FOLDER}/${name}.expected.json`;
    if (update && engine.name === 'embedded') {
      writeFileSync(file, `${JSON.stringify({ statements, answer }, null, 2)}\n`);
    }
    const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected;
    expect(JSON.stringify(answer, null, 2)).toBe(JSON.stringify(expected.answer, null, 2));
    expect(statements).toEqual(expected.statements);
  });
});

// How many statements are sent is nothing of an engine: the embedded one tells it.
describe.each(engines().slice(0, 1))('example queries on $name, with ten times the data', (engine) => {
  let graph: CountedGraph;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const { ontology, records, history } = await shipped();
    graph = counting(await loaded(await engine.openLarge(), ontology, tenfold(ontology, records), history));
    api = await apiOver(ontology, graph, PATIENT);
    await api.ask(WARM);
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  it.each(names)('%s sends no more statements', async (name) => {
    graph.reset();
    const { errors } = await api.ask(...readExample(name));
    expect(errors?.map(({ message }) => message)).toBeUndefined();
    const { statements } = JSON.parse(readFileSync(`${FOLDER}/${name}.expected.json`, 'utf8')) as Expected;
    // A path is looked for among more nodes, of which a statement reads some.
    const more = Object.entries(graph.counts).filter(
      ([name, count]) => name !== 'links' && count > (statements[name] ?? 0),
    );
    expect(more).toEqual([]);
    expect(graph.counts['links'] ?? 0).toBeLessThanOrEqual(2 * (statements['links'] ?? 0));
  });
});

function readExample(name: string): [query: string, variables: Record<string, unknown>] {
  const variables = `${FOLDER}/${name}.variables.json`;
  return [
    readFileSync(`${FOLDER}/${name}.graphql`, 'utf8'),
    existsSync(variables) ? (JSON.parse(readFileSync(variables, 'utf8')) as Record<string, unknown>) : {},
  ];
}

function sorted(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
