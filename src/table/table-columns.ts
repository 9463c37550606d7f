import { isConnection, rowKeysOf } from './connections.js';
import { pageKeys } from './paging.js';
import type { RowPlace } from './row-places.js';
import type { ObjectPlace, Place } from './selected-places.js';
import { TableError, nearest } from './table-error.js';

/** A column of a table. */
export interface Column {
  /** The response keys that lead to it from the row, `country.name`, without `nodes`, `edges` and `node` of lists. */
  readonly name: string;
  /** All response keys that lead to it. */
  readonly keys: readonly string[];
}

/** A list within a row. */
export interface InnerList {
  /** As in columns. */
  readonly name: string;
  /** All response keys that lead to it: to the connection, where it is one. */
  readonly keys: readonly string[];
  /** Of a connection the keys of its rows; none for a plain list. */
  readonly rowKeys: readonly string[] | undefined;
  /** All response keys that lead to whether there is more of it, where that is asked. */
  readonly more: readonly string[] | undefined;
}

interface Leaf {
  readonly keys: readonly string[];
  readonly names: readonly string[];
}

/** The columns of the rows, in the order of the document; what only tells whether lists go on is none. */
export function columnsOf(row: RowPlace, isHidden: (keys: readonly string[]) => boolean): Column[] {
  const leaves: Leaf[] = [];
  walk(row, (keys, names, place) => {
    if (place.kind === 'value' && !isHidden(keys)) leaves.push({ keys, names });
  });
  return named(leaves);
}

/** The response keys that lead to each value of the rows. */
export function leavesOf(row: RowPlace): string[] {
  const leaves: string[] = [];
  walk(row, (keys, _names, place) => {
    if (place.kind === 'value') leaves.push(keyOf(keys));
  });
  return leaves;
}

/** The values of an answer that are not of its rows, but for what tells of their page; by their response keys. */
export function valuesBeside(root: ObjectPlace, row: RowPlace): string[] {
  const visit = (parent: ObjectPlace, way: readonly string[]): string[] =>
    [...parent.fields].flatMap(([key, place]) => {
      const keys = [...way, key];
      if (place === row.place) return [];
      if (parent === row.holder && (place.name === 'pageInfo' || place.name === 'totalCount')) return [];
      return place.kind === 'value' ? [keyOf(keys)] : visit(place, keys);
    });
  return root === row.place ? [] : visit(root, []);
}

/** Whether a value only tells whether a list goes on. */
export function tellsOfPage(keys: readonly string[], row: RowPlace): boolean {
  let place: Place | undefined = rowsOnly(row);
  for (const key of keys) {
    place = place?.kind === 'object' ? place.fields.get(key) : undefined;
    if (place?.name === 'pageInfo') return true;
  }
  return false;
}

export function keyOf(keys: readonly string[]): string {
  return keys.join('.');
}

/** The lists within the rows, an outer one before those within it. */
export function innerLists(row: RowPlace): InnerList[] {
  const lists: InnerList[] = [];
  walk(row, (keys, names, place, elided) => {
    const name = names.join('.');
    if (elided) return;
    if (isConnection(place)) {
      const rowKeys = rowKeysOf(place);
      if (rowKeys.length > 0) lists.push({ name, keys, rowKeys, more: moreOf(place, keys) });
    } else if (place.list) {
      lists.push({ name, keys, rowKeys: undefined, more: undefined });
    }
  });
  return lists;
}

/**
 * The lists that are exploded where one is asked for: it and those that it lies within.
 * @throws TableError where there is no list of that name.
 */
export function explodedLists(row: RowPlace, asked: string): InnerList[] {
  const lists = innerLists(row);
  const found = lists.find(({ name, keys }) => name === asked || keyOf(keys) === asked);
  if (!found) throw notExploded(row, asked, [...new Set(lists.map(({ name }) => name))]);
  return lists.filter(({ keys }) => keys.every((key, index) => found.keys[index] === key));
}

function notExploded(row: RowPlace, asked: string, lists: readonly string[]): TableError {
  const known = new Set<string>();
  walk(row, (_keys, names) => known.add(names.join('.')));
  const what = known.has(asked)
    ? `${asked} is no list, so it cannot be exploded.`
    : `There is no ${asked} in the rows to explode.${nearest(asked, lists)}`;
  const there = lists.length === 0 ? 'The rows have no list.' : `Lists of the rows: ${lists.join(', ')}.`;
  return new TableError(`${what} ${there}`);
}

function moreOf(connection: ObjectPlace, keys: readonly string[]): readonly string[] | undefined {
  const found = pageKeys(connection, 'hasNextPage');
  return found && [...keys, ...found];
}

/** What a row is, as a place: of a connection what it has of each row. */
function rowsOnly({ kind, place }: RowPlace): ObjectPlace {
  if (kind === 'one' || !isConnection(place)) return place;
  const rowKeys = new Set(rowKeysOf(place));
  return { ...place, fields: new Map([...place.fields].filter(([key]) => rowKeys.has(key))) };
}

type Visitor = (keys: readonly string[], names: readonly string[], place: Place, elided: boolean) => void;

/** Goes through what is below a row, in the order of the document. */
function walk(row: RowPlace, visit: Visitor): void {
  const below = (parent: ObjectPlace, keys: readonly string[], names: readonly string[], inEdges: boolean): void => {
    const ofConnection = isConnection(parent);
    for (const [key, place] of parent.fields) {
      const elided =
        (ofConnection && (place.name === 'nodes' || place.name === 'edges')) || (inEdges && place.name === 'node');
      const [ownKeys, ownNames] = [[...keys, key], elided ? names : [...names, key]];
      visit(ownKeys, ownNames, place, elided);
      if (place.kind === 'object') below(place, ownKeys, ownNames, ofConnection && place.name === 'edges');
    }
  };
  below(rowsOnly(row), [], [], false);
}

/** Short names; where two would have the same one, with all of their response keys. */
function named(leaves: readonly Leaf[]): Column[] {
  const short = leaves.map(({ names }) => names.join('.'));
  const mixed = leaves.map(({ keys }, index) => {
    const name = short[index] ?? '';
    return short.indexOf(name) === short.lastIndexOf(name) ? name : keyOf(keys);
  });
  const isClear = new Set(mixed).size === mixed.length;
  return leaves.map(({ keys }, index) => ({ name: isClear ? (mixed[index] ?? '') : keyOf(keys), keys }));
}
