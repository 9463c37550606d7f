import { columnsOf, membersOf, relationsOf } from '../ontology/ontology.js';
import type { AbstractType, Column, Field, NodeType, Ontology, Relation } from '../ontology/ontology.js';
import { PAGE } from '../query/page.js';
import { typeOf } from '../query/filter.js';
import { isCited } from '../query/made-fields.js';
import { citationField, citationStyleType } from './citation-text.js';
import { directionType, orderTypes } from './order-text.js';
import { filterTypes } from './filter-text.js';
import type { Question } from '../query/question.js';
import { described } from '../ontology/description.js';

/**
 * The API schema as clients see it, made from the ontology: roots, connections, filters.
 * It is what `/schema.graphql` serves and `src/api/printed.graphql` holds.
 */
export function schemaText(ontology: Ontology, questions: readonly Question[]): string {
  const nodes = [...ontology.nodes.values()];
  const abstracts = [...ontology.abstracts.values()];
  return [
    ...[...ontology.scalars.values()].map((scalar) => `${described(scalar.description)}scalar ${scalar.name}`),
    queryType(ontology, questions),
    ...questions.map((question) => question.types),
    ...abstracts.map((type) => abstractType(type)),
    ...nodes.map((type) => objectType(type)),
    ...[...ontology.values.values()].map(
      (type) => `${described(type.description)}type ${type.name} {\n${fieldLines([...type.fields.values()])}\n}`,
    ),
    ...[...ontology.enums.values()].map(
      (type) => `${described(type.description)}enum ${type.name} {\n${enumLines(type.values)}\n}`,
    ),
    typeNameEnum(nodes),
    pageInfoType(),
    ...[...connected(ontology)].map((name) => connectionTypes(ontology, name)),
    ...[...connected(ontology)].map((name) => orderTypes(typeOf(ontology, name))),
    directionType(),
    citationStyleType(),
    ...filterTypes(ontology),
  ].join('\n\n');
}

/** Names of the types that a list leads to, and so have a connection. */
function connected(ontology: Ontology): Set<string> {
  const targets = [...ontology.nodes.values(), ...ontology.abstracts.values()].flatMap((type) =>
    relationsOf(type)
      .filter((relation) => relation.many)
      .map((relation) => relation.target),
  );
  return new Set([...ontology.nodes.keys(), 'Entity', 'Claim', ...targets]);
}

function queryType(ontology: Ontology, questions: readonly Question[]): string {
  const roots = [...ontology.nodes.values()].map((type) => {
    const keys = [
      'id',
      ...columnsOf(type)
        .filter((column) => column.unique)
        .map((column) => column.name),
    ];
    return `${described(`One ${words(type.name)} by its ${keys.join(' or its ')}; null where there is none.`, 1)}  ${type.singular}(
${keys.map((key) => keyArgument(type, key, keys.length === 1)).join('\n')}
  ): ${type.name}
${described(`All ${words(type.plural)}, in the natural order of their ids.`, 1)}  ${type.plural}${listArguments(type.name, PAGE.root)}: ${type.name}Connection`;
  });
  return `${described('What can be asked. Everything is read only.')}type Query {
${described('Any node by its id; null where there is none.', 1)}  node(
${described('The id, for example `CAT/4/2`.', 2)}    id: ID!
  ): Node
${described('Nodes by their ids, in the same order; null for each that there is none of.', 1)}  nodes(
${described(`The ids, at most ${PAGE.nested}.`, 2)}    ids: [ID!]!
  ): [Node]!
${described('All things: countries, institutions, laws, treaties ...', 1)}  entities${listArguments('Entity', PAGE.root)}: EntityConnection
${described('All claims: what sources say.', 1)}  claims${listArguments('Claim', PAGE.root)}: ClaimConnection
${questions.map((question) => question.field).join('\n')}
${roots.join('\n')}
}`;
}

function keyArgument(type: NodeType, key: string, only: boolean): string {
  const field = type.fields.get(key);
  const scalar = field?.kind === 'column' ? field.type : 'ID';
  return `${described(field?.description ?? '', 2)}    ${key}: ${scalar}${only ? '!' : ''}`;
}

function listArguments(target: string, most: number): string {
  return `(
${described(`How many, ${PAGE.default} where it is not said, at most ${most}.`, 2)}    first: Int = ${PAGE.default}
${described('The cursor of the row after which the page begins: `pageInfo.endCursor` of the page before.', 2)}    after: String
${described('Which ones.', 2)}    filter: ${target}Filter
${described('In which order: by the first of these, then by the next; missing values last, equal ones in the natural order of ids.', 2)}    orderBy: [${target}Order!]
  )`;
}

function abstractType(type: AbstractType): string {
  if (type.kind === 'union') return `${described(type.description)}union ${type.name} = ${type.members.join(' | ')}`;
  return `${described(type.description)}interface ${type.name}${implementsClause(type.interfaces)} {
${membersLines(type)}
}`;
}

function objectType(type: NodeType): string {
  return `${described(type.description)}type ${type.name}${implementsClause(type.interfaces)} {
${membersLines(type)}
}`;
}

function membersLines(type: NodeType | AbstractType): string {
  const fields = fieldLines([...type.fields.values()]);
  return isCited(type) ? `${fields}\n${citationField()}` : fields;
}

function implementsClause(interfaces: readonly string[]): string {
  return interfaces.length === 0 ? '' : ` implements ${interfaces.join(' & ')}`;
}

function fieldLines(fields: readonly Field[]): string {
  return fields.map((field) => (field.kind === 'column' ? columnLine(field) : relationLine(field))).join('\n');
}

function columnLine(column: Column): string {
  const type = column.list ? `[${column.type}!]!` : `${column.type}${column.required ? '!' : ''}`;
  return `${described(column.description, 1)}  ${column.name}: ${type}`;
}

function relationLine(relation: Relation): string {
  const judged = relation.editorial ? ' Our editorial judgement, not something a source says.' : '';
  const description = described(`${relation.description}${judged}`, 1);
  if (!relation.many) return `${description}  ${relation.name}: ${relation.target}${relation.required ? '!' : ''}`;
  return `${description}  ${relation.name}${nestedArguments(relation.target)}: ${relation.target}Connection`;
}

function nestedArguments(target: string): string {
  return `(
${described(`How many of each, ${PAGE.default} where it is not said, at most ${PAGE.nested}.`, 2)}    first: Int = ${PAGE.default}
${described('The cursor of the row after which the page begins; only where the list has one owner.', 2)}    after: String
${described('Which ones.', 2)}    filter: ${target}Filter
${described('In which order: by the first of these, then by the next; missing values last, equal ones in the natural order of ids.', 2)}    orderBy: [${target}Order!]
  )`;
}

function enumLines(values: ReadonlyMap<string, string>): string {
  return [...values].map(([value, description]) => `${described(description, 1)}  ${value}`).join('\n');
}

function typeNameEnum(nodes: readonly NodeType[]): string {
  const values = new Map(nodes.map((type) => [type.name, type.description]));
  return `${described('The types of nodes.')}enum TypeName {\n${enumLines(values)}\n}`;
}

function pageInfoType(): string {
  return `${described('Where a page stands in its list.')}type PageInfo {
${described('Whether there are rows after this page.', 1)}  hasNextPage: Boolean!
${described('Whether the page was asked for with `after`, so that there are rows before it.', 1)}  hasPreviousPage: Boolean!
${described('The cursor of the first row; null where the page is empty.', 1)}  startCursor: String
${described('The cursor of the last row, for `after`; null where the page is empty.', 1)}  endCursor: String
}`;
}

function connectionTypes(ontology: Ontology, name: string): string {
  const node = ontology.nodes.get(name);
  const many = node ? words(node.plural) : `nodes of ${membersOf(ontology, name).length} types`;
  return `${described(`A page of ${many}.`)}type ${name}Connection {
${described('How many there are in all, whatever the page; costs a statement of its own.', 1)}  totalCount: Int!
${described('Where the page stands in the list.', 1)}  pageInfo: PageInfo!
${described('The rows.', 1)}  nodes: [${name}!]!
${described('The rows, each with its cursor.', 1)}  edges: [${name}Edge!]!
}

${described('A row of a page.')}type ${name}Edge {
${described('The cursor, for `after`.', 1)}  cursor: String!
${described('The row.', 1)}  node: ${name}!
}`;
}

/** `treatyActions` as a reader says it: `treaty actions`. */
function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
