import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import type { GraphQLField, GraphQLInterfaceType, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';

/** A schema as somebody reads it who sees it for the first time. */
export interface SchemaMap {
  /** The kinds of nodes: interfaces that every node has one of. */
  readonly families: readonly Family[];
  /** What belongs to no family. */
  readonly others: readonly GraphQLNamedType[];
  /** What answers and nodes are made of. */
  readonly values: readonly GraphQLNamedType[];
  readonly enums: readonly GraphQLNamedType[];
  readonly scalars: readonly GraphQLNamedType[];
  /** Filters, orders, pages of lists and what else the rules of the API make of the types. */
  readonly helpers: readonly GraphQLNamedType[];
}

export interface Family {
  readonly type: GraphQLInterfaceType;
  /** The interfaces within it. */
  readonly kinds: readonly GraphQLInterfaceType[];
  readonly types: readonly GraphQLObjectType[];
  /** The fields by which all of it leads to families. */
  readonly leads: readonly Lead[];
}

export interface Lead {
  readonly to: GraphQLInterfaceType;
  readonly fields: readonly GraphQLField<unknown, unknown>[];
}

const NODE = 'Node';
/** The arguments of every list: their types are made by the API. */
const OF_LISTS: ReadonlySet<string> = new Set(['filter', 'orderBy']);

/** Sorts the types of a schema, from its structure alone; within each part they stand in the order of the schema. */
export function mapSchema(schema: GraphQLSchema): SchemaMap {
  const node = schema.getType(NODE);
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const interfaces = types.filter(isInterfaceType);
  const nodes = isInterfaceType(node) ? schema.getImplementations(node).objects : [];
  const ofFamilies = interfaces.filter((type) => {
    const above = type.getInterfaces();
    return above.length === 1 && above[0] === node;
  });
  const families = ofFamilies.map((type) => familyOf(schema, type, ofFamilies));
  const inFamilies = new Set<GraphQLNamedType>(families.flatMap((family) => [...family.kinds, ...family.types]));
  const outside = [...(node ? [node] : []), ...nodes.filter((type) => !inFamilies.has(type))];
  const named = new Set<GraphQLNamedType>([...inFamilies, ...ofFamilies, ...outside]);
  const said = saidByNodes(schema);
  const pages = partsOfPages(types);
  const rest = types.filter((type) => !named.has(type) && type !== schema.getQueryType());
  const isHelper = (type: GraphQLNamedType): boolean =>
    pages.has(type) || ((isInputObjectType(type) || isEnumType(type)) && !said.has(type));
  return {
    families,
    others: outside,
    values: rest.filter((type) => !isEnumType(type) && !isScalarType(type) && !isHelper(type)),
    enums: rest.filter((type) => isEnumType(type) && !isHelper(type)),
    scalars: rest.filter((type) => isScalarType(type) && !isSpecifiedScalarType(type)),
    helpers: rest.filter(isHelper),
  };
}

function familyOf(
  schema: GraphQLSchema,
  type: GraphQLInterfaceType,
  families: readonly GraphQLInterfaceType[],
): Family {
  const { interfaces, objects } = schema.getImplementations(type);
  const fields = Object.values(type.getFields());
  const leads = families.map((to) => ({
    to,
    fields: fields.filter((field) => {
      const end = endOf(field);
      return end === to || ((isObjectType(end) || isInterfaceType(end)) && end.getInterfaces().includes(to));
    }),
  }));
  return { type, kinds: interfaces, types: objects, leads: leads.filter((lead) => lead.fields.length > 0) };
}

/** Where a field leads: of a list to what its pages have. */
function endOf({ type }: GraphQLField<unknown, unknown>): GraphQLNamedType {
  const end = getNamedType(type);
  const nodes = isObjectType(end) && isPageOfList(end) ? end.getFields()['nodes'] : undefined;
  return nodes ? getNamedType(nodes.type) : end;
}

function isPageOfList(type: GraphQLObjectType): boolean {
  const names = Object.keys(type.getFields());
  return names.includes('edges') && names.includes('pageInfo');
}

/** Pages of lists, and what each of them has beside the nodes: its edges, and what says where it ends. */
function partsOfPages(types: readonly GraphQLNamedType[]): ReadonlySet<GraphQLNamedType> {
  const pages = types.filter((type) => isObjectType(type) && isPageOfList(type)) as GraphQLObjectType[];
  const parts = pages.flatMap((page) => {
    const { edges, pageInfo } = page.getFields();
    return [edges, pageInfo].flatMap((field) => (field ? [getNamedType(field.type)] : []));
  });
  return new Set([...pages, ...parts]);
}

/** The types that fields have or take themselves, and not only filters and orders. */
function saidByNodes(schema: GraphQLSchema): ReadonlySet<GraphQLNamedType> {
  const said = new Set<GraphQLNamedType>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || !(isObjectType(type) || isInterfaceType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      said.add(getNamedType(field.type));
      for (const { name, type: taken } of field.args) if (!OF_LISTS.has(name)) said.add(getNamedType(taken));
    }
  }
  return said;
}
