import type { AbstractType, Column, Field, NodeType, Ontology } from '../ontology/ontology.js';
import { described } from '../ontology/description.js';

const OPERATORS = {
  eq: 'Equal to; a missing value is equal to nothing. For null use `isNull`.',
  ne: 'Not equal to; a missing value is unequal to everything.',
  in: 'One of; an empty list matches nothing.',
  gt: 'Greater, later or after in the order of characters.',
  gte: 'Greater or equal.',
  lt: 'Less, earlier or before in the order of characters.',
  lte: 'Less or equal.',
  contains: 'Has this text in it, letter case as written.',
  startsWith: 'Begins with this text, letter case as written.',
  isNull: 'True: has no value. False: has one.',
} as const;
export type Operator = keyof typeof OPERATORS;

const EDTF_OPERATORS: Partial<Record<Operator, string>> = {
  eq: 'Written exactly so.',
  ne: 'Not written so.',
  in: 'Written as one of these; an empty list matches nothing.',
  gt: 'Begins after this has ended.',
  gte: 'Begins no earlier than this begins.',
  lt: 'Ends before this begins.',
  lte: 'Ends no later than this ends.',
  isNull: OPERATORS.isNull,
};

const ORDERED: readonly Operator[] = ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'isNull'];
const BY_SCALAR: Readonly<Record<string, readonly Operator[]>> = {
  ID: ['eq', 'ne', 'in'],
  String: ['eq', 'ne', 'in', 'contains', 'startsWith', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  Int: ORDERED,
  Float: ORDERED,
  Boolean: ['eq', 'ne', 'isNull'],
  EDTF: ORDERED,
  Date: ORDERED,
};

/** Every filter input: one for each type, and one for each kind of scalar, enum and list. */
export function filterTypes(ontology: Ontology): string[] {
  const types = [...ontology.nodes.values(), ...ontology.abstracts.values()];
  return [
    ...types.flatMap((type) => [typeFilter(ontology, type), listFilter(type)]),
    ...[...Object.keys(BY_SCALAR)].map((scalar) => scalarFilter(scalar, BY_SCALAR[scalar] ?? [])),
    ...[...ontology.enums.keys(), 'TypeName'].map((name) => scalarFilter(name, ['eq', 'ne', 'in', 'isNull'])),
    `${described('Narrows a list of texts.')}input StringListFilter {
${described('Has this one.', 1)}  has: String
${described('True: has none. False: has some.', 1)}  isEmpty: Boolean
}`,
  ];
}

function typeFilter(ontology: Ontology, type: NodeType | AbstractType): string {
  const fields =
    type.kind === 'union' ? (ontology.abstracts.get('Node')?.fields ?? new Map<string, Field>()) : type.fields;
  const lines = [...fields.values()].flatMap((field) => {
    const input = filterTypeOf(field);
    return input === undefined ? [] : [`${described(field.description, 1)}  ${field.name}: ${input}`];
  });
  const byType = type.kind === 'node' ? [] : [`${described('Its type.', 1)}  type: TypeNameFilter`];
  const name = `${type.name}Filter`;
  return `${described(`Which nodes: all conditions together. ${type.kind === 'node' ? '' : 'Conditions of a narrower type are not possible here: ask by that type.'}`.trim())}input ${name} {
${[...byType, ...lines].join('\n')}
${described('All of these.', 1)}  and: [${name}!]
${described('One of these at least.', 1)}  or: [${name}!]
${described('Not this.', 1)}  not: ${name}
}`;
}

function filterTypeOf(field: Field): string | undefined {
  if (field.kind === 'relation') return field.many ? `${field.target}ListFilter` : `${field.target}Filter`;
  return columnFilterType(field);
}

function columnFilterType(column: Column): string | undefined {
  if (column.of === 'value') return undefined;
  return `${column.type}${column.list ? 'List' : ''}Filter`;
}

function listFilter(type: NodeType | AbstractType): string {
  return `${described('Narrows by what a list holds.')}input ${type.name}ListFilter {
${described('At least one like this.', 1)}  some: ${type.name}Filter
${described('None like this.', 1)}  none: ${type.name}Filter
}`;
}

function scalarFilter(name: string, operators: readonly Operator[]): string {
  const words: Partial<Record<Operator, string>> = name === 'EDTF' ? EDTF_OPERATORS : OPERATORS;
  const lines = operators.map((operator) => {
    const type = operator === 'isNull' ? 'Boolean' : operator === 'in' ? `[${name}!]` : name;
    return `${described(words[operator] ?? OPERATORS[operator], 1)}  ${operator}: ${type}`;
  });
  return `${described(`Narrows by a value of type ${name}: all conditions together.`)}input ${name}Filter {\n${lines.join('\n')}\n}`;
}
