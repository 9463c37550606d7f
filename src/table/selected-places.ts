import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { TableError } from './table-error.js';

/** A value, or a list of values, that an operation selects. */
export interface ValuePlace {
  readonly kind: 'value';
  /** Of the field, whatever its response key. */
  readonly name: string;
  readonly list: boolean;
  /** Whether it is selected without arguments. */
  readonly plain: boolean;
}

/** An object, or a list of objects, with what is selected of it by response key, in the order of the document. */
export interface ObjectPlace {
  readonly kind: 'object';
  /** Of the field; empty for the answer as a whole. */
  readonly name: string;
  readonly list: boolean;
  readonly plain: boolean;
  readonly fields: ReadonlyMap<string, Place>;
  /** Where in the document something is selected of it. */
  readonly written: readonly Written[];
}

export type Place = ValuePlace | ObjectPlace;

/** One selection set of a place: fields are merged, so there may be several. */
export interface Written {
  readonly type: GraphQLCompositeType;
  readonly set: SelectionSetNode;
  /** None for the answer as a whole. */
  readonly field: FieldNode | undefined;
  /** The names of the arguments that the field takes. */
  readonly takes: ReadonlySet<string>;
  /** The names of the fields that are selected of it, of whatever type it is. */
  readonly selected: ReadonlySet<string>;
}

/** A valid operation, for one set of variables. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A table has no more columns than this: fragments within fragments can multiply a short document. */
const MOST_COLUMNS = 1_000;

interface Entry {
  readonly node: FieldNode;
  readonly definition: GraphQLField<unknown, unknown>;
}

/**
 * What an operation selects, as one tree: it follows from the document alone, so that an answer without a row has the
 * same. Fragments are merged, also those on different types.
 * @throws TableError where it is more than a table can hold.
 */
export function selectedPlaces(operation: Operation, query: GraphQLObjectType): ObjectPlace {
  let values = 0;
  const objectPlace = (
    name: string,
    list: boolean,
    plain: boolean,
    sets: readonly Omit<Written, 'selected'>[],
  ): ObjectPlace => {
    const entries = new Map<string, Entry[]>();
    const written = sets.map((set) => ({ ...set, selected: collect(operation, set.type, set.set, entries) }));
    return {
      ...{ kind: 'object', name, list, plain, written },
      fields: new Map([...entries].map(([key, of]) => [key, place(of)])),
    };
  };
  const place = (entries: readonly Entry[]): Place => {
    const [first] = entries;
    if (!first) throw new Error('A response key without a field');
    const { name, type } = first.definition;
    const list = isListType(isNonNullType(type) ? type.ofType : type);
    const plain = entries.every(({ node }) => (node.arguments ?? []).length === 0);
    const sets = entries.flatMap(({ node, definition }) => {
      const named = getNamedType(definition.type);
      if (!isCompositeType(named) || !node.selectionSet) return [];
      const takes = new Set(definition.args.map((argument) => argument.name));
      return [{ type: named, set: node.selectionSet, field: node, takes }];
    });
    if (sets.length > 0) return objectPlace(name, list, plain, sets);
    values += 1;
    if (values > MOST_COLUMNS) {
      throw new TableError(
        `The answer would have more than ${MOST_COLUMNS} columns, and no more are allowed. Ask for fewer fields, or in several operations.`,
      );
    }
    return { kind: 'value', name, list, plain };
  };
  return objectPlace('', false, true, [
    { type: query, set: operation.definition.selectionSet, field: undefined, takes: new Set<string>() },
  ]);
}

/** The object types that a type stands for. */
export function possibleTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
}

/**
 * Adds what a selection set selects to the entries by response key.
 * @returns the names of the fields that it selects of every type that it is about.
 */
function collect(
  operation: Operation,
  type: GraphQLCompositeType,
  set: SelectionSetNode,
  entries: Map<string, Entry[]>,
): ReadonlySet<string> {
  const { schema, fragments } = operation;
  const selected = new Set<string>();
  const seen = new Set<string>();
  const all = possibleTypes(schema, type);
  const covers = (narrower: GraphQLCompositeType): boolean => {
    const possible = possibleTypes(schema, narrower);
    return all.every((one) => possible.includes(one));
  };
  const visit = (within: GraphQLCompositeType, ofAll: boolean, selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (isLeftOut(operation, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        const key = selection.alias?.value ?? name;
        entries.set(key, [...(entries.get(key) ?? []), { node: selection, definition: fieldOf(schema, within, name) }]);
        if (ofAll) selected.add(name);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (seen.has(selection.name.value)) continue;
        seen.add(selection.name.value);
      }
      if (!fragment) continue;
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      const narrower = condition && isCompositeType(condition) ? condition : within;
      visit(narrower, ofAll && covers(narrower), fragment.selectionSet.selections);
    }
  };
  visit(type, true, set.selections);
  return selected;
}

function isLeftOut({ variables }: Operation, selection: SelectionNode): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return true;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] === false;
}

function fieldOf(schema: GraphQLSchema, type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (isObjectType(type) && type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  const field = isUnionType(type) ? undefined : type.getFields()[name];
  if (!field) throw new Error(`A valid operation selects ${name}, and ${type.name} has no such field`);
  return field;
}
