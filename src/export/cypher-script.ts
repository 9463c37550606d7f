import { columnsOf, NODE } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { encodeColumn } from '../ontology/stored-form.js';
import type { Stored, Written, WrittenObject } from '../ontology/stored-form.js';
import { createConstraint } from '../graph/schema.js';
import { quoted } from '../graph/statement.js';
import { itemsOf, writtenRelations } from './exported-record.js';
import type { ExportedObject, ExportedRecord, ExportedScalar } from './exported-record.js';
import type { Format } from './format.js';

/** Nodes, and relationships, that a statement creates: Neo4j plans each text anew, and a longer one takes more than its share. */
const NODES = 100;
const RELATIONSHIPS = 500;

/** A script for an empty Neo4j 5: constraints, then nodes, then relationships. */
export const CYPHER: Format = {
  name: 'cypher',
  about:
    'A Cypher script for an empty Neo4j 5 or later, without plugins: `cypher-shell --file load.cypher`. Constraints come first, so that a second run, or a database that holds the same ids, fails at the first node. Properties are those of a database that `rights-graph load` wrote: beside each date its first and last day (`dateMin`, `dateMax`), of a value with fields its JSON and each field (`locatorSection`), of a list of such values the JSON of each.',
  begin: async ({ ontology, folder, dataVersion }) => {
    const file = await folder.file('cypher/load.cypher');
    const relationships = await folder.note('cypher/relationships');
    file.write(
      `// rights-graph, data version ${dataVersion}. For an empty Neo4j 5 or later: cypher-shell --file load.cypher\n`,
    );
    for (const key of uniqueKeys(ontology)) file.write(`${createConstraint(key).text};\n`);
    return {
      write: (type, records) => {
        const labels = type.labels.map(quoted).join(':');
        for (const some of portions(records, NODES)) {
          const rows = some.map((record) => literal(propertiesOf(ontology, record)));
          file.write(`UNWIND [\n${rows.join(',\n')}\n] AS row\nCREATE (n:${labels}) SET n = row;\n`);
        }
        for (const { name, type: kind } of writtenRelations(type)) {
          const pairs = records.flatMap(({ id, links }) => (links.get(name) ?? []).map((to) => [id, to]));
          for (const some of portions(pairs, RELATIONSHIPS)) relationships.write(relationshipText(kind, some));
        }
      },
      end: () => folder.append(file, relationships),
    };
  },
};

function relationshipText(kind: string, pairs: readonly string[][]): string {
  const node = quoted(NODE);
  return (
    `UNWIND [\n${pairs.map(literal).join(',\n')}\n] AS row\n` +
    `MATCH (a:${node} {id: row[0]}) MATCH (b:${node} {id: row[1]})\nCREATE (a)-[:${quoted(kind)}]->(b);\n`
  );
}

function uniqueKeys(ontology: Ontology): { readonly label: string; readonly property: string }[] {
  const unique = [...ontology.nodes.values()].flatMap((type) =>
    columnsOf(type).flatMap((column) => (column.unique ? [{ label: type.name, property: column.name }] : [])),
  );
  return [{ label: NODE, property: 'id' }, ...unique];
}

/** The properties of a node, as a load writes them. */
function propertiesOf(ontology: Ontology, record: ExportedRecord): Record<string, Stored> {
  const properties = columnsOf(record.type).flatMap((column) => {
    const items = itemsOf(record, column).map(writtenItem);
    const value: Written | undefined = column.list ? items : items[0];
    return value === undefined ? [] : encodeColumn(ontology, column, value);
  });
  return Object.fromEntries(properties);
}

/** A field that has no value is not written. */
function writtenItem(item: ExportedScalar | ExportedObject): ExportedScalar | WrittenObject {
  if (typeof item !== 'object') return item;
  return Object.fromEntries(Object.entries(item).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** A value as Cypher writes it. */
export function literal(value: Stored | Readonly<Record<string, Stored>>): string {
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${(value as readonly Stored[]).map(literal).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([name, one]) => `${quoted(name)}: ${literal(one)}`)
    .join(', ')}}`;
}

/**
 * A text between single quotes. Some versions of Neo4j read \uXXXX before anything else, also where a backslash stands
 * before it, and then \u0027 in a text would end it: a backslash is written by its number, twice.
 */
function textLiteral(text: string): string {
  return `'${text.replace(/[\\'\n\r\t\u2028\u2029]/g, (sign) => ESCAPED[sign] ?? sign)}'`;
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\u005C\\u005C',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

function* portions<T>(items: readonly T[], most: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += most) yield items.slice(from, from + most);
}
