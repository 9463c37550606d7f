import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { readOntology } from '../../src/ontology/read.js';
import { rowsOf } from '../../src/table/rows.js';
import { planTable } from '../../src/table/table.js';
import type { TablePlan, TableRequest } from '../../src/table/table.js';
import { writeTable } from '../../src/table/table-text.js';
import type { WriteOptions } from '../../src/table/table-text.js';

const schema = buildSchema(readFileSync('generated/api.graphql', 'utf8'));
const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));

/** The plan of a valid query, with options as the command line writes them. */
export function planOf(query: string, more: Omit<TableRequest, 'query'> = {}): TablePlan {
  const plan = planned(query, more);
  if (!plan) throw new Error(`It is not valid: ${query}`);
  return plan;
}

export function planned(query: string, more: Omit<TableRequest, 'query'> = {}): TablePlan | undefined {
  return planTable({ ontology, schema }, { query, ...more }, (option, path) => `--${option} ${path}`);
}

export function namesOf({ columns }: TablePlan): string[] {
  return columns.map(({ name }) => name);
}

/** The rows as objects by column; without what is null. */
export function rowsIn(plan: TablePlan, data: unknown): Record<string, unknown>[] {
  return [...rowsOf(plan, data)].map(({ cells }) =>
    Object.fromEntries(
      plan.columns.flatMap(({ name }, at) => (cells[at] === null ? [] : [[name, cells[at]] as const])),
    ),
  );
}

/** The text of a table. */
export async function textOf(plan: TablePlan, data: unknown, options: Partial<WriteOptions> = {}): Promise<string> {
  const { pieces } = await writeTable(plan, data, { format: 'csv', header: true, bom: false, most: 1e6, ...options });
  return Buffer.concat(pieces).toString();
}
