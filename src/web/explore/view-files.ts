import { cellText } from '../../table/cell-text.js';
import { recordPath } from '../../page/labels.js';
import type { Drawn } from '../../arrangement/drawn-node.js';
import { fileName } from '../../arrangement/picture-file.js';
import type { FileContext, ViewFile } from '../../arrangement/picture-file.js';

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

function csvFile(what: string, rows: readonly (readonly string[])[], context: FileContext): ViewFile {
  const text = rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  return { name: fileName(what, 'csv', context), type: 'text/csv', text };
}

function cell(text: string): string {
  const safe = cellText(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
