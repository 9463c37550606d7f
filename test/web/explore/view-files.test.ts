import { MultiDirectedGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import { expect, test } from 'vitest';
import { EMPTY, TODAY, added } from '../../../src/arrangement/arrangement.js';
import { NOTHING, withMore } from '../../../src/arrangement/known-graph.js';
import type { GraphNode } from '../../../src/arrangement/known-graph.js';
import { drawnOf } from '../../../src/arrangement/shown.js';
import { gexfFile } from '../../../src/arrangement/picture-gexf.js';
import { pictureFile, recordsFile } from '../../../src/web/explore/view-files.js';
import { graphNode } from './graph-node.js';

const node = (id: string, label: string): GraphNode => graphNode(id, { label });
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
  const context = {
    origin: 'https://rights.example',
    dataVersion: 'abc',
    day: new Date('2026-11-29T12:00:00Z'),
    asOf: TODAY,
    missing: [],
  };
  const { name, text } = gexfFile(drawn, context);
  expect(name).toBe('rights-graph-picture-2026-11-29-abc.gexf');
  const graph = parse(MultiDirectedGraph, text);
  const at = { address: 'https://rights.example/id/', type: 'Law' };
  expect(graph.nodes()).toEqual(['a', 'b/1']);
  expect(graph.getNodeAttributes('a')).toMatchObject({
    ...{
      ...at,
      label: 'Pain & "suffering" <b>\n\ufffd',
      address: `${at.address}a`,
      x: 1,
      y: 20,
      color: 'rgb(0,105,77)',
    },
  });
  expect(graph.getNodeAttributes('b/1')).toMatchObject({
    ...{ ...at, label: 'Пытки', address: `${at.address}b/1`, x: 0, y: -3 },
  });
  const edges = graph.edges().map((edge) => [...graph.extremities(edge), graph.getEdgeAttributes(edge)]);
  expect(edges).toMatchObject([
    ['a', 'b/1', { relation: 'AMENDS', inferred: 'true', editorial: 'false' }],
    ['a', 'b/1', { relation: 'CITES', inferred: 'true', editorial: 'false' }],
  ]);
});

test('a picture as of a day says which day, and of each record whether it was there', () => {
  const picture = withMore(NOTHING, {
    nodes: [node('a', 'There'), node('b', 'Not there'), { ...node('c', 'Later'), type: 'Incident', date: '2011-12' }],
    links: [{ ...link, to: 'b' }],
  });
  const asOf = { date: '2010-12-31', knownAt: '2012-01-01' };
  const place = { x: 0, y: 0 };
  const view = { ...added(EMPTY, new Map(['a', 'b', 'c'].map((id) => [id, place] as const))), day: asOf };
  const drawn = drawnOf(view, picture, new Set(['b']));
  const context = {
    origin: '',
    dataVersion: 'abc',
    day: new Date('2026-11-29T12:00:00Z'),
    asOf,
    missing: ['gone/a', 'gone/b'],
  };
  const name = 'as-of-2010-12-31-known-on-2012-01-01-2026-11-29-abc';
  const records = recordsFile(drawn, context);
  expect(records.name).toBe(`rights-graph-records-${name}.csv`);
  expect(records.text.split('\r\n').slice(0, 4)).toEqual([
    'id,address,type,name,status,links shown,links in all,there on that day',
    'a,/id/a,Law,There,,1,1,true',
    'b,/id/b,Law,Not there,,1,1,false',
    'c,/id/c,Incident,Later,,0,0,false',
  ]);
  const { text } = pictureFile(drawn, context);
  const read = JSON.parse(text) as { asOf: unknown; nodes: readonly { id: string; there: boolean }[] };
  expect([read.asOf, read.nodes.map(({ id, there }) => [id, there])]).toEqual([
    asOf,
    [
      ['a', true],
      ['b', false],
      ['c', false],
    ],
  ]);
  const gexf = gexfFile(drawn, context).text;
  expect(gexf).toContain(
    'What the explorer showed of the rights-graph, as it was on 2010-12-31, as it was known on 2012-01-01; data version abc; not there any more: gone/a, gone/b',
  );
  const graph = parse(MultiDirectedGraph, gexf);
  expect(graph.nodes().map((id) => graph.getNodeAttribute(id, 'there') as string)).toEqual(['true', 'false', 'false']);
});
