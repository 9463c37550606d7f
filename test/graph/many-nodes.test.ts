import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph, Parameters, Row, Statement } from '../../src/graph/graph.js';
import { statement } from '../../src/graph/statement.js';
import { setText } from '../../src/query/filter/filter-text.js';
import type { NodeSet } from '../../src/query/filter/node-set.js';
import { engines } from '../support/engines.js';
import { ontology } from '../support/good.js';
import { SAMPLE, write } from './sample.js';

/** More than the embedded engine hands on at once, which is 2,048 rows. */
const MANY = 5_000;

describe.each(engines())('many nodes in $name', ({ openLarge }) => {
  let graph: Graph;
  const read = (asked: Statement, parameters: Parameters): Promise<Row | undefined> =>
    graph.read(asked, parameters, performance.now() + 20_000);

  beforeAll(async () => {
    graph = await openLarge();
    const laws = Array.from({ length: MANY }, (_, index) => ({ id: `law-${index}`, type: 'Law', sortKey: `${index}` }));
    await graph.apply(SAMPLE);
    await graph.apply({
      unique: [],
      indexed: [],
      writes: [
        write('create-nodes', { type: 'Law', family: 'Entity' }, { rows: laws }),
        write(
          'create-relations',
          { type: 'COUNTRY' },
          { ends: ['KGZ'], rows: laws.map(({ id }) => [id, [0]] as const) },
        ),
      ],
    });
  });
  afterAll(() => graph.close());

  it('are each found once that are in any of several sets', async () => {
    const laws: NodeSet = { start: { kind: 'label', label: 'Law' }, tests: [], members: [], looked: 0, size: 0 };
    const { text, parameters } = setText(ontology, { ...laws, start: { kind: 'union', of: [laws, laws] } });
    // One is in the sample.
    expect(await read(statement('list-count', {}, { nodes: text }), parameters)).toMatchObject({ total: MANY + 1 });
  });

  it('are each found once that lead to one by several relations', async () => {
    const clauses = { claims: '<-[:`COUNTRY`]-', relations: '`COUNTRY`', qualifying: 'true' };
    const undated = { at: 'null', earliest: 'null', latest: 'null' };
    const parameters = { about: 'KGZ', types: ['Law'], from: '', to: '~', aboutCols: ['id'] };
    expect(await read(statement('timeline-summary', {}, { ...clauses, ...undated }), parameters)).toMatchObject({
      years: [[0, '', '~', MANY]],
    });
  });
});
