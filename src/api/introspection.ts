import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isUnionType, getNamedType } from 'graphql';
import type { FieldNode, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { invalid } from '../query/invalid.js';
import type { SelectionSets } from '../query/plan/selection-sets.js';
import { inSlices } from '../turns/slice.js';

/** Half as much again as tools ask for. */
const MOST_CELLS = 150_000;
/** Of what comes beside data: that is answered in one go. */
const MOST_BESIDE_DATA = 20_000;

/** How many things a list of introspection has: of all types together, and of the type that has most. */
interface Length {
  readonly average: number;
  readonly most: number;
}

type Lengths = ReadonlyMap<string, Length>;

/**
 * Refuses an introspection that answers far more than there is to know: the schema again and again.
 * @returns whether an operation asks for the schema.
 * @throws GraphQLError LIMIT_EXCEEDED
 */
export function introspectionLimit(schema: GraphQLSchema): (selectionSets: SelectionSets) => boolean {
  const types = Object.values(schema.getTypeMap());
  const lengths = lengthsOf(schema, types);
  return (selectionSets) => {
    const query = schema.getQueryType();
    if (!query) return false;
    let [introspects, isBesideData] = [false, false];
    let cells = 0;
    for (const nodes of selectionSets.root(query).values()) {
      const name = nodes[0]?.name.value;
      isBesideData ||= name?.startsWith('__') === false;
      const type = name === '__schema' ? '__Schema' : name === '__type' ? '__Type' : undefined;
      if (!type) continue;
      introspects = true;
      cells += cellsOf(schema, lengths, selectionSets, type, nodes, 'most');
    }
    const most = isBesideData ? MOST_BESIDE_DATA : MOST_CELLS;
    if (cells <= most) return introspects;
    const [where, how] = isBesideData ? [' beside data', 'in an operation of its own'] : ['', 'once'];
    throw invalid(
      `The introspection may answer ${Math.round(cells)} values, and at most ${most} are allowed${where}. Ask for the schema ${how}, or read /schema.graphql.`,
      undefined,
      'LIMIT_EXCEEDED',
    );
  };
}

/**
 * The schema, for operations that ask for nothing else: its types come one after the other, each when work may go on.
 * What is made of all of them at once holds up everybody.
 */
export function inSlicedTypes(schema: GraphQLSchema): GraphQLSchema {
  const sliced = Object.create(schema) as GraphQLSchema;
  // graphql-js awaits what a list holds; nothing but the list of all types reads them from here.
  sliced.getTypeMap = () => Object.assign({}, inSlices(Object.values(schema.getTypeMap()))) as never;
  sliced.getType = (name) => schema.getType(name);
  return sliced;
}

/** @param kind of all types the average is what comes together; a type that was named can be the one that has most. */
function cellsOf(
  schema: GraphQLSchema,
  lengths: Lengths,
  selectionSets: SelectionSets,
  typeName: string,
  nodes: readonly FieldNode[],
  kind: keyof Length,
): number {
  const type = schema.getType(typeName) as GraphQLObjectType;
  let cells = 0;
  for (const below of selectionSets.below(type, nodes).values()) {
    const name = below[0]?.name.value ?? '';
    cells += 1;
    const target = type.getFields()[name]?.type;
    const named = target && getNamedType(target);
    if (!isObjectType(named)) continue;
    const ofAll = typeName === '__Schema' && name === 'types';
    // What a field or an argument leads to may be any type, again and again.
    const next = ofAll
      ? 'average'
      : name === 'type' || name === 'possibleTypes' || name === 'interfaces'
        ? 'most'
        : kind;
    const count = lengths.get(`${typeName}.${name}`)?.[kind] ?? 1;
    cells += count * cellsOf(schema, lengths, selectionSets, named.name, below, next);
  }
  return cells;
}

function lengthsOf(schema: GraphQLSchema, types: readonly GraphQLNamedType[]): Lengths {
  const fields = types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [],
  );
  const length = (items: readonly unknown[], numberOf: (item: never) => number): Length => {
    const numbers = items.map((item) => numberOf(item as never));
    const sum = numbers.reduce((total, number) => total + number, 0);
    return { average: sum / Math.max(1, items.length), most: Math.max(0, ...numbers) };
  };
  const all = { average: types.length, most: types.length };
  const directives = schema.getDirectives();
  return new Map<string, Length>([
    ['__Schema.types', all],
    ['__Schema.directives', { average: directives.length, most: directives.length }],
    ['__Directive.args', length(directives, ({ args }: { args: readonly unknown[] }) => args.length)],
    [
      '__Type.fields',
      length(types, (type: GraphQLNamedType) =>
        isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()).length : 0,
      ),
    ],
    [
      '__Type.inputFields',
      length(types, (type: GraphQLNamedType) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0)),
    ],
    [
      '__Type.interfaces',
      length(types, (type: GraphQLNamedType) =>
        isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0,
      ),
    ],
    [
      '__Type.possibleTypes',
      length(types, (type: GraphQLNamedType) =>
        isInterfaceType(type) || isUnionType(type) ? schema.getPossibleTypes(type).length : 0,
      ),
    ],
    ['__Type.enumValues', length(types, (type: GraphQLNamedType) => (isEnumType(type) ? type.getValues().length : 0))],
    ['__Field.args', length(fields, ({ args }: { args: readonly unknown[] }) => args.length)],
  ]);
}
