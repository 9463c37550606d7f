import type { FieldNode } from 'graphql';
import { fieldsType } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import type { ClaimsInView } from '../as-of/claims-in-view.js';
import type { Condition } from '../filter/condition.js';
import { FilterError } from '../filter/filter-error.js';
import { testText } from '../filter/filter-text.js';
import { readFilter } from '../filter/read-filter.js';
import type { Filter } from '../filter/read-filter.js';
import { invalid } from '../invalid.js';
import { CursorError, decodeCursor, differsIn, listName } from './cursor.js';
import type { CursorPlace } from './cursor.js';
import type { List } from './fetches.js';
import { orderKeys } from './order.js';
import type { OrderBy, OrderKey } from './order.js';
import { PAGE } from './page.js';

export type Arguments = Readonly<Record<string, unknown>>;

export interface ListRequest {
  /** The type of its rows. */
  readonly target: string;
  /** Which list it is, whatever its arguments. */
  readonly source: string;
  readonly node: FieldNode;
  readonly args: Arguments;
  /** The most that `first` may be. */
  readonly most: number;
}

/**
 * The arguments of a list, checked: which rows, in which order, which page.
 * @param view which claims there are; undefined for all.
 * @throws GraphQLError that says what is allowed.
 */
export function listArguments(
  ontology: Ontology,
  { target, source, node, args, most }: ListRequest,
  view?: ClaimsInView,
): Pick<List, 'first' | 'after' | 'condition' | 'order' | 'name'> {
  const filter = (args.filter ?? undefined) as Filter | undefined;
  const orderBy = (args.orderBy ?? []) as readonly OrderBy[];
  const told = orderBy.find(({ field }) => view?.isTold(target, field));
  if (told) throw toldOrder(node, told.field);
  const order = orderKeys(ontology, fieldsType(ontology, target), orderBy);
  // Only what the order is, not how it is served: cursors outlive an index.
  const compared = order.map(({ column, direction }) => ({ column, direction }));
  const name = listName([source, filter ?? null, compared]);
  return {
    name,
    order,
    first: first(node, args.first, most),
    condition: reported(node, 'filter', () => checkedFilter(ontology, target, filter, view)),
    after: reported(node, 'after', () => after(args.after, name, order)),
  };
}

/** Written once in vain, so that a value that cannot be compared is refused before anything is sent. */
function checkedFilter(
  ontology: Ontology,
  target: string,
  filter: Filter | undefined,
  view: ClaimsInView | undefined,
): Condition | undefined {
  const condition = filter && readFilter(ontology, target, filter);
  if (condition) testText(ontology, condition);
  return view ? view.filter(target, condition) : condition;
}

function toldOrder(node: FieldNode, field: string): Error {
  return invalid(
    `${node.name.value}(orderBy:) cannot order by ${field} under @asOf, where it follows from the claims that qualify. Order by another field, or ask for each value with filter: {${field}: {eq: ...}}.`,
    node,
  );
}

function first(node: FieldNode, given: unknown, most: number): number {
  const count = (given as number | null | undefined) ?? PAGE.default;
  if (count >= 0 && count <= most) return count;
  throw invalid(
    `${node.name.value}(first:) takes 0 to ${most}, and ${count} was given. For more rows ask for the next page with after: pageInfo.endCursor.`,
    node,
  );
}

function after(cursor: unknown, name: string, order: readonly OrderKey[]): CursorPlace | undefined {
  if (cursor === undefined || cursor === null) return undefined;
  const place = decodeCursor(cursor as string);
  const differs = differsIn(name, place.list);
  if (differs === undefined && place.at.length === order.length) return place;
  throw new CursorError(ANOTHER[differs ?? 0] ?? ANOTHER[0]);
}

/** By what a list is named by: its field, its filter, its order. */
const ANOTHER = [
  'belongs to another list: it is good for the same field with the same filter and order only.',
  'belongs to the same list with another filter: give the filter that it came with, or begin again without after.',
  'belongs to the same list in another order: give the orderBy that it came with, or begin again without after.',
] as const;

/** Names the argument before what is wrong with it. */
function reported<T>(node: FieldNode, argument: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CursorError || error instanceof FilterError)) throw error;
    throw invalid(`${node.name.value}(${argument}:) ${error.message}`, node);
  }
}
