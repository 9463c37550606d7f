import { stringify } from 'csv-stringify/sync';
import { columnsOf } from '../ontology/ontology.js';
import type { Column, Ontology } from '../ontology/ontology.js';
import { BETWEEN, csvLayout, listName, valueFields } from './csv-layout.js';
import type { CsvTable } from './csv-layout.js';
import type { ExportFolder } from './export-folder.js';
import type { OutputFile } from './output-file.js';
import { itemsOf, writtenRelations } from './exported-record.js';
import type { ExportedObject, ExportedRecord, ExportedScalar } from './exported-record.js';
import type { Format } from './format.js';

type Cell = ExportedScalar | null;
type Row = readonly Cell[];

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
    '`nodes.csv` has every record with its type. What is joined in a cell stands exactly in `relations/` (a table for each type of relationship: `from`, `fromType`, `field`, `to`) and in `lists/` (a table for each field that is a list: `id`, `type`, `position` from 1 on, and the value or its fields). ' +
    "A text that a spreadsheet would run as a formula has a `'` before it, and so has one that begins like what was made safe: take one `'` away from what begins with `'` and then `=`, `+`, `-`, `@`, a tab or another `'` before one of these.",
  begin: async ({ ontology, folder }) => {
    const layout = csvLayout(ontology);
    const begun = async (tables: ReadonlyMap<string, CsvTable>): Promise<ReadonlyMap<string, Table>> => {
      const files = new Map<string, Table>();
      for (const [name, table] of tables) files.set(name, await Table.begin(folder, table));
      return files;
    };
    const nodes = await Table.begin(folder, layout.nodes);
    const types = await begun(layout.types);
    const relations = await begun(layout.relations);
    const lists = await begun(layout.lists);
    return {
      write: (type, records) => {
        nodes.add(records.map(({ id }) => [id, type.name]));
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

  static async begin(folder: ExportFolder, { path, columns }: CsvTable): Promise<Table> {
    const table = new Table(await folder.file(path));
    table.file.write(MARK);
    table.add([columns.map(({ name }) => name)]);
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

/** The cells of a record, in the order of the columns of its table. */
function rowOf(ontology: Ontology, record: ExportedRecord): Row {
  const { type, links } = record;
  const cells = columnsOf(type).flatMap((column): Cell[] => {
    const fields = valueFields(ontology, column);
    const items = itemsOf(record, column);
    if (fields)
      return column.list ? [] : fields.map(({ name }) => (items[0] as ExportedObject | undefined)?.[name] ?? null);
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
    const cells = fields ? fields.map(({ name }) => (item as ExportedObject)[name] ?? null) : [item as ExportedScalar];
    return [record.id, record.type.name, index + 1, ...cells];
  });
}
