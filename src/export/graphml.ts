import type { Format } from './format.js';
import { EDGE_COLUMNS, WEIGHT, nodeColumns, pictureEdges, pictureNode } from './picture.js';
import type { PictureColumn, PictureEdge, PictureNode } from './picture.js';
import { xmlElement, xmlText } from './xml-text.js';

const HEAD = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
];
const KINDS = { text: 'string', integer: 'int', number: 'double', 'truth value': 'boolean' } as const;
const NODE_OWN: readonly PictureColumn[] = [
  { name: 'label', kind: 'text' },
  { name: 'start', kind: 'text' },
  { name: 'end', kind: 'text' },
];
const EDGE_OWN: readonly PictureColumn[] = [
  { name: 'label', kind: 'text' },
  { name: 'kind', kind: 'text' },
  { name: 'weight', kind: 'number' },
];

/** GraphML: the same graph as in GEXF, for programs that read that. */
export const GRAPHML: Format = {
  name: 'graphml',
  about:
    'GraphML for igraph, networkx, yEd, Cytoscape and Gephi: the same graph as in GEXF, with the first and the last day of the time of a node as `start` and `end`.',
  begin: async ({ ontology, folder }) => {
    const file = await folder.file('graphml/graph.graphml');
    const edges = await folder.note('graphml/edges');
    const columns = nodeColumns(ontology);
    const lines = [
      ...HEAD,
      ...keys('node', [...NODE_OWN, ...columns]),
      ...keys('edge', [...EDGE_OWN, ...EDGE_COLUMNS]),
      '<graph id="graph" edgedefault="directed">',
    ];
    file.write(`${lines.join('\n')}\n`);
    let count = 0;
    return {
      write: (_, records) => {
        for (const record of records) {
          file.write(`${nodeElement(pictureNode(ontology, record), columns)}\n`);
          for (const edge of pictureEdges(ontology, record)) edges.write(`${edgeElement(edge, count++)}\n`);
        }
      },
      end: async () => {
        await folder.append(file, edges);
        file.write('</graph>\n</graphml>\n');
      },
    };
  },
};

/** Ids of nodes and of keys share one space in GraphML, so each key says what it is of. */
function keyOf(of: 'node' | 'edge', name: string): string {
  return `${of}:${name}`;
}

function keys(of: 'node' | 'edge', columns: readonly PictureColumn[]): string[] {
  return columns.map(({ name, kind }) =>
    xmlElement('key', { id: keyOf(of, name), for: of, 'attr.name': name, 'attr.type': KINDS[kind] }),
  );
}

function data(of: 'node' | 'edge', name: string, value: string | number | boolean | undefined): string {
  return value === undefined ? '' : xmlElement('data', { key: keyOf(of, name) }, xmlText(String(value)));
}

function nodeElement(node: PictureNode, columns: readonly PictureColumn[]): string {
  const own = (['label', 'start', 'end'] as const).map((name) => data('node', name, node[name]));
  const others = columns.map(({ name }) => data('node', name, node.values.get(name)));
  return xmlElement('node', { id: node.id }, [...own, ...others].join(''));
}

function edgeElement({ from, to, ...values }: PictureEdge, number: number): string {
  const own = [data('edge', 'label', values.kind), data('edge', 'kind', values.kind), data('edge', 'weight', WEIGHT)];
  const others = EDGE_COLUMNS.map(({ name }) => data('edge', name, values[name as keyof typeof values]));
  return xmlElement('edge', { id: `edge:${number}`, source: from, target: to }, [...own, ...others].join(''));
}
