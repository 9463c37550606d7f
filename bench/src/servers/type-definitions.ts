import type { AbstractType, Column, NodeType, Ontology, Relation } from '../../../src/ontology/ontology.js';

/** A name that @neo4j/graphql keeps for itself, and what stands for it. */
const RESERVED: Readonly<Record<string, string>> = { Node: 'GraphNode' };
/** What it has no scalar for. */
const SCALARS: Readonly<Record<string, string>> = { EDTF: 'String', Date: 'String', URL: 'String' };

/**
 * The type definitions that @neo4j/graphql serves our database by: the same labels, relationship types and columns.
 * Its relations are lists, whatever they lead to; a value with fields of its own is the JSON text that is stored.
 * @returns SDL.
 */
export function typeDefinitions(ontology: Ontology): string {
  const enums = [...ontology.enums.values()].map(
    ({ name, values }) => `enum ${name} { ${[...values.keys()].join(' ')} }`,
  );
  const abstracts = [...ontology.abstracts.values()].map(abstractType);
  const nodes = [...ontology.nodes.values()].map(nodeType);
  // Nothing is written through it: without the mutations its schema is a fraction as large.
  return [...enums, ...abstracts, ...nodes, 'extend schema @mutation(operations: []) @subscription(events: [])'].join(
    '\n',
  );
}

function abstractType({ kind, name, members, interfaces, fields }: AbstractType): string {
  if (kind === 'union') return `union ${name} = ${members.join(' | ')}`;
  const lines = [...fields.values()].map((field) =>
    field.kind === 'column' ? column(field) : `  ${field.name}: [${named(field.target)}!]! @declareRelationship`,
  );
  return `interface ${named(name)}${implementing(interfaces)} {\n${[...lines, SORT_KEY].join('\n')}\n}`;
}

function nodeType({ name, labels, interfaces, fields }: NodeType): string {
  const lines = [...fields.values()].map((field) => (field.kind === 'column' ? column(field) : relation(field)));
  const listed = labels.map((label) => JSON.stringify(label)).join(', ');
  return `type ${name}${implementing(interfaces)} @node(labels: [${listed}]) {\n${[...lines, SORT_KEY].join('\n')}\n}`;
}

/** The natural order of ids, that our lists are in: the peer sorts by it as we do. */
const SORT_KEY = '  sortKey: String!';

function column({ name, of, type, list, required }: Column): string {
  const stored = of === 'value' ? 'String' : (SCALARS[type] ?? type);
  // An empty list is not stored, so that none of ours is required here.
  return `  ${name}: ${list ? `[${stored}!]` : `${stored}${required ? '!' : ''}`}`;
}

function relation({ name, type, direction, target }: Relation): string {
  return `  ${name}: [${named(target)}!]! @relationship(type: "${type}", direction: ${direction})`;
}

function implementing(interfaces: readonly string[]): string {
  return interfaces.length > 0 ? ` implements ${interfaces.map(named).join(' & ')}` : '';
}

function named(type: string): string {
  return RESERVED[type] ?? type;
}
