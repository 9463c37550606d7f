import { columnsOf, memberNames } from '../ontology/ontology.js';
import type { Column, NodeType, Ontology, Relation } from '../ontology/ontology.js';
import { relationshipTypes, writtenRelations } from './exported-record.js';

/** What stands between the items of a list that is one cell. */
export const BETWEEN = '; ';

/** A column of a table in CSV. */
export interface CsvColumn {
  readonly name: string;
  readonly description: string;
  /** The scalar that a cell holds; of a list that is one cell, and of an enum, a text. */
  readonly scalar: string;
  /** Whether a cell is a list, its items joined. */
  readonly joined: boolean;
  /** Whether each row has a value. */
  readonly required: boolean;
  /** Whether no two rows share a value. */
  readonly unique: boolean;
  /** All that a cell may say, where schema.graphql names it. */
  readonly codes?: readonly string[];
}

/** Columns whose cells stand together in a row of another table, or are empty. */
export interface CsvReference {
  readonly columns: readonly string[];
  readonly path: string;
  readonly to: readonly string[];
}

/** A table in CSV: how it is called, what it holds, and by what its rows are told apart. */
export interface CsvTable {
  /** In the export, with slashes. */
  readonly path: string;
  readonly description: string;
  readonly columns: readonly CsvColumn[];
  readonly key: readonly string[];
  readonly references: readonly CsvReference[];
}

/** All tables in CSV. */
export interface CsvLayout {
  /** Of all records, whatever their type. */
  readonly nodes: CsvTable;
  /** By the name of the type. */
  readonly types: ReadonlyMap<string, CsvTable>;
  /** By the type of the relationship. */
  readonly relations: ReadonlyMap<string, CsvTable>;
  /** By the name of the table, which `listName` gives. */
  readonly lists: ReadonlyMap<string, CsvTable>;
}

/** The table of all records. No type can take its name: `nodes` is a field of the API. */
const NODES = 'csv/nodes.csv';

/** Which tables an export in CSV has. */
export function csvLayout(ontology: Ontology): CsvLayout {
  const types = [...ontology.nodes.values()];
  return {
    nodes: nodesTable(ontology),
    types: new Map(types.map((type) => [type.name, typeTable(ontology, type)])),
    relations: new Map(relationshipTypes(ontology).map((kind) => [kind, relationTable(ontology, kind)])),
    lists: listTables(ontology),
  };
}

/** All tables, in the order in which they are described. */
export function csvTables(ontology: Ontology): CsvTable[] {
  const { nodes, types, relations, lists } = csvLayout(ontology);
  return [nodes, ...types.values(), ...relations.values(), ...lists.values()];
}

/** The table of a column that is a list. Types that have a list of the same name and kind share one. */
export function listName(ontology: Ontology, { name, type }: Column): string {
  const alone = listColumns(ontology).every(([, one]) => one.name !== name || one.type === type);
  return alone ? name : `${name}-${type}`;
}

/** The fields of a value that has some. */
export function valueFields(ontology: Ontology, { of, type }: Column): Column[] | undefined {
  return of === 'value' ? [...(ontology.values.get(type)?.fields.values() ?? [])] : undefined;
}

function nodesTable(ontology: Ontology): CsvTable {
  return {
    path: NODES,
    description: 'Every record with its type, by which the ids in other tables are found.',
    columns: [idColumn('The id.', { unique: true }), typeColumn('type', 'Its type.', [...ontology.nodes.keys()])],
    key: ['id'],
    references: [],
  };
}

function typeTable(ontology: Ontology, type: NodeType): CsvTable {
  const values = columnsOf(type).flatMap((column): CsvColumn[] => {
    const fields = valueFields(ontology, column);
    if (!fields) return [cellOf(ontology, column, column.name, column.required)];
    // Of a list of these only its own table can hold the fields apart.
    if (column.list) return [];
    return fields.map((field) =>
      cellOf(ontology, field, `${column.name}.${field.name}`, column.required && field.required),
    );
  });
  const relations = writtenRelations(type);
  return {
    path: typePath(type),
    description: type.description,
    columns: [...values, ...relations.map(relationColumn)],
    key: ['id'],
    references: [
      { columns: ['id'], path: NODES, to: ['id'] },
      ...relations
        .filter(({ many }) => !many)
        .map(({ name, target }) => referenceTo(ontology, [name], memberNames(ontology, [target]))),
    ],
  };
}

function relationTable(ontology: Ontology, kind: string): CsvTable {
  const written = [...ontology.nodes.values()].flatMap((type) =>
    writtenRelations(type)
      .filter((relation) => relation.type === kind)
      .map((relation) => ({ type, relation })),
  );
  const targets = memberNames(
    ontology,
    written.map(({ relation }) => relation.target),
  );
  const fields = [...new Set(written.map(({ relation }) => relation.name))];
  return {
    path: `csv/relations/${kind}.csv`,
    description: `Relationships of type ${kind}, a row each: ${meanings(written.map(({ type, relation }) => [`${type.name}.${relation.name}`, relation.description]))}`,
    columns: [
      idColumn('The record at which the relationship starts.', { name: 'from' }),
      typeColumn(
        'fromType',
        'The type of that record.',
        written.map(({ type }) => type.name),
      ),
      typeColumn('field', 'The field of that record by which it leads on.', fields),
      idColumn('The record that it leads to.', { name: 'to' }),
    ],
    key: ['from', 'field', 'to'],
    references: [
      { columns: ['from', 'fromType'], path: NODES, to: ['id', 'type'] },
      referenceTo(ontology, ['to'], targets),
    ],
  };
}

function listTables(ontology: Ontology): ReadonlyMap<string, CsvTable> {
  const named = new Map<string, (readonly [NodeType, Column])[]>();
  for (const [type, column] of listColumns(ontology)) {
    const name = listName(ontology, column);
    named.set(name, [...(named.get(name) ?? []), [type, column]]);
  }
  return new Map([...named].map(([name, columns]) => [name, listTable(ontology, name, columns)]));
}

function listTable(ontology: Ontology, name: string, columns: readonly (readonly [NodeType, Column])[]): CsvTable {
  const fields = columns.slice(0, 1).flatMap(([, column]) => {
    const own = valueFields(ontology, column);
    if (own) return own.map((field) => cellOf(ontology, field, field.name, field.required));
    return [cellOf(ontology, { ...column, list: false }, 'value', true)];
  });
  return {
    path: `csv/lists/${name}.csv`,
    description: `Items of lists, a row each: ${meanings(columns.map(([type, column]) => [`${type.name}.${column.name}`, column.description]))}`,
    columns: [
      idColumn('The record that has the list.'),
      typeColumn(
        'type',
        'The type of that record.',
        columns.map(([type]) => type.name),
      ),
      {
        ...{ name: 'position', description: 'The place of the item in the list, from 1 on.', scalar: 'Int' },
        ...{ joined: false, required: true, unique: false },
      },
      ...fields,
    ],
    key: ['id', 'position'],
    references: [{ columns: ['id', 'type'], path: NODES, to: ['id', 'type'] }],
  };
}

/** Where there is one type only, to its table. */
function referenceTo(ontology: Ontology, columns: readonly string[], types: readonly string[]): CsvReference {
  const [name = ''] = types;
  const only = types.length === 1 ? ontology.nodes.get(name) : undefined;
  return { columns, path: only ? typePath(only) : NODES, to: ['id'] };
}

function typePath({ plural }: NodeType): string {
  return `csv/${plural}.csv`;
}

/** Each meaning once, with the fields that have it. */
function meanings(described: readonly (readonly [field: string, description: string])[]): string {
  const fields = new Map<string, string[]>();
  for (const [field, description] of described) fields.set(description, [...(fields.get(description) ?? []), field]);
  return [...fields].map(([description, names]) => `${names.join(', ')}: ${description}`).join(' ');
}

function cellOf(ontology: Ontology, column: Column, name: string, required: boolean): CsvColumn {
  const { description, type, of, list, unique } = column;
  const codes = of === 'enum' && !list ? [...(ontology.enums.get(type)?.values.keys() ?? [])] : undefined;
  return {
    ...{ name, description, joined: list, unique },
    scalar: of === 'enum' || list ? 'String' : type,
    required: required && !list,
    ...(codes && { codes }),
  };
}

function relationColumn({ name, description, many, required }: Relation): CsvColumn {
  const scalar = many ? 'String' : 'ID';
  return { name, description, scalar, joined: many, required: required && !many, unique: false };
}

function idColumn(
  description: string,
  { name = 'id', unique = false }: { readonly name?: string; readonly unique?: boolean } = {},
): CsvColumn {
  return { name, description, scalar: 'ID', joined: false, required: true, unique };
}

function typeColumn(name: string, description: string, codes: readonly string[]): CsvColumn {
  return { name, description, scalar: 'String', joined: false, required: true, unique: false, codes };
}

function listColumns(ontology: Ontology): (readonly [NodeType, Column])[] {
  return [...ontology.nodes.values()].flatMap((type) =>
    columnsOf(type).flatMap((column) => (column.list ? [[type, column] as const] : [])),
  );
}
