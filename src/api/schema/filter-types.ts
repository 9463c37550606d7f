import { columnsOf, fieldsType } from '../../ontology/ontology.js';
import type { AbstractType, Field, NodeType, Ontology, ValueType } from '../../ontology/ontology.js';
import { ENUM_OPERATORS, LIST_OPERATORS } from '../../ontology/scalars.js';
import type { Operator } from '../../ontology/scalars.js';
import { OPERATORS, WRITTEN_EXACTLY } from '../../query/filter/operators.js';
import { literal } from '../../query/sdl.js';

/** Every filter input: one for each type, and one for each kind of scalar, enum and list. */
export function filterTypes(ontology: Ontology): string[] {
  const types = [...ontology.nodes.values(), ...ontology.abstracts.values()];
  return [
    ...types.flatMap((type) => [typeFilter(ontology, type), relationListFilter(type)]),
    ...singleValues(ontology, types).map(valueTypeFilter),
    ...[...ontology.scalars.values()].map(({ name, operators, bounds }) => valueFilter(name, operators, !!bounds)),
    ...[...ontology.enums.keys(), 'TypeName'].map((name) => valueFilter(name, ENUM_OPERATORS, false)),
    ...[...listedKinds(types)].map(([name, label]) => valueListFilter(name, label)),
  ];
}

function typeFilter(ontology: Ontology, type: NodeType | AbstractType): string {
  const fields = [...fieldsType(ontology, type.name).fields.values()].flatMap((field) => {
    const input = filterTypeOf(field);
    return input === undefined ? [] : [`${literal(field.description)} ${field.name}: ${input}`];
  });
  const byType = type.kind === 'node' ? [] : ['"Its type." type: TypeNameFilter'];
  const narrower = ' Conditions of a narrower type are not possible here: ask by that type.';
  const name = `${type.name}Filter`;
  return `
    ${literal(`Which nodes: all conditions together.${type.kind === 'node' ? '' : narrower}`)}
    input ${name} {
      ${[...byType, ...fields].join('\n')}
      "All of these."
      and: [${name}!]
      "One of these at least."
      or: [${name}!]
      "Not this."
      not: ${name}
    }`;
}

/** Undefined for a list of values with fields of their own: it cannot be filtered by. */
function filterTypeOf(field: Field): string | undefined {
  if (field.kind === 'relation') return `${field.target}${field.many ? 'List' : ''}Filter`;
  return field.of === 'value' && field.list ? undefined : `${field.type}${field.list ? 'List' : ''}Filter`;
}

/** The types of values of which some node has one. */
function singleValues(ontology: Ontology, types: readonly (NodeType | AbstractType)[]): ValueType[] {
  const used = new Set(types.flatMap(columnsOf).flatMap(({ of, list, type }) => (of === 'value' && !list ? type : [])));
  return [...ontology.values.values()].filter(({ name }) => used.has(name));
}

function valueTypeFilter({ name, fields }: ValueType): string {
  const lines = [...fields.values()].map(
    (field) => `${literal(field.description)} ${field.name}: ${filterTypeOf(field) ?? ''}`,
  );
  return `${literal(`Narrows by the fields of a ${name}: all conditions together.`)} input ${name}Filter { ${lines.join('\n')} }`;
}

function relationListFilter({ name }: NodeType | AbstractType): string {
  return `
    "Narrows by what a list holds."
    input ${name}ListFilter {
      "At least one like this."
      some: ${name}Filter
      "None like this."
      none: ${name}Filter
    }`;
}

/** The scalars and enums that some type has a list of, each with what a reader calls its items. */
function listedKinds(types: readonly (NodeType | AbstractType)[]): Map<string, string> {
  const lists = types.flatMap((type) => columnsOf(type).filter((column) => column.list && column.of !== 'value'));
  return new Map(lists.map(({ type }) => [type, type === 'String' ? 'texts' : `values of type ${type}`]));
}

function valueFilter(name: string, operators: readonly Operator[], bounded: boolean): string {
  return input(
    name,
    `Narrows by a value of type ${name}: all conditions together.`,
    `${name}Filter`,
    operators,
    bounded,
  );
}

function valueListFilter(name: string, label: string): string {
  return input(name, `Narrows a list of ${label}.`, `${name}ListFilter`, LIST_OPERATORS, false);
}

function input(
  type: string,
  description: string,
  name: string,
  operators: readonly Operator[],
  bounded: boolean,
): string {
  const types = { value: type, values: `[${type}!]`, part: 'String', truth: 'Boolean' };
  const lines = operators.map((operator) => {
    const { description: plain, takes, ofBounds } = OPERATORS[operator];
    const what = bounded ? (ofBounds?.description ?? WRITTEN_EXACTLY[operator] ?? plain) : plain;
    return `${literal(what)} ${operator}: ${types[takes]}`;
  });
  return `${literal(description)} input ${name} { ${lines.join('\n')} }`;
}
