import type { Scalar } from './scalars.js';

/**
 * What exists, as plain data: the one value that schema.graphql is read into.
 * Labels, relationship types and columns reach the rest of the code only from here.
 */
export interface Ontology {
  /** Types that are nodes of the graph, by name, in the order of schema.graphql. */
  readonly nodes: ReadonlyMap<string, NodeType>;
  /** Interfaces and unions over node types, by name. */
  readonly abstracts: ReadonlyMap<string, AbstractType>;
  /** Value objects: stored inside a node, not nodes themselves. */
  readonly values: ReadonlyMap<string, ValueType>;
  readonly enums: ReadonlyMap<string, EnumType>;
  /** GraphQL's own among them. */
  readonly scalars: ReadonlyMap<string, ScalarType>;
}

export const FAMILIES = ['Entity', 'Claim', 'Evidence'] as const;
/** The type of what was withdrawn: neither a thing nor a claim nor evidence, so that it is a family of its own. */
export const WITHDRAWN = 'Withdrawn';
export type Family = (typeof FAMILIES)[number] | typeof WITHDRAWN;

/** The label every node has, and the interface every node type implements. */
export const NODE = 'Node';

export interface NodeType {
  readonly kind: 'node';
  readonly name: string;
  /** Name of the root field for one: `country`, as the type is called where `@node(singular:)` says nothing else. */
  readonly singular: string;
  /** Name of the root list and of the folder in seed/: `countries`. */
  readonly plural: string;
  readonly description: string;
  readonly family: Family;
  readonly interfaces: readonly string[];
  /** Labels of a node of this type: its type, its family, `Node`, each once. */
  readonly labels: readonly string[];
  readonly fields: ReadonlyMap<string, Field>;
}

export interface AbstractType {
  readonly kind: 'interface' | 'union';
  readonly name: string;
  readonly description: string;
  readonly interfaces: readonly string[];
  /** The node types that it stands for: of an interface in the order of schema.graphql, of a union as it names them. */
  readonly members: readonly string[];
  /** The label shared by exactly its members, if there is one: `Node` or a family. */
  readonly label: string | undefined;
  /** The fields it declares; none for a union. */
  readonly fields: ReadonlyMap<string, Field>;
}

export interface ValueType {
  readonly name: string;
  readonly description: string;
  readonly fields: ReadonlyMap<string, Column>;
}

export interface EnumType {
  readonly name: string;
  readonly description: string;
  /** Description by value, in the order of schema.graphql. */
  readonly values: ReadonlyMap<string, string>;
  /** Of values that will go: since when, why, and what to use instead. */
  readonly deprecated?: ReadonlyMap<string, string>;
}

export interface ScalarType extends Scalar {
  readonly name: string;
  /** Empty for GraphQL's own, which schema.graphql does not declare. */
  readonly description: string;
}

export type Field = Column | Relation;

/** A property of a node. */
export interface Column {
  readonly kind: 'column';
  readonly name: string;
  readonly description: string;
  /** Of a field that will go: since when, why, and what to ask for instead. */
  readonly deprecated?: string;
  /** Name of a scalar, an enum or a value type. */
  readonly type: string;
  readonly of: 'scalar' | 'enum' | 'value';
  readonly list: boolean;
  readonly required: boolean;
  readonly computed: boolean;
  readonly unique: boolean;
  /** Whether nodes are often looked for, or ordered, by it. */
  readonly indexed: boolean;
  readonly searchWeight: number | undefined;
  /** Whether it names the node, for those that lead to it too. */
  readonly names: boolean;
  /** Undefined where the passages of the node say the value. */
  readonly sourced: Sourced | undefined;
}

/** A value that needs an entry in `sources`. */
export interface Sourced {
  /** Whether `absent` tells why there is no value. */
  readonly required: boolean;
}

/** A relationship, seen from the node type that has the field. */
export interface Relation {
  readonly kind: 'relation';
  readonly name: string;
  readonly description: string;
  /** Of a field that will go: since when, why, and what to ask for instead. */
  readonly deprecated?: string;
  /** The relationship type. */
  readonly type: string;
  readonly direction: 'OUT' | 'IN';
  /** Name of the node type, interface or union at the far end. */
  readonly target: string;
  readonly many: boolean;
  readonly required: boolean;
  readonly editorial: boolean;
  /** How much it counts what names the nodes at the far end; none where search does not look there. */
  readonly searchWeight: number | undefined;
  /** Undefined where a seed writes it. */
  readonly derived: Derived | undefined;
}

/** How a load works a relation out. */
export interface Derived {
  /** Where it begins, as paths of relations. */
  readonly from: readonly (readonly string[])[];
  /** Where it begins as well, without what `unlessFrom` leads to. */
  readonly orFrom: readonly (readonly string[])[];
  readonly unlessFrom: readonly (readonly string[])[];
  /** Relations that it goes on along, as far as that goes. */
  readonly upwards: readonly string[];
}

/** Whether a load works the field out, so that a seed cannot write it. */
export function isWorkedOut(field: Field): boolean {
  return field.kind === 'column' ? field.computed : field.derived !== undefined;
}

/** Node types that a type name stands for: itself, or the members of an interface or union. */
export function membersOf(ontology: Ontology, typeName: string): readonly NodeType[] {
  const node = ontology.nodes.get(typeName);
  if (node) return [node];
  const abstract = ontology.abstracts.get(typeName);
  if (!abstract) throw new Error(`No type ${typeName} in the ontology`);
  return abstract.members.map((member) => nodeType(ontology, member));
}

/** Names of the node types that any of some type names stands for, each once. */
export function memberNames(ontology: Ontology, typeNames: readonly string[]): string[] {
  return [...new Set(typeNames.flatMap((name) => membersOf(ontology, name).map((type) => type.name)))];
}

/** The node type of that name; throws where there is none. */
export function nodeType(ontology: Ontology, name: string): NodeType {
  const type = ontology.nodes.get(name);
  if (!type) throw new Error(`No node type ${name} in the ontology`);
  return type;
}

export function columnsOf(type: { readonly fields: ReadonlyMap<string, Field> }): Column[] {
  return [...type.fields.values()].filter((field) => field.kind === 'column');
}

export function relationsOf(type: { readonly fields: ReadonlyMap<string, Field> }): Relation[] {
  return [...type.fields.values()].filter((field) => field.kind === 'relation');
}

/** A relation that the code relies on, of a type, an interface or a union; throws where schema.graphql has none. */
export function relationOf(ontology: Ontology, typeName: string, field: string): Relation {
  const found = fieldsType(ontology, typeName).fields.get(field);
  if (found?.kind !== 'relation') throw new Error(`No relation ${typeName}.${field} in the ontology`);
  return found;
}

/** A column that the code relies on, of a type, an interface or a union; throws where schema.graphql has none. */
export function columnOf(ontology: Ontology, typeName: string, field: string): Column {
  const found = fieldsType(ontology, typeName).fields.get(field);
  if (found?.kind !== 'column') throw new Error(`No column ${typeName}.${field} in the ontology`);
  return found;
}

/** The scalar of that name; throws where there is none. */
export function scalarType(ontology: Ontology, name: string): ScalarType {
  const type = ontology.scalars.get(name);
  if (!type) throw new Error(`No scalar ${name} in the ontology`);
  return type;
}

/** The root field for one node of a type: `treatyAction` for `TreatyAction`. */
export function singularOf(typeName: string): string {
  return typeName.charAt(0).toLowerCase() + typeName.slice(1);
}

/** The label that all nodes of a type have: the type itself, a family, or `Node`. */
export function labelOf(ontology: Ontology, typeName: string): string {
  if (ontology.nodes.has(typeName)) return typeName;
  return ontology.abstracts.get(typeName)?.label ?? NODE;
}

/** The type whose fields every node of a type has: a union has those of every node. */
export function fieldsType(ontology: Ontology, typeName: string): NodeType | AbstractType {
  const abstract = ontology.abstracts.get(typeName);
  if (abstract?.kind === 'union') return fieldsType(ontology, NODE);
  return abstract ?? nodeType(ontology, typeName);
}
