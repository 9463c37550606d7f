import { getDirectiveValues, getNamedType, getNullableType, isEnumType, isListType, isNonNullType } from 'graphql';
import { isInterfaceType, isScalarType, isUnionType } from 'graphql';
import type { ASTNode, GraphQLField, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { Column, Field, Relation } from './ontology.js';

/** Something wrong in schema.graphql, and what it is wrong with. */
export interface OntologyProblem {
  readonly sentence: string;
  readonly node: ASTNode | null | undefined;
}

/** The arguments of a directive on a definition; undefined where it has none. */
export function directiveOn(
  schema: GraphQLSchema,
  name: string,
  node: ASTNode | null | undefined,
): Record<string, unknown> | undefined {
  const definition = schema.getDirective(name);
  if (!definition || !node || !('directives' in node)) return undefined;
  return getDirectiveValues(definition, node);
}

/** Reads one field; what an interface says of it holds where the type says nothing. */
export function readField(
  schema: GraphQLSchema,
  type: GraphQLObjectType | GraphQLInterfaceType,
  field: GraphQLField<unknown, unknown>,
  problems: OntologyProblem[],
): Field {
  const problem = (sentence: string): void => void problems.push({ sentence, node: field.astNode });
  const declarations = [field, ...type.getInterfaces().flatMap((one) => one.getFields()[field.name] ?? [])];
  const description = declarations.map((one) => one.description).find((one) => one) ?? '';
  const reason = declarations.map((one) => one.deprecationReason).find((one) => one);
  const deprecated = reason ? { deprecated: reason } : {};
  const name = `${type.name}.${field.name}`;
  if (description === '') problem(`${name} has no description.`);
  if (field.args.length > 0) problem(`${name} has arguments; the API adds its own.`);
  const directive = (directiveName: string): Record<string, unknown> | undefined =>
    declarations.map((one) => directiveOn(schema, directiveName, one.astNode)).find((one) => one !== undefined);
  const relation = directive('relation');
  const derived = directive('derived');
  const sourced = directive('sourced');
  const list = isListType(getNullableType(field.type));
  const required = isNonNullType(field.type);
  const named = getNamedType(field.type);
  const isNode =
    isInterfaceType(named) || isUnionType(named) || directiveOn(schema, 'node', named.astNode) !== undefined;
  if (isNode !== (relation !== undefined)) {
    problem(`${name} ${isNode ? 'leads to a node and needs' : 'leads to no node and cannot have'} @relation.`);
  }
  if (list && String(field.type) !== `[${named.name}!]!`) {
    problem(`${name} is a list and must be written [${named.name}!]!.`);
  }
  if (relation && sourced) problem(`${name} leads to a node and cannot be @sourced.`);
  const search = directive('search');
  const searchWeight = typeof search?.weight === 'number' ? search.weight : undefined;
  if (relation) {
    return {
      kind: 'relation',
      name: field.name,
      description,
      ...deprecated,
      type: String(relation.type),
      direction: relation.direction === 'IN' ? 'IN' : 'OUT',
      target: named.name,
      many: list,
      required: required && !list,
      editorial: relation.editorial === true,
      derived: derived && {
        from: paths(derived.from),
        orFrom: paths(derived.orFrom),
        unlessFrom: paths(derived.unlessFrom),
        upwards: derived.upwards as readonly string[],
      },
      searchWeight,
    } satisfies Relation;
  }
  if (derived) problem(`${name} is no relation and cannot be @derived.`);
  return {
    kind: 'column',
    name: field.name,
    description,
    ...deprecated,
    type: named.name,
    of: isScalarType(named) ? 'scalar' : isEnumType(named) ? 'enum' : 'value',
    list,
    required: required && !list,
    computed: directive('computed') !== undefined,
    unique: directive('unique') !== undefined,
    indexed: directive('indexed') !== undefined,
    searchWeight,
    names: search?.names === true,
    sourced: sourced && { required: sourced.required === true },
  } satisfies Column;
}

/** Paths of relations, as a directive writes them: `["citations.report"]`. */
function paths(written: unknown): string[][] {
  return (written as readonly string[]).map((path) => path.split('.'));
}
