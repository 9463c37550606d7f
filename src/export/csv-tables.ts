import { stringify } from 'csv-stringify/sync';
import { columnsOf } from '../ontology/ontology.js';
import type { Column, NodeType, Ontology } from '../ontology/ontology.js';
import type { ExportFolder } from './export-folder.js';
import type { OutputFile } from './output-file.js';
import { itemsOf, relationshipTypes, writtenRelations } from './exported-record.js';
import type { ExportedObject, ExportedRecord, ExportedScalar } from './exported-record.js';
import type { Format } from './format.js';

type Cell = ExportedScalar | null;
type Row = readonly Cell[];

/** What stands between the items of a list that is one cell. */
const BETWEEN = '; ';
/** By this Excel knows that a file is UTF-8; what reads CSV in R, Python and Neo4j passes over it. */
const MARK = '\uFEFF';
/** What a spreadsheet would run as a formula, and what was made safe already, so that no two texts become one. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A table for each type, and beside them one for each type of relationship and each field that is a list. */
export const CSV: Format = {
  name: 'csv',
  about:
    'CSV (RFC 4180, UTF-8 with a byte order mark): a table for each type, named as the list in the API, a record a row. ' +
    `In these a list is one cell, its items joined by "${BETWEEN}"; a value with fields is a column for each (\`locator.section\`). ` +
    'What is joined there stands exactly in `relations/` (a table for each type of relationship: `from`, `fromType`, `field`, `to`) and in `lists/` (a table for each field that is a list: `id`, `type`, `position` from 1 on, and the value or its fields). ' +
    "A text that a spreadsheet would run as a formula has a `'` before it, and so has one that begins like what was made safe: take one `'` away from what begins with `'` and then `=`, `+`, `-`, `@`, a tab or another `'` before one of these.",
  begin: async ({ ontology, folder }) => {
    const types = new Map<string, Table>();
    for (const type of ontology.nodes.values()) {
      types.set(type.name, await Table.begin(folder, `csv/${type.plural}.csv`, headOf(ontology, type)));
    }
    const relations = new Map<string, Table>();
    for (const type of relationshipTypes(ontology)) {
      relations.set(type, await Table.begin(folder, `csv/relations/${type}.csv`, ['from', 'fromType', 'field', 'to']));
    }
    const lists = new Map<string, Table>();
    for (const [name, column] of listNames(ontology)) {
      const head = ['id', 'type', 'position', ...(valueFields(ontology, column) ?? ['value'])];
      lists.set(name, await Table.begin(folder, `csv/lists/${name}.csv`, head));
    }
    return {
      write: (type, records) => {
        types.get(type.name)?.add(records.map((record) => rowOf(ontology, record)));
        for (const { name, type: kind } of writtenRelations(type)) {
          const rows = records.flatMap(({ id, links }) =>
            (links.get(name) ?? []).map((to) => [id, type.name, name, to]),
          );
          relations.get(kind)?.add(rows);
        }
        for (const column of columnsOf(type).filter(({ list }) => list)) {
          lists.get(listName(ontology, column))?.add(records.flatMap((record) => itemRows(ontology, record, column)));
        }
      },
      end: () => Promise.resolve(),
    };
  },
};

/** A file with a row of names and rows of values. */
class Table {
  private constructor(private readonly file: OutputFile) {}

  static async begin(folder: ExportFolder, path: string, head: readonly string[]): Promise<Table> {
    const table = new Table(await folder.file(path));
    table.file.write(MARK);
    table.add([head]);
    return table;
  }

  add(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const text = stringify(rows as Cell[][], {
      record_delimiter: '\r\n',
      quote_record_delimiter: true,
      cast: { boolean: String, string: safe },
    });
    this.file.write(text);
  }
}

function safe(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The names of the columns of a table of records; `rowOf` gives the values in this order. */
function headOf(ontology: Ontology, type: NodeType): string[] {
  const columns = columnsOf(type).flatMap((column) => {
    const fields = valueFields(ontology, column);
    if (!fields) return [column.name];
    // Of a list of these only its own table can hold the fields apart.
    return column.list ? [] : fields.map((field) => `${column.name}.${field}`);
  });
  return [...columns, ...writtenRelations(type).map(({ name }) => name)];
}

function rowOf(ontology: Ontology, record: ExportedRecord): Row {
  const { type, links } = record;
  const cells = columnsOf(type).flatMap((column): Cell[] => {
    const fields = valueFields(ontology, column);
    const items = itemsOf(record, column);
    if (fields)
      return column.list ? [] : fields.map((field) => (items[0] as ExportedObject | undefined)?.[field] ?? null);
    return [column.list ? joined(items as readonly ExportedScalar[]) : ((items[0] as Cell | undefined) ?? null)];
  });
  return [...cells, ...writtenRelations(type).map(({ name }) => joined(links.get(name) ?? []))];
}

function joined(items: readonly ExportedScalar[]): Cell {
  return items.length === 0 ? null : items.join(BETWEEN);
}

function itemRows(ontology: Ontology, record: ExportedRecord, column: Column): Row[] {
  const fields = valueFields(ontology, column);
  return itemsOf(record, column).map((item, index) => {
    const cells = fields ? fields.map((field) => (item as ExportedObject)[field] ?? null) : [item as ExportedScalar];
    return [record.id, record.type.name, index + 1, ...cells];
  });
}

/** The fields of a value that has some. */
function valueFields(ontology: Ontology, { of, type }: Column): string[] | undefined {
  return of === 'value' ? [...(ontology.values.get(type)?.fields.keys() ?? [])] : undefined;
}

/** The tables of lists, each with a column that it is for. */
function listNames(ontology: Ontology): ReadonlyMap<string, Column> {
  return new Map(listColumns(ontology).map((column) => [listName(ontology, column), column]));
}

/** Types that have a list of the same name and kind share a table. */
function listName(ontology: Ontology, { name, type }: Column): string {
  const alone = listColumns(ontology).every((one) => one.name !== name || one.type === type);
  return alone ? name : `${name}-${type}`;
}

function listColumns(ontology: Ontology): Column[] {
  return [...ontology.nodes.values()].flatMap((type) => columnsOf(type).filter(({ list }) => list));
}
