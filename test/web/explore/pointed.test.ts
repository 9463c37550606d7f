import { expect, test } from 'vitest';
import { EMPTY, added } from '../../../src/arrangement/arrangement.js';
import { NOTHING, withMore } from '../../../src/arrangement/known-graph.js';
import type { GraphLink } from '../../../src/arrangement/known-graph.js';
import { linkAt, nodeAt } from '../../../src/web/explore/drawing/pointed.js';
import { drawnOf } from '../../../src/arrangement/shown.js';
import { graphNode } from './graph-node.js';

const link = (from: string, to: string): GraphLink => ({
  from,
  to,
  relation: 'CITES',
  editorial: false,
  inferred: false,
});
const picture = withMore(NOTHING, {
  nodes: ['a', 'b', 'c'].map((id) => graphNode(id)),
  links: [link('a', 'b'), link('b', 'c'), link('c', 'c'), link('a', 'nowhere')],
});
const places = new Map([
  ['a', { x: 0, y: 0 }],
  ['b', { x: 100, y: 0 }],
  ['c', { x: 100, y: 80 }],
]);
const drawn = drawnOf(added(EMPTY, places), picture, new Set());

test.each([
  [{ x: 50, y: 4 }, 'a', 'b'],
  [{ x: 97, y: 40 }, 'b', 'c'],
  [{ x: 102, y: 83 }, 'c', 'c'],
])('the link at %j is the nearest one', (at, from, to) => {
  const found = linkAt(drawn, at, 5);
  expect([found?.from, found?.to]).toEqual([from, to]);
});

test('beyond its reach and behind its ends there is no link', () => {
  expect(linkAt(drawn, { x: 50, y: 6 }, 5)).toBeUndefined();
  expect(linkAt(drawn, { x: -10, y: 0 }, 5)).toBeUndefined();
  expect(nodeAt(drawn.nodes, { x: -10, y: 0 }, 12)?.node.id).toBe('a');
  expect(nodeAt(drawn.nodes, { x: -10, y: 0 }, 9)).toBeUndefined();
});
