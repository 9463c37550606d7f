import { xmlElement, xmlText } from '../../export/xml-text.js';
import { cellText } from '../../table/cell-text.js';
import { recordPath } from '../../page/labels.js';
import type { Day } from './arrangement.js';
import type { Drawn } from './drawing/drawing-parts.js';

/** A file to be saved. */
export interface ViewFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

interface FileContext {
  readonly origin: string;
  readonly dataVersion: string | undefined;
  /** When it is saved. */
  readonly day: Date;
  /** As of which days the picture is. */
  readonly asOf: Day;
}

/** The records of a picture as CSV (RFC 4180), with their addresses. */
export function recordsFile({ nodes }: Drawn, context: FileContext): ViewFile {
  const rows = nodes.map(({ node, degree, more, isAbsent }) => [
    ...[node.id, context.origin + recordPath(node.id), node.type, node.label, node.status ?? ''],
    ...[String(degree), String(degree + more), String(!isAbsent)],
  ]);
  const header = ['id', 'address', 'type', 'name', 'status', 'links shown', 'links in all', 'there on that day'];
  return csvFile('records', [header, ...rows], context);
}

/** The links of a picture as CSV, with the addresses of their ends. */
export function linksFile({ links }: Drawn, context: FileContext): ViewFile {
  const rows = links.map(({ from, relation, to, editorial, inferred }) => [
    ...[from, relation, to, context.origin + recordPath(from), context.origin + recordPath(to)],
    ...[String(editorial), String(inferred)],
  ]);
  const header = ['from', 'relation', 'to', 'address of from', 'address of to', 'editorial', 'inferred'];
  return csvFile('links', [header, ...rows], context);
}

/** All of a picture as JSON: what each node and link is, and where it is drawn. */
export function pictureFile({ nodes, links }: Drawn, context: FileContext): ViewFile {
  const picture = {
    dataVersion: context.dataVersion ?? null,
    asOf: { date: context.asOf.date ?? null, knownAt: context.asOf.knownAt ?? null },
    nodes: nodes.map(({ node: { id, type, label, status, topics }, place, isAbsent }) => ({
      ...{ id, address: context.origin + recordPath(id), type, name: label, status: status ?? null },
      topics: topics.flatMap((topic) => (topic.isWider ? [] : [topic.id])),
      ...{ there: !isAbsent, x: place.x, y: place.y },
    })),
    links,
  };
  const text = `${JSON.stringify(picture, null, 2)}\n`;
  return { name: fileName('picture', 'json', context), type: 'application/json', text };
}

/** A picture as GEXF 1.3, each node where it is drawn: for Gephi and Gephi Lite, whose axis points upwards. */
export function gexfFile({ nodes, links }: Drawn, context: FileContext): ViewFile {
  const attributes = (of: string, names: readonly string[]): string =>
    xmlElement(
      'attributes',
      { class: of },
      names.map((name) => xmlElement('attribute', { id: name, title: name, type: 'string' })).join(''),
    );
  const values = (given: Readonly<Record<string, string>>): string =>
    xmlElement(
      'attvalues',
      {},
      Object.entries(given)
        .map(([name, value]) => xmlElement('attvalue', { for: name, value }))
        .join(''),
    );
  const nodeElements = nodes.map(({ node: { id, type, label, status }, place, isAbsent }) => {
    const there = String(!isAbsent);
    const given = { type, address: context.origin + recordPath(id), status: status ?? '', there };
    const position = xmlElement('viz:position', { x: place.x, y: -place.y, z: 0 });
    return xmlElement('node', { id, label }, values(given) + position);
  });
  const edgeElements = links.map(({ from, relation, to, editorial, inferred }, index) =>
    xmlElement(
      'edge',
      { id: index, source: from, target: to, kind: relation, label: relation },
      values({ relation, editorial: String(editorial), inferred: String(inferred) }),
    ),
  );
  const about = `What the explorer showed of the rights-graph${asOfWords(context.asOf)}; data version ${context.dataVersion ?? 'not known'}`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    xmlElement('meta', {}, xmlElement('creator', {}, 'rights-graph') + xmlElement('description', {}, xmlText(about))),
    '<graph mode="static" defaultedgetype="directed" idtype="string">',
    attributes('node', ['type', 'address', 'status', 'there']),
    attributes('edge', ['relation', 'editorial', 'inferred']),
    ...['<nodes>', ...nodeElements, '</nodes>', '<edges>', ...edgeElements, '</edges>', '</graph>', '</gexf>', ''],
  ];
  return { name: fileName('picture', 'gexf', context), type: 'application/gexf+xml', text: lines.join('\n') };
}

function csvFile(what: string, rows: readonly (readonly string[])[], context: FileContext): ViewFile {
  const text = rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  return { name: fileName(what, 'csv', context), type: 'text/csv', text };
}

function cell(text: string): string {
  const safe = cellText(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function asOfWords({ date, knownAt }: Day): string {
  return `${date === undefined ? '' : `, as it was on ${date}`}${knownAt === undefined ? '' : `, as it was known on ${knownAt}`}`;
}

function fileName(what: string, extension: string, { day, asOf, dataVersion }: FileContext): string {
  const days = [
    ...(asOf.date === undefined ? [] : [`as-of-${asOf.date}`]),
    ...(asOf.knownAt === undefined ? [] : [`known-on-${asOf.knownAt}`]),
  ];
  const parts = ['rights-graph', what, ...days, day.toISOString().slice(0, 10), dataVersion];
  return `${parts.filter((part) => part !== undefined).join('-')}.${extension}`;
}
