import { xmlElement, xmlText } from '../export/xml-text.js';
import { recordPath } from '../page/labels.js';
import { appearanceOf } from './appearance.js';
import type { Drawn, DrawnNode } from './drawn-node.js';
import { linkKey } from './known-graph.js';
import type { GraphLink } from './known-graph.js';
import { LIGHT } from './palette.js';
import { asOfWords, fileName } from './picture-file.js';
import type { FileContext, ViewFile } from './picture-file.js';

/** Ids that a description names; of more it says how many there are. */
const MOST_NAMED = 20;
const NODE_ATTRIBUTES = ['type', 'address', 'status', 'date', 'there'];
const EDGE_ATTRIBUTES = ['relation', 'editorial', 'inferred'];

/**
 * A picture as GEXF 1.3, each node where it is drawn and in the colour of its type: for Gephi and Gephi Lite, whose axis
 * points upwards. The same picture gives the same bytes, in whatever order it was read.
 */
export function gexfFile({ nodes, links }: Drawn, context: FileContext): ViewFile {
  const inOrder = links
    .map((link) => [linkKey(link), link] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, link]) => link);
  const description = xmlElement('description', {}, xmlText(aboutOf(context)));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    xmlElement('meta', {}, xmlElement('creator', {}, 'rights-graph') + description),
    '<graph mode="static" defaultedgetype="directed" idtype="string">',
    ...[attributes('node', NODE_ATTRIBUTES), attributes('edge', EDGE_ATTRIBUTES)],
    ...['<nodes>', ...nodes.map((one) => nodeElement(one, context)), '</nodes>'],
    ...['<edges>', ...inOrder.map(edgeElement), '</edges>', '</graph>', '</gexf>', ''],
  ];
  return { name: fileName('picture', 'gexf', context), type: 'application/gexf+xml', text: lines.join('\n') };
}

function nodeElement({ node, place, isAbsent }: DrawnNode, { origin }: FileContext): string {
  const { id, type, label, status, date } = node;
  const colour = LIGHT[appearanceOf(type).colour];
  const [r, g, b] = [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16));
  const address = origin + recordPath(id);
  const parts = [
    values({ type, address, status: status ?? '', date: date ?? '', there: String(!isAbsent) }),
    xmlElement('viz:color', { r, g, b }),
    // An address of the view has whole numbers too.
    xmlElement('viz:position', { x: Math.round(place.x), y: -Math.round(place.y), z: 0 }),
  ];
  return xmlElement('node', { id, label }, parts.join(''));
}

function edgeElement({ from, relation, to, editorial, inferred }: GraphLink, index: number): string {
  return xmlElement(
    'edge',
    { id: index, source: from, target: to, kind: relation, label: relation },
    values({ relation, editorial: String(editorial), inferred: String(inferred) }),
  );
}

function attributes(of: 'node' | 'edge', names: readonly string[]): string {
  const each = names.map((name) => xmlElement('attribute', { id: name, title: name, type: 'string' }));
  return xmlElement('attributes', { class: of }, each.join(''));
}

function values(given: Readonly<Record<string, string>>): string {
  const each = Object.entries(given).map(([name, value]) => xmlElement('attvalue', { for: name, value }));
  return xmlElement('attvalues', {}, each.join(''));
}

function aboutOf({ asOf, dataVersion, missing }: FileContext): string {
  const about = `What the explorer showed of the rights-graph${asOfWords(asOf)}; data version ${dataVersion ?? 'not known'}`;
  if (missing.length === 0) return about;
  const named = missing.length <= MOST_NAMED ? missing.join(', ') : `${missing.length} records`;
  return `${about}; not there any more: ${named}`;
}
