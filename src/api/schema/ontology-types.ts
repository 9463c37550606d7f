import type { AbstractType, Column, EnumType, Field, NodeType, Ontology, Relation } from '../../ontology/ontology.js';
import { linkKinds } from '../../ontology/link-kinds.js';
import type { LinkField } from '../../ontology/link-kinds.js';
import { literal } from '../../query/sdl.js';
import { nestedListArguments } from './list-arguments-sdl.js';

/** The scalars that schema.graphql declares. */
export function scalarTypes(ontology: Ontology): string[] {
  return [...ontology.scalars.values()]
    .filter(({ description }) => description !== '')
    .map(({ name, description }) => `${literal(description)} scalar ${name}`);
}

/** Interfaces and unions, and the types of nodes: columns as they are, lists of nodes as connections. */
export function nodeAndAbstractTypes(ontology: Ontology): string[] {
  return [...[...ontology.abstracts.values()].map(abstractType), ...[...ontology.nodes.values()].map(nodeType)];
}

/** Values with fields of their own. */
export function valueTypes(ontology: Ontology): string[] {
  return [...ontology.values.values()].map(
    ({ name, description, fields }) => `${literal(description)} type ${name} { ${fieldsOf(fields)} }`,
  );
}

export function enumType({ name, description, values, deprecated }: EnumType): string {
  const lines = [...values].map(([value, what]) => `${literal(what)} ${value}${deprecation(deprecated?.get(value))}`);
  return `${literal(description)} enum ${name} { ${lines.join('\n')} }`;
}

/** The types of nodes as an enum. */
export function typeNameEnum({ nodes }: Ontology): string {
  const values = new Map([...nodes.values()].map((type) => [type.name, type.description]));
  return enumType({ name: 'TypeName', description: 'The types of nodes.', values });
}

/** The types of nodes, and the interfaces and unions that stand for some of them, as an enum. */
export function anyTypeNameEnum({ nodes, abstracts }: Ontology): string {
  const values = new Map([...nodes.values(), ...abstracts.values()].map((type) => [type.name, type.description]));
  const description = 'The types of nodes, and what stands for several of them: `Claim` for all claims.';
  return enumType({ name: 'AnyTypeName', description, values });
}

/** The types of links between nodes as an enum, and their directions. */
export function relationTypeEnums(ontology: Ontology): string[] {
  const values = new Map(
    [...linkKinds(ontology).values()].map(({ type, editorial, fields }) => [type, linkDescription(editorial, fields)]),
  );
  return [
    enumType({ name: 'RelationType', description: 'The links between nodes, by what they say.', values }),
    enumType({ name: 'LinkDirection', description: 'Which way a link points, seen from a node.', values: DIRECTIONS }),
  ];
}

const DIRECTIONS: ReadonlyMap<string, string> = new Map([
  ['OUT', 'From this node to the other: it is the one that says so.'],
  ['IN', 'From the other node to this one.'],
]);

function linkDescription(editorial: boolean, fields: readonly LinkField[]): string {
  const outward = fields.filter(({ relation }) => relation.direction === 'OUT');
  const names = [...new Set(outward.map(({ owner, relation }) => `\`${owner}.${relation.name}\``))];
  const shown = names.length <= MOST_FIELDS ? names : [...names.slice(0, MOST_FIELDS), '...'];
  return `What ${shown.join(', ')} leads to.${editorial ? ' Our editorial judgement, not something a source says.' : ''}`;
}

/** Of a relation that many types have, the fields that its description names. */
const MOST_FIELDS = 4;

function abstractType(type: AbstractType): string {
  const { name, description, kind, members } = type;
  if (kind === 'union') return `${literal(description)} union ${name} = ${members.join(' | ')}`;
  return `${literal(description)} interface ${name}${implemented(type)} { ${fieldsOf(type.fields)} }`;
}

function nodeType(type: NodeType): string {
  return `${literal(type.description)} type ${type.name}${implemented(type)} { ${fieldsOf(type.fields)} }`;
}

function implemented({ interfaces }: NodeType | AbstractType): string {
  return interfaces.length === 0 ? '' : ` implements ${interfaces.join(' & ')}`;
}

function fieldsOf(fields: ReadonlyMap<string, Field>): string {
  return [...fields.values()]
    .map((field) => (field.kind === 'column' ? columnField(field) : relationField(field)))
    .join('\n');
}

function columnField({ name, description, type, list, required, deprecated }: Column): string {
  const written = list ? `[${type}!]!` : `${type}${required ? '!' : ''}`;
  return `${literal(description)} ${name}: ${written}${deprecation(deprecated)}`;
}

function relationField({ name, description, target, many, required, editorial, deprecated }: Relation): string {
  const judged = editorial ? ' Our editorial judgement, not something a source says.' : '';
  const type = many ? `${nestedListArguments(target)}: ${target}Connection` : `: ${target}${required ? '!' : ''}`;
  return `${literal(description + judged)} ${name}${type}${deprecation(deprecated)}`;
}

function deprecation(reason: string | undefined): string {
  return reason === undefined ? '' : ` @deprecated(reason: ${literal(reason)})`;
}
