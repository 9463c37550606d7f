import type { Graph, Row } from '../../src/graph/graph.js';
import { byText, derivation, derive } from '../../src/load/derive.js';
import { survey } from '../../src/load/survey.js';
import { nodeType } from '../../src/ontology/ontology.js';
import type { Ontology } from '../../src/ontology/ontology.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';

/** Sends any text. */
export async function ask(graph: Graph, text: string): Promise<Row | undefined> {
  return graph.read({ name: 'test', text }, {}, performance.now() + 10_000);
}

/** Everything in the graph, in one order. */
export async function dump(graph: Graph): Promise<unknown> {
  const nodes = await ask(
    graph,
    'MATCH (n:`Node`) WITH n ORDER BY n.id RETURN collect([n.id, labels(n), n.hash, n.sortKey, n.name, n.symbol]) AS all',
  );
  const links = await ask(
    graph,
    'MATCH (a:`Node`)-[r]->(b:`Node`) WITH a, r, b ORDER BY a.id, type(r), b.id RETURN collect([a.id, type(r), b.id]) AS all',
  );
  const rows = (nodes?.all ?? []) as unknown as [string, string[], ...unknown[]][];
  const versions = await ask(graph, 'MATCH (v:`DataVersion`) RETURN collect([v.version, v.counts]) AS all');
  const tokens = await ask(
    graph,
    'MATCH (t:`Token`) WITH t ORDER BY t.id RETURN collect([t.id, t.stem, t.df, t.surface]) AS all',
  );
  const postings = await ask(
    graph,
    'MATCH (n:`Node`)-[h:`HAS`]->(t:`Token`) WITH n, h, t ORDER BY n.id, t.id RETURN collect([n.id, t.id, h.k]) AS all',
  );
  return {
    nodes: rows.map(([id, labels, ...rest]) => [id, [...labels].sort(), ...rest]),
    links: links?.all,
    versions: versions?.all,
    tokens: tokens?.all,
    postings: postings?.all,
  };
}

/** What the graph should hold. */
export function expected(ontology: Ontology, records: readonly SeedRecord[]): unknown {
  const all = derive(ontology, records).sort(byText(({ id }) => id));
  const { version, tokens } = survey(ontology, derivation(ontology, records));
  const counts = Object.fromEntries(
    [...new Set(all.map(({ type }) => type))]
      .sort()
      .map((type) => [type, all.filter((one) => one.type === type).length]),
  );
  return {
    nodes: all.map(({ id, type, properties: { hash, sortKey, name, symbol } }) => [
      id,
      [...nodeType(ontology, type).labels].sort(),
      hash,
      sortKey,
      name ?? null,
      symbol ?? null,
    ]),
    links: all.flatMap(({ id, relations }) => relations.map(([type, to]) => [id, type, to])),
    versions: [[version, JSON.stringify(counts)]],
    tokens: [...tokens.values()]
      .sort(byText(({ id }) => id))
      .map(({ id, stem, df, surface }) => [id, stem, df, surface]),
    postings: all.flatMap(({ id, postings }) =>
      [...postings].sort(byText(({ token }) => token)).map(({ token, k }) => [id, token, k]),
    ),
  };
}
