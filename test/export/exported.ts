import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { DEFAULT_BASE, exportGraph } from '../../src/export/export.js';
import type { ExportRequest } from '../../src/export/export.js';
import { FORMATS } from '../../src/export/formats.js';
import type { Graph } from '../../src/graph/graph.js';
import { derive } from '../../src/load/derive.js';
import { columnsOf, memberNames, nodeType, relationsOf } from '../../src/ontology/ontology.js';
import type { Ontology } from '../../src/ontology/ontology.js';
import { sortKey } from '../../src/ontology/sort-key.js';
import { decodeColumn } from '../../src/ontology/stored-form.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';

/** A record as it must be read back from an export: its type, its columns, and ids by relation that starts at it. */
export interface Expected {
  readonly id: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly links: Readonly<Record<string, readonly string[]>>;
}

/** What a load makes of the records, by type and in natural order: told without what reads a graph or writes a file. */
export function expectedRecords(ontology: Ontology, records: readonly SeedRecord[]): Expected[] {
  const derived = derive(ontology, records);
  const typeOf = new Map(derived.map(({ id, type }) => [id, type]));
  const types = [...ontology.nodes.keys()];
  return derived
    .map(({ id, type, properties, relations }) => {
      const node = nodeType(ontology, type);
      const values = columnsOf(node).map(
        (column) => [column.name, decodeColumn(ontology, column, properties[column.name])] as const,
      );
      const links = relationsOf(node)
        .filter(({ direction }) => direction === 'OUT')
        .map(({ name, type: kind, target }) => {
          const members = memberNames(ontology, [target]);
          const ends = relations.filter(([one, to]) => one === kind && members.includes(typeOf.get(to) ?? ''));
          return [name, natural(ends.map(([, to]) => to))] as const;
        });
      return { id, type, values: objectOf(values), links: objectOf(links) };
    })
    .sort((a, b) => types.indexOf(a.type) - types.indexOf(b.type) || compare(sortKey(a.id), sortKey(b.id)));
}

function objectOf<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries);
}

export function natural(ids: readonly string[]): string[] {
  return [...ids].sort((a, b) => compare(sortKey(a), sortKey(b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An empty place for exports; it is gone when the test ends. */
export async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rights-graph-export-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Exports a graph, in all formats unless others are given. @returns the folder. */
export async function exported(
  ontology: Ontology,
  graph: Pick<Graph, 'read'>,
  {
    formats = FORMATS.map(({ name }) => name),
    ...request
  }: Partial<Omit<ExportRequest, 'formats'>> & { formats?: readonly string[] } = {},
): Promise<string> {
  const to = request.to ?? join(await place(), 'export');
  await exportGraph(ontology, graph, {
    formats: FORMATS.filter(({ name }) => formats.includes(name)),
    ...{ selection: {}, replace: false, base: DEFAULT_BASE, day: '2012-03-31' },
    ...request,
    to,
  });
  return to;
}

/** The text of each file in a folder, by its path. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = await Promise.all(
    paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}

/** The records of an export in JSON Lines, in its order. */
export function linesOf(ontology: Ontology, files: Readonly<Record<string, string>>): Expected[] {
  return [...ontology.nodes.values()].flatMap((type) => {
    const lines = (files[`jsonl/${type.plural}.jsonl`] ?? '').split('\n').filter((line) => line !== '');
    return lines.map((line): Expected => {
      const read = JSON.parse(line) as Record<string, unknown> & { id: string; type: string };
      const written = relationsOf(type).filter(({ direction }) => direction === 'OUT');
      const links = written.map(({ name, many }) => {
        const ids = many ? read[name] : [read[name]].filter((id) => id !== null);
        return [name, ids as readonly string[]] as const;
      });
      const values = columnsOf(type).map(({ name }) => [name, read[name]] as const);
      return { id: read.id, type: read.type, values: objectOf(values), links: objectOf(links) };
    });
  });
}
