import { getNamedType, isInterfaceType, isListType, isNonNullType, isUnionType } from 'graphql';
import type { GraphQLCompositeType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { NODE } from '../ontology/ontology.js';
import { elementsOf, isConnection, rowKeysOf } from './connections.js';
import type { Insertion } from './insertions.js';
import { askPage, askPageOfRows } from './paging.js';
import { possibleTypes } from './selected-places.js';
import type { ObjectPlace, Place } from './selected-places.js';
import { atEnd, atStart, keyedAs } from './selections.js';
import type { RowPlace } from './row-places.js';

const ID = 'id';
/** Of claims, passages and reports. */
const CITATION = 'citation';
/** The scalar of addresses. */
const ADDRESS = 'URL';
/** The field by which a hit or an entry leads to what it is about. */
const LEADS_TO = 'node';

/**
 * What a table asks for beside what a query asks for: the id, the citation and the addresses of the nodes that are its
 * rows, the id and the one address of nodes within them, and of each list whether it goes on.
 * @param total whether to ask how many rows there are in all, where that costs a statement.
 * @returns what is to be written into the document.
 */
export function additionsTo(schema: GraphQLSchema, row: RowPlace, total: boolean): Insertion[] {
  const elements = row.kind === 'list' && isConnection(row.place) ? elementsOf(row.place) : [row.place];
  const nodes = elements.flatMap((element) => nodesOfRow(schema, element));
  // Under `nodes` and `edges` stands the same: one of them is enough.
  const chosen = nodes.find(({ written }) => written.every(({ selected }) => selected.has(ID))) ?? nodes[0];
  const added = new Map(nodes.map((place) => [place, place === chosen ? addTo(schema, place, 'row') : []]));
  for (const element of elements) within(schema, element, added);
  return [...[...added.values()].flat(), ...askPageOfRows(row, total)];
}

/** The nodes that rows are, or that their rows are about. */
function nodesOfRow(schema: GraphQLSchema, element: ObjectPlace): ObjectPlace[] {
  if (element.written.some(({ type }) => leadsToNodes(schema, type))) return [element];
  return [...element.fields.values()].filter(
    (place) => isNodePlace(schema, place) && place.name === LEADS_TO,
  ) as ObjectPlace[];
}

function within(schema: GraphQLSchema, place: ObjectPlace, added: Map<ObjectPlace, Insertion[]>): void {
  for (const child of place.fields.values()) {
    if (child.kind !== 'object') continue;
    if (!added.has(child)) {
      if (isConnection(child)) added.set(child, rowKeysOf(child).length > 0 ? askPage(child, ['hasNextPage']) : []);
      else if (isNodePlace(schema, child)) added.set(child, addTo(schema, child, 'within'));
    }
    within(schema, child, added);
  }
}

function addTo(schema: GraphQLSchema, place: ObjectPlace, role: 'row' | 'within'): Insertion[] {
  return place.written.flatMap((written) => {
    const { type, selected } = written;
    const id = selected.has(ID) ? [] : [idOf(type, keyedAs(place, ID))];
    const wanted = fieldsByOwner(schema, type, (name, owner) => isWanted(name, owner, role));
    const rest = [...wanted].flatMap(([owner, names]) => {
      const missing = [...names].filter((name) => !selected.has(name)).map((name) => keyedAs(place, name));
      if (missing.length === 0) return [];
      return [owner === type.name ? missing.join(' ') : `... on ${owner} { ${missing.join(' ')} }`];
    });
    return [
      ...id.map((selection) => atStart(written, selection)),
      ...(rest.length > 0 ? [atEnd(written, rest.join(' '))] : []),
    ];
  });
}

function idOf(type: GraphQLCompositeType, selection: string): string {
  return isUnionType(type) ? `... on ${NODE} { ${selection} }` : selection;
}

function isWanted(name: string, owner: GraphQLObjectType, role: 'row' | 'within'): boolean {
  if (name === CITATION) return role === 'row';
  const type = owner.getFields()[name]?.type;
  if (!type || getNamedType(type).name !== ADDRESS) return false;
  return role === 'row' || !isListType(isNonNullType(type) ? type.ofType : type);
}

/**
 * The wanted fields of the types that a type stands for, by the name of the type that says them: itself, the interface
 * with most types, or the type alone.
 */
function fieldsByOwner(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  isWantedOf: (name: string, owner: GraphQLObjectType) => boolean,
): Map<string, Set<string>> {
  const own = isUnionType(type) ? {} : type.getFields();
  const byOwner = new Map<string, Set<string>>();
  for (const possible of possibleTypes(schema, type)) {
    for (const name of Object.keys(possible.getFields())) {
      if (!isWantedOf(name, possible)) continue;
      const [widest] = possible
        .getInterfaces()
        .filter((one) => isInterfaceType(one) && one.getFields()[name] !== undefined)
        .sort((a, b) => schema.getPossibleTypes(b).length - schema.getPossibleTypes(a).length);
      const owner = own[name] ? type.name : (widest?.name ?? possible.name);
      byOwner.set(owner, (byOwner.get(owner) ?? new Set()).add(name));
    }
  }
  return byOwner;
}

function isNodePlace(schema: GraphQLSchema, place: Place): place is ObjectPlace {
  return place.kind === 'object' && place.written.some(({ type }) => leadsToNodes(schema, type));
}

function leadsToNodes(schema: GraphQLSchema, type: GraphQLCompositeType): boolean {
  return possibleTypes(schema, type).some((one) => one.getInterfaces().some(({ name }) => name === NODE));
}
