import { buildASTSchema, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schemaDocument } from '../../../src/api/schema/documents.js';
import type { Row } from '../../../src/graph/graph.js';
import { SelectionSets } from '../../../src/query/plan/selection-sets.js';
import type { Ask } from '../../../src/query/run/ask.js';
import { MOST, planSources } from '../../../src/questions/answer-citation/sources-plan.js';
import { readSources } from '../../../src/questions/answer-citation/read-sources.js';
import { derivedFields, questions } from '../../../src/questions/questions.js';
import { shipped } from '../../support/seeded.js';

const { ontology } = await shipped();
const fields = derivedFields();
const schema = buildASTSchema(schemaDocument(ontology, questions([]), fields));
const operation = parse('{ __typename }').definitions[0] as OperationDefinitionNode;
const plan = planSources(
  { ontology, schema, questions: [], derivedFields: fields },
  new SelectionSets(schema, operation, {}, {}),
);

/** What is read for some nodes of a type, of which the first one cites some passages. */
async function read(type: string, nodes: number, citations: number): Promise<{ sent: Ask[]; error: unknown }> {
  const sent: Ask[] = [];
  const send = async (ask: Ask): Promise<Row> => {
    sent.push(ask);
    const { limit, keys } = ask.parameters as { limit?: number; keys: readonly string[] };
    const cited = Array.from({ length: Math.min(citations, limit ?? 0) }, (_, index) => ['n/0', `p/${index}`]);
    const rows = keys.map((key) => [key === 'r' ? 'Report' : 'Passage', key, key]);
    const found = keys.map((key) => [key, [key === 'r' ? 'Institution' : 'Report', 'r', 'r']]);
    return { cited, rows, found, pages: [] };
  };
  const source = {
    dataVersion: 'v1',
    send,
    recurs: () => false,
    describe: () => Promise.reject(new Error('Not asked for')),
    explain: () => Promise.resolve([]),
    mustFit: () => undefined,
  };
  const ids = new Map(Array.from({ length: nodes }, (_, index) => [`n/${index}`, type]));
  const error: unknown = await readSources(ontology, plan, new Map(), ids, source).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { sent, error };
}

const refused = (sentence: string): object => ({
  message: `@cite is good for an answer that ${sentence}. Lower first:, or ask in several operations.`,
  extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } },
});

describe('what an answer that is cited may rest on', () => {
  it('is so many nodes, and of more nothing is asked', async () => {
    const { sent, error } = await read('Finding', MOST.nodes + 1, 0);
    expect(error).toMatchObject(refused('has at most 5000 nodes, and this one has 5001'));
    expect(sent).toEqual([]);
    expect((await read('Finding', MOST.nodes, 0)).error).toBeUndefined();
  });

  it('is so many citations, of which no more are read than one', async () => {
    const { sent, error } = await read('Finding', 1, MOST.citations + 5);
    expect(error).toMatchObject(refused('has at most 20000 citations, and this one has more'));
    expect(sent.map(({ parameters }) => parameters.limit)).toEqual([20_001]);
  });

  it('is so many passages', async () => {
    expect((await read('Finding', 1, MOST.passages + 1)).error).toMatchObject(
      refused('rests on at most 5000 passages, and this one rests on 5001'),
    );
    expect((await read('Finding', 1, MOST.passages)).error).toBeUndefined();
  });

  it('is so many reports', async () => {
    expect((await read('Report', MOST.reports + 1, 0)).error).toMatchObject(
      refused('rests on at most 500 reports, and this one rests on 501'),
    );
  });

  it('is asked for in portions that are read in one go', async () => {
    const { sent } = await read('Footnote', MOST.nodes, MOST.passages);
    for (const { parameters } of sent) {
      const { keys, cols = ['', ''], limit } = parameters as { keys: string[]; cols?: string[]; limit?: number };
      expect((limit ?? keys.length) * cols.length).toBeLessThanOrEqual(50_000);
    }
    expect(sent.map(({ statement }) => statement.name)).toEqual([
      'cited-passages',
      ...['related-one', 'node-by-id'],
      ...['related-one', 'related-page', 'node-by-id'],
    ]);
  });
});
