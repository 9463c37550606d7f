import { parse } from 'csv-parse/sync';

/** What a data package says of a table, as far as keys go. */
export interface TableResource {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema: {
    readonly fields: readonly {
      readonly name: string;
      readonly type: string;
      readonly format?: string;
      readonly constraints?: {
        readonly required?: boolean;
        readonly unique?: boolean;
        readonly enum?: readonly string[];
        readonly pattern?: string;
      };
    }[];
    readonly primaryKey?: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource?: string; readonly fields: readonly string[] };
    }[];
  };
}

const FORMS: Readonly<Record<string, RegExp>> = {
  string: /[^]*/,
  integer: /^[+-]?\d+$/,
  number: /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

/**
 * Reads tables by nothing but what a data package says of them.
 * @param text the text of each table, by path.
 * @returns each row that breaks it, as a sentence.
 */
export function brokenRows(resources: readonly TableResource[], text: (path: string) => string): string[] {
  const tables = new Map(resources.map(({ name, path }) => [name, rowsOf(text(path))]));
  const broken: string[] = [];
  for (const { name, schema } of resources) {
    const [head = [], ...rows] = tables.get(name) ?? [];
    const { fields, primaryKey = [], foreignKeys = [] } = schema;
    if (head.join() !== fields.map((field) => field.name).join()) broken.push(`${name} has the head ${head.join()}`);
    const cells = (of: readonly string[], row: readonly string[]): string[] =>
      of.map((column) => row[head.indexOf(column)] ?? '');
    for (const [index, { name: column, type, format, constraints = {} }] of fields.entries()) {
      const values = rows.map((row) => row[index] ?? '');
      const { required = false, unique = false, enum: codes, pattern } = constraints;
      const wrong = values.find((value) =>
        value === ''
          ? required
          : !FORMS[type]?.test(value) ||
            (format === 'uri' && !URL.canParse(value)) ||
            (codes && !codes.includes(value)) ||
            (pattern !== undefined && !new RegExp(pattern).test(value)),
      );
      if (wrong !== undefined) broken.push(`${name}.${column} has ${JSON.stringify(wrong)}`);
      if (unique && hasTwice(values.filter((value) => value !== '')))
        broken.push(`${name}.${column} has a value twice`);
    }
    if (primaryKey.length > 0) {
      const keys = rows.map((row) => cells(primaryKey, row));
      if (keys.some((key) => key.includes(''))) broken.push(`${name} has a row without a key`);
      if (hasTwice(keys.map((key) => JSON.stringify(key)))) broken.push(`${name} has a key twice`);
    }
    for (const { fields: from, reference } of foreignKeys) {
      const [otherHead = [], ...others] = tables.get(reference.resource ?? name) ?? [];
      const places = reference.fields.map((column) => otherHead.indexOf(column));
      if (places.includes(-1)) broken.push(`${name} leads to columns that ${reference.resource ?? name} has not`);
      const there = new Set(others.map((row) => JSON.stringify(places.map((at) => row[at]))));
      const lost = rows
        .map((row) => cells(from, row))
        .find((key) => !key.includes('') && !there.has(JSON.stringify(key)));
      if (lost) broken.push(`${name} leads to ${lost.join(' ')}, which ${reference.resource ?? name} has not`);
    }
  }
  return broken;
}

/** The rows of a table, its head first. */
export function rowsOf(text: string): string[][] {
  return parse(text, { bom: true, record_delimiter: '\r\n' });
}

function hasTwice(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}
