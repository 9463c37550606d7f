import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { ChangeSet, Graph } from '../../src/graph/graph.js';
import { load } from '../../src/load/load.js';
import type { LoadOptions } from '../../src/load/load.js';
import type { Seeded } from '../support/seeded.js';
import { ask } from './dump.js';

/** Several transactions, as a load of registries takes. */
const BATCHES = { oneTransaction: 0, batch: 2_000 };

/** What a load makes of an empty graph, node by node and relationship by relationship. */
export async function made(
  seeded: Seeded,
  changed: (changeSet: ChangeSet) => ChangeSet,
  options: LoadOptions = {},
): Promise<readonly (readonly string[])[]> {
  const { ontology, records, history } = seeded;
  const graph = await openEmbedded();
  const applied: Graph = {
    read: (...given) => graph.read(...given),
    apply: (changeSet, onProgress) => graph.apply(changed(changeSet), onProgress),
    describe: () => graph.describe(),
    close: () => graph.close(),
  };
  try {
    await load(applied, ontology, records, { ...BATCHES, history, ...options });
    return await all(graph);
  } finally {
    await graph.close();
  }
}

/** Nodes and relationships with all their values. Half of an integer is another one than half of a decimal number. */
export async function all(graph: Graph): Promise<readonly (readonly string[])[]> {
  const values = (of: string): string => `[k IN keys(${of}) | [k, ${of}[k], ${of}[k] / 2]]`;
  const nodes = await ask(
    graph,
    `MATCH (n) WHERE n:Node OR n:Token OR n:Change RETURN collect([n.id, labels(n), ${values('n')}]) AS all`,
  );
  const links = await ask(
    graph,
    `MATCH (a)-[r]->(b) RETURN collect([a.id, type(r), b.id, labels(b), ${values('r')}]) AS all`,
  );
  return [nodes, links].map((row) => (row?.['all'] as unknown[]).map((one) => JSON.stringify(sorted(one))).sort());
}

/** Labels and properties have no order. */
function sorted(one: unknown): unknown {
  return (one as readonly unknown[]).map((part) =>
    Array.isArray(part) ? part.map((item) => JSON.stringify(item)).sort() : part,
  );
}
