import type { Format } from './format.js';
import { EDGE_COLUMNS, WEIGHT, nodeColumns, pictureEdges, pictureNode } from './picture.js';
import type { PictureColumn, PictureEdge, PictureNode } from './picture.js';
import { xmlElement } from './xml-text.js';

const HEAD = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">',
];
const KINDS = { text: 'string', integer: 'integer', number: 'double', 'truth value': 'boolean' } as const;

/** GEXF 1.3: a directed graph whose nodes have a time, with several edges between two nodes told apart by their kind. */
export const GEXF: Format = {
  name: 'gexf',
  about:
    'GEXF 1.3 for Gephi (0.9.3 or later): one directed graph. Nodes have their type, family and columns, and as their time when a claim holds (`validFrom`, `validTo`) or the `date` of anything else; lists are one text. Edges have their relationship type as `kind` and label, a weight of 1 each, and `editorial` and `inferred`. Relations that a load works out are left out: they are short cuts over edges that are there.',
  begin: async ({ ontology, folder, dataVersion }) => {
    const file = await folder.file('gexf/graph.gexf');
    const edges = await folder.note('gexf/edges');
    const columns = nodeColumns(ontology);
    const described = xmlElement(
      'description',
      {},
      `What sources say about torture and its prevention; data version ${dataVersion}`,
    );
    const lines = [
      ...HEAD,
      xmlElement('meta', {}, `${xmlElement('creator', {}, 'rights-graph')}${described}`),
      '<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval" idtype="string">',
      attributes('node', columns),
      attributes('edge', EDGE_COLUMNS),
      '<nodes>',
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
        file.write('</nodes>\n<edges>\n');
        await folder.append(file, edges);
        file.write('</edges>\n</graph>\n</gexf>\n');
      },
    };
  },
};

function attributes(of: 'node' | 'edge', columns: readonly PictureColumn[]): string {
  const each = columns.map(({ name, kind }) => xmlElement('attribute', { id: name, title: name, type: KINDS[kind] }));
  return xmlElement('attributes', { class: of, mode: 'static' }, `\n${each.join('\n')}\n`);
}

function nodeElement({ id, label, start, end, values }: PictureNode, columns: readonly PictureColumn[]): string {
  const given = columns.flatMap(({ name }) => {
    const value = values.get(name);
    return value === undefined ? [] : xmlElement('attvalue', { for: name, value });
  });
  return xmlElement('node', { id, label, start, end }, xmlElement('attvalues', {}, given.join('')));
}

function edgeElement({ from, to, kind, ...values }: PictureEdge, number: number): string {
  const given = EDGE_COLUMNS.map(({ name }) =>
    xmlElement('attvalue', { for: name, value: values[name as keyof typeof values] }),
  );
  const ends = { id: number, source: from, target: to, kind, label: kind, weight: WEIGHT };
  return xmlElement('edge', ends, xmlElement('attvalues', {}, given.join('')));
}
