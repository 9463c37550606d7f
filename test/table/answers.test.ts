import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { startApi } from '../../src/api/server.js';
import type { Api } from '../../src/api/server.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { Graph } from '../../src/graph/graph.js';
import type { Ontology } from '../../src/ontology/ontology.js';
import { planTable } from '../../src/table/table.js';
import type { TablePlan } from '../../src/table/table.js';
import { loaded, shipped } from '../support/seeded.js';
import { textOf } from './plain-table.js';

/** Example queries, and the list of each that becomes rows where there are several. */
const EXAMPLES: readonly (readonly [name: string, list: string | undefined, minimum: number])[] = [
  ['criminal-code-findings', undefined, 3],
  ['figures-of-kazakhstan', undefined, 20],
  ['conflicts', undefined, 10],
  ['conflicts-side-by-side', undefined, 10],
  ['footnotes', undefined, 5],
  ['entities-by-type', undefined, 10],
  ['findings-by-speaker', undefined, 3],
  ['concerns', undefined, 1],
  ['absent', undefined, 3],
  ['country', undefined, 1],
  ['citations', undefined, 1],
  ['independent-institution', undefined, 5],
  ['coverage-of-a-country', 'coverage.absent', 1],
  ['compare-countries', 'compare.rows', 6],
  ['action-plan', 'recommendations', 2],
];

const PYTHON = 'import csv, json, sys; json.dump(list(csv.reader(open(0, encoding="utf-8", newline=""))), sys.stdout)';
const HAS_PYTHON = spawnSync('python3', ['-c', '0']).status === 0;

/** Reads CSV by another program than the one that wrote it. */
function readBack(text: string): string[][] {
  if (!HAS_PYTHON) return parse(text);
  const { stdout } = spawnSync('python3', ['-c', PYTHON], { input: text, encoding: 'utf8', maxBuffer: 1e8 });
  return JSON.parse(stdout) as string[][];
}

describe('example queries as tables', () => {
  let api: Api;
  let graph: Graph;
  let ontology: Ontology;

  beforeAll(async () => {
    const seeded = await shipped();
    ontology = seeded.ontology;
    graph = await loaded(await openEmbedded(), ontology, seeded.records);
    api = await startApi({ ontology, graph, limits: DEFAULT_LIMITS, log: () => undefined });
  });
  afterAll(async () => {
    await api.server.stop();
    await graph.close();
  });

  test.each(EXAMPLES)('%s: each cell is what the answer to the query has there', async (name, list, minimum) => {
    const query = readFileSync(`test/queries/${name}.graphql`, 'utf8');
    const file = `test/queries/${name}.variables.json`;
    const variables = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
    const plan = planTable({ ontology, schema: api.schema }, { query, variables, list }, () => '');
    if (!plan) throw new Error('It is valid');
    const [asked, answered] = [
      await api.answer({ query, variables }),
      await api.answer({ query: plan.query, variables }),
    ];
    const errors = [asked.errors, answered.errors];
    expect(errors).toEqual([undefined, undefined]);
    // What the query itself asked for is what it is without a table.
    expect(plain(answered.data)).toMatchObject(plain(asked.data) as object);

    const [header = [], ...rows] = readBack(await textOf(plan, answered.data));
    expect(header).toEqual(plan.columns.map((column) => column.name));
    const items = itemsAt(plan, answered.data);
    expect(rows).toHaveLength(items.length);
    expect(rows.length).toBeGreaterThanOrEqual(minimum);
    for (const [index, row] of rows.entries()) {
      expect(row).toHaveLength(header.length);
      for (const [at, path] of header.entries()) {
        expect({ path, cell: row[at] }).toEqual({ path, cell: expectedCell(items[index], path) });
      }
    }
  });

  test('lines of JSON hold the same', async () => {
    const query = readFileSync('test/queries/figures-of-kazakhstan.graphql', 'utf8');
    const plan = planTable({ ontology, schema: api.schema }, { query }, () => '');
    if (!plan) throw new Error('It is valid');
    const { data } = await api.answer({ query: plan.query });
    const lines = (await textOf(plan, data, { format: 'jsonl' })).trimEnd().split('\n');
    const items = itemsAt(plan, data);
    expect(lines).toHaveLength(items.length);
    for (const [index, line] of lines.entries()) {
      const row = JSON.parse(line) as Record<string, unknown>;
      expect(Object.keys(row)).toEqual(plan.columns.map(({ name }) => name));
      for (const [path, value] of Object.entries(row)) expect(value).toEqual(at(items[index], path.split('.')) ?? null);
    }
  });
});

/** The rows as the answer has them: `nodes`, the `node` of `edges`, a list, or the object itself. */
function itemsAt({ rows }: TablePlan, data: unknown): unknown[] {
  const found = rows.keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], plain(data));
  if (Array.isArray(found)) return found as unknown[];
  const { nodes, edges } = found as { nodes?: unknown[]; edges?: { node: object }[] };
  if (rows.kind === 'one') return [found];
  return nodes ?? (edges ?? []).map(({ node, ...edge }) => ({ ...edge, ...node }));
}

/** Without what else the program knows of paths: lists are gone through, and so are the rows of connections. */
function at(value: unknown, path: readonly string[]): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => at(item, path));
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const object = value as Record<string, unknown>;
  if (!(key in object) && 'nodes' in object) return at(object['nodes'], path);
  return at(object[key], rest);
}

function expectedCell(item: unknown, path: string): string {
  const value = at(item, path.split('.'));
  if (!Array.isArray(value)) return cell(value);
  const texts = (value.flat(Infinity) as unknown[]).map(cell);
  return texts.map((text) => (/[;"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('; ');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value.replace(/^(?=[=+@-])/, "'") : JSON.stringify(value);
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
