import { expect, test } from 'vitest';
import { EMPTY, NO_FILTER, TODAY, added } from '../../../src/arrangement/arrangement.js';
import { NOTHING, withMore } from '../../../src/arrangement/known-graph.js';
import type { GraphLink, GraphNode } from '../../../src/arrangement/known-graph.js';
import type { FileContext } from '../../../src/arrangement/picture-file.js';
import { drawnOf } from '../../../src/arrangement/shown.js';
import { svgFile } from '../../../src/web/explore/picture-svg.js';
import type { LabelsOf } from '../../../src/web/explore/picture-svg.js';
import { graphNode } from './graph-node.js';

const ODD = 'Пытки & "pain" <script>alert(1)</script>\n\u0001 \u202eזה\u202c';
const node = (id: string, label: string, type = 'Law'): GraphNode => graphNode(id, { label, type });
const link: GraphLink = { from: 'a', to: 'b/1', relation: 'CITES', editorial: false, inferred: true };
const context: FileContext = {
  ...{ origin: 'https://rights.example', dataVersion: 'abc', day: new Date('2026-11-29T12:00:00Z') },
  ...{ asOf: { ...TODAY, date: '2010-12-31' }, missing: [] },
};
/** Each name beneath its node. */
const labelsOf: LabelsOf = ({ nodes }, { x, y, k }) =>
  nodes.map(({ node: { id, label }, place }) => ({ id, lines: [label], x: place.x * k + x, y: place.y * k + y + 20 }));
const address = 'https://rights.example/explore#v=abc';

const picture = withMore(NOTHING, {
  nodes: [
    ...[node('a', 'The first'), node('b/1', ODD, 'Finding'), node('c', 'Hidden', 'Topic')],
    { ...node('d', 'Disputed', 'Finding'), status: 'DISPUTED' },
  ],
  links: [link, { ...link, to: 'c' }, { ...link, to: 'd', editorial: true }],
});
const places = new Map(['a', 'b/1', 'c', 'd'].map((id, index) => [id, { x: 100 * index, y: -50 * index }]));

interface XmlElement {
  readonly textContent: string;
  getAttribute(name: string): string | null;
}

interface Xml {
  readonly DOMParser: new (options: { errorHandler: (level: string, message: string) => void }) => {
    parseFromString(
      text: string,
      type: string,
    ): { readonly documentElement: XmlElement; getElementsByTagName(name: string): ArrayLike<XmlElement> };
  };
}

// The types of the package bring the whole DOM, and with it other types of what Node has.
const XML: string = '@xmldom/xmldom';
const { DOMParser } = (await import(XML)) as Xml;

function elementsOf(text: string): { of: (name: string) => XmlElement[]; root: XmlElement } {
  const problems: string[] = [];
  const errorHandler = (level: string, message: string): void => void problems.push(`${level}: ${message}`);
  const read = new DOMParser({ errorHandler }).parseFromString(text, 'image/svg+xml');
  expect(problems).toEqual([]);
  return { of: (name) => Array.from(read.getElementsByTagName(name)), root: read.documentElement };
}

test('a picture is SVG that says what it is of, with each node and link, and without what is hidden', () => {
  const view = { ...added(EMPTY, places), chosen: 'a', filter: { ...NO_FILTER, types: new Set(['Topic']) } };
  const { name, type, text, size } = svgFile(drawnOf(view, picture, new Set(['d'])), context, { address, labelsOf });
  expect([name, type]).toEqual(['rights-graph-picture-as-of-2010-12-31-2026-11-29-abc.svg', 'image/svg+xml']);
  const { of, root } = elementsOf(text);
  expect([root.getAttribute('width'), root.getAttribute('height')]).toEqual([String(size.width), String(size.height)]);
  const titles = of('title').map(({ textContent }) => textContent);
  expect(titles).toEqual([
    'The first',
    `The first — cites (inferred) → ${ODD.replace('\u0001', '\ufffd')}`,
    'The first — cites (our judgement) → Disputed',
    'Law: The first',
    `Finding: ${ODD.replace('\u0001', '\ufffd')}`,
    'Finding: Disputed, not there on that day',
  ]);
  expect(of('desc').map(({ textContent }) => textContent)).toEqual([
    'The first\n3 records, 2 links, as it was on 2010-12-31; rights-graph, data version abc, 2026-11-29\n' +
      `https://rights.example/id/a\nThe view: ${address}`,
  ]);
  const written = of('text').map(({ textContent }) => textContent);
  expect(written).toEqual([
    ...['The first', ODD.replace('\u0001', '\ufffd'), 'Disputed', 'Finding (2)', 'Law (1)', 'The first'],
    ...['3 records, 2 links, as it was on 2010-12-31; rights-graph, data version abc,', '2026-11-29'],
    'https://rights.example/id/a',
  ]);
  expect(text).not.toContain('Hidden');
});

test('what a picture is of has as many lines as it takes', () => {
  const name = `${'A long name of a law, '.repeat(8)}2012`;
  const one = withMore(NOTHING, { nodes: [node('a', name)], links: [] });
  const none: LabelsOf = () => [];
  const { text } = svgFile(drawnOf(added(EMPTY, new Map([['a', { x: 0, y: 0 }]])), one, new Set()), context, {
    ...{ address, labelsOf: none },
  });
  const [, ...written] = elementsOf(text)
    .of('text')
    .map(({ textContent }) => textContent);
  expect(written.slice(0, -2).join(' ')).toBe(name);
  expect(Math.max(...written.map(({ length }) => length))).toBeLessThanOrEqual(86);
});

test('a picture needs nothing but itself', () => {
  const view = added(EMPTY, places);
  const { text } = svgFile(drawnOf(view, picture, new Set()), context, { address, labelsOf });
  const { of } = elementsOf(text);
  expect(['script', 'style', 'image', 'use', 'a', 'foreignObject'].flatMap((name) => of(name))).toEqual([]);
  expect(text).not.toMatch(/ (?:on\w+|class|style|href|xlink:href)="/);
  expect([...text.matchAll(/url\(([^)]*)\)/g)].map(([, to]) => to)).toEqual(['#arrow', '#arrow', '#arrow']);
  expect(text).toContain('system-ui');
});

test('a picture of nothing, and one of thousands far apart, have a size that can be shown', () => {
  const empty = svgFile(drawnOf(EMPTY, NOTHING, new Set()), context, { address, labelsOf });
  expect(elementsOf(empty.text).of('title')[0]?.textContent).toBe('rights-graph');
  expect(empty.size.width).toBe(640);
  const ids = Array.from({ length: 5_000 }, (_, index) => `n/${index}`);
  const many = withMore(NOTHING, { nodes: ids.map((id) => node(id, id)), links: [] });
  const far = new Map(ids.map((id, index) => [id, { x: (index * 7_919) % 90_000, y: (index * 104_729) % 40_000 }]));
  const { size, text } = svgFile(drawnOf(added(EMPTY, far), many, new Set()), context, { address, labelsOf });
  expect(Math.max(size.width, size.height)).toBeLessThan(2_600);
  expect(elementsOf(text).of('title')).toHaveLength(5_001);
});
