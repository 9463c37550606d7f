import { MultiDirectedGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import { expect, test } from 'vitest';
import { EMPTY, added } from '../../../src/web/explore/arrangement.js';
import { NOTHING, withMore } from '../../../src/web/explore/known-graph.js';
import type { GraphNode } from '../../../src/web/explore/known-graph.js';
import { drawnOf } from '../../../src/web/explore/shown.js';
import { gexfFile } from '../../../src/web/explore/view-files.js';

const node = (id: string, label: string): GraphNode => ({
  ...{ id, label, type: 'Law', status: undefined, topics: [], relations: [] },
});
const link = { from: 'a', to: 'b/1', relation: 'CITES', editorial: false, inferred: true };

test('a picture is GEXF that another program reads, each node where it is drawn', () => {
  const picture = withMore(NOTHING, {
    nodes: [node('a', 'Pain & "suffering" <b>\n\u0001'), node('b/1', 'Пытки')],
    links: [link, { ...link, relation: 'AMENDS' }],
  });
  const places = new Map([
    ['a', { x: 1, y: -20 }],
    ['b/1', { x: 0, y: 3 }],
  ]);
  const drawn = drawnOf(added(EMPTY, places), picture, new Set());
  const context = { origin: 'https://rights.example', dataVersion: 'abc', day: new Date('2026-11-29T12:00:00Z') };
  const { name, text } = gexfFile(drawn, context);
  expect(name).toBe('rights-graph-picture-2026-11-29-abc.gexf');
  const graph = parse(MultiDirectedGraph, text);
  const at = { address: 'https://rights.example/id/', type: 'Law' };
  expect(graph.nodes()).toEqual(['a', 'b/1']);
  expect(graph.getNodeAttributes('a')).toMatchObject({
    ...{ ...at, label: 'Pain & "suffering" <b>\n\ufffd', address: `${at.address}a`, x: 1, y: 20 },
  });
  expect(graph.getNodeAttributes('b/1')).toMatchObject({
    ...{ ...at, label: 'Пытки', address: `${at.address}b/1`, x: 0, y: -3 },
  });
  const edges = graph.edges().map((edge) => [...graph.extremities(edge), graph.getEdgeAttributes(edge)]);
  expect(edges).toMatchObject([
    ['a', 'b/1', { relation: 'CITES', inferred: 'true', editorial: 'false' }],
    ['a', 'b/1', { relation: 'AMENDS', inferred: 'true', editorial: 'false' }],
  ]);
});
