import { describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { ChangeSet, Graph } from '../../src/graph/graph.js';
import { load } from '../../src/load/load.js';
import { fictional, shipped } from '../support/seeded.js';
import type { Seeded } from '../support/seeded.js';
import { ask } from './dump.js';

/** Several transactions, as a load of registries takes. */
const BATCHES = { oneTransaction: 0, batch: 2_000 };

/** What a load makes of an empty graph, node by node and relationship by relationship, with all values. Half of an integer is another one than half of a decimal number. */
async function made(seeded: Seeded, changed: (changeSet: ChangeSet) => ChangeSet): Promise<readonly unknown[]> {
  const { ontology, records, history } = seeded;
  const graph = await openEmbedded();
  const applied: Graph = {
    read: (...given) => graph.read(...given),
    apply: (changeSet, onProgress) => graph.apply(changed(changeSet), onProgress),
    describe: () => graph.describe(),
    close: () => graph.close(),
  };
  try {
    await load(applied, ontology, records, { ...BATCHES, history });
    const values = (of: string): string => `[k IN keys(${of}) | [k, ${of}[k], ${of}[k] / 2]]`;
    const nodes = await ask(
      graph,
      `MATCH (n) WHERE n:Node OR n:Token OR n:Change RETURN collect([n.id, labels(n), ${values('n')}]) AS all`,
    );
    const links = await ask(
      graph,
      `MATCH (a)-[r]->(b) RETURN collect([a.id, type(r), b.id, labels(b), ${values('r')}]) AS all`,
    );
    return [nodes, links].map((row) => (row?.all as unknown[]).map((one) => JSON.stringify(sorted(one))).sort());
  } finally {
    await graph.close();
  }
}

/** Labels and properties have no order. */
function sorted(one: unknown): unknown {
  return (one as readonly unknown[]).map((part) =>
    Array.isArray(part) ? part.map((item) => JSON.stringify(item)).sort() : part,
  );
}

function withoutCreations(changeSet: ChangeSet): ChangeSet {
  const writes = changeSet.writes.map(({ statement, parameters }) => ({ statement, parameters }));
  return { ...changeSet, writes };
}

describe('what a load creates without a statement', () => {
  it.each([
    ['a country that does not exist', fictional],
    ['the profile', shipped],
  ])('is what its statements make: %s', async (_, seeded) => {
    let created = 0;
    const counted = (changeSet: ChangeSet): ChangeSet => {
      created += changeSet.marked ? changeSet.writes.filter(({ creates }) => creates).length : 0;
      return changeSet;
    };
    const [nodes = [], links = []] = (await made(await seeded(), counted)) as string[][];
    const [byStatement, linksByStatement] = await made(await seeded(), withoutCreations);
    expect(nodes).toEqual(byStatement);
    expect(links).toEqual(linksByStatement);
    expect([nodes, links].map(({ length }) => length > 100)).toEqual([true, true]);
    expect(created).toBeGreaterThan(10);
  });
});
