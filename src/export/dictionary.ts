import { stringify } from 'csv-stringify/sync';
import type { Column, Field, NodeType, Ontology, Relation } from '../ontology/ontology.js';
import type { CsvTable } from './csv-layout.js';
import { classesOf, termsOf } from './rdf/triples.js';

/** What a row of the data dictionary says, by the names of its columns. */
const COLUMNS = [
  ['owner', 'the type, value or enum'],
  ['ownerKind', 'type, value or enum'],
  ['name', 'the field, or the value of the enum; empty where the row is about the owner itself'],
  ['kind', 'type, column, relation, inverse (a relation that is written from its other side) or code'],
  ['holds', 'what a column holds, or the type that a relation leads to'],
  ['list', 'whether it may hold several'],
  ['required', 'whether it always has a value'],
  ['computed', 'whether a load works it out'],
  ['editorial', 'whether it is our own judgement, and not something a source says'],
  ['relationship', 'the type of the relationship'],
  ['vocabularies', 'what it is beside its own name in Turtle and JSON-LD'],
  ['description', 'what it means'],
] as const;

/** Which of them hold a truth value, are always there, or say one of some words. */
const TRUTHS: readonly string[] = ['list', 'required', 'computed', 'editorial'];
const ALWAYS: readonly string[] = ['owner', 'ownerKind', 'kind', 'description'];
const CODES: Readonly<Record<string, readonly string[]>> = {
  ownerKind: ['type', 'value', 'enum'],
  kind: ['type', 'column', 'relation', 'inverse', 'code'],
};

/** The data dictionary as a table. Its rows have no key: of the owner itself there is no name. */
export const DICTIONARY_TABLE: CsvTable = {
  path: 'dictionary.csv',
  description: 'The data dictionary: every type, field, value and code of the data, described.',
  columns: COLUMNS.map(([name, description]) => ({
    ...{ name, description, joined: false, unique: false },
    scalar: TRUTHS.includes(name) ? 'Boolean' : 'String',
    required: ALWAYS.includes(name),
    ...(CODES[name] && { codes: CODES[name] }),
  })),
  key: [],
  references: [],
};

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number][0], string | boolean>>>;

/** The data dictionary as CSV: each type, field, value and code of schema.graphql, described. */
export function dictionaryText(ontology: Ontology): string {
  const rows: Row[] = [
    ...[...ontology.nodes.values()].flatMap(typeRows),
    ...[...ontology.values.values()].flatMap(({ name, description, fields }) => [
      { owner: name, ownerKind: 'value', kind: 'type', description },
      ...[...fields.values()].map((field) => fieldRow(name, 'value', field)),
    ]),
    ...[...ontology.enums.values()].flatMap(({ name, description, values }) => [
      { owner: name, ownerKind: 'enum', kind: 'type', description },
      ...[...values].map(([value, meaning]) => ({
        ...{ owner: name, ownerKind: 'enum', name: value, kind: 'code', description: meaning },
      })),
    ]),
  ];
  return stringify(rows, {
    bom: true,
    header: true,
    columns: COLUMNS.map(([name]) => name),
    record_delimiter: '\r\n',
    quote_record_delimiter: true,
    cast: { boolean: String },
  });
}

/** What the columns of the dictionary mean, as a list in Markdown. */
export function dictionaryColumns(): string {
  return COLUMNS.map(([name, meaning]) => `- \`${name}\`: ${meaning}`).join('\n');
}

function typeRows(type: NodeType): Row[] {
  const { name, description, fields } = type;
  return [
    { owner: name, ownerKind: 'type', kind: 'type', vocabularies: classesOf(type).join(' '), description },
    ...[...fields.values()].map((field) => ({
      ...fieldRow(name, 'type', field),
      vocabularies: termsOf(type, field.name).terms.join(' '),
    })),
  ];
}

function fieldRow(owner: string, ownerKind: string, field: Field): Row {
  const { name, description, required } = field;
  const about = { owner, ownerKind, name, required, description };
  return field.kind === 'column' ? { ...about, ...columnRow(field) } : { ...about, ...relationRow(field) };
}

function columnRow({ type, list, computed }: Column): Row {
  return { kind: 'column', holds: type, list, computed };
}

function relationRow({ target, many, direction, derived, editorial, type }: Relation): Row {
  const kind = direction === 'OUT' ? 'relation' : 'inverse';
  return { kind, holds: target, list: many, computed: derived !== undefined, editorial, relationship: type };
}
