import type { Value } from '../../graph/graph.js';
import { quoted } from '../../graph/statement.js';
import { boundColumns, hasBounds } from '../../ontology/scalars.js';
import { columnsOf } from '../../ontology/ontology.js';
import type { AbstractType, Column, NodeType, Ontology } from '../../ontology/ontology.js';

export type Direction = 'ASC' | 'DESC';

/** One entry of `orderBy`, as the API takes it. */
export interface OrderBy {
  readonly field: string;
  readonly direction: Direction;
}

/** A column that rows are compared by, and which way. Missing values come last either way. */
export interface OrderKey {
  readonly column: string;
  readonly direction: Direction;
  /** Whether an index holds the column, so that it can give its order. */
  readonly indexed: boolean;
}

/** The natural order of ids: it ends every order, so that no two rows are equal. */
export const NATURAL: OrderKey = { column: 'sortKey', direction: 'ASC', indexed: false };

/** The columns that a list of a type can be ordered by: one value each, no value objects. */
export function orderable(type: NodeType | AbstractType): Column[] {
  return columnsOf(type).filter((column) => !column.list && column.of !== 'value');
}

/**
 * `orderBy` as the columns that are compared, ending with the natural order: after it nothing is left to decide.
 * A field that comes twice counts where it comes first.
 */
export function orderKeys(ontology: Ontology, type: NodeType | AbstractType, orderBy: readonly OrderBy[]): OrderKey[] {
  const keys = new Map<string, OrderKey>();
  for (const { field, direction } of orderBy) {
    const column = storedColumn(ontology, type, field);
    const of = type.fields.get(field);
    const indexed = of?.kind === 'column' && of.indexed;
    if (!keys.has(column)) keys.set(column, { column, direction, indexed });
    if (column === NATURAL.column) return [...keys.values()];
  }
  return [...keys.values(), NATURAL];
}

/** What has bounds is compared by where it begins, ids by their natural order. */
function storedColumn(ontology: Ontology, type: NodeType | AbstractType, field: string): string {
  if (field === 'id') return NATURAL.column;
  const column = type.fields.get(field);
  return column?.kind === 'column' && hasBounds(ontology, column) ? boundColumns(field).min : field;
}

/**
 * Which rows of a list are asked for: all, or by the first column that they are ordered by only those that have the
 * value of the cursor, have a value (beyond that of the cursor, where there is one), or lack one.
 */
export type OrderPart = 'whole' | 'tied' | 'present' | 'missing';

/**
 * What stands after ORDER BY.
 * @param variable the node, as Cypher names it.
 */
export function orderClause(keys: readonly OrderKey[], part: OrderPart = 'whole', variable = 'n'): string {
  const [first, ...rest] = keys;
  // Of missing values the first column says nothing at all; what is equal it names because an index has it so.
  if (part === 'missing') return orderClause(rest, 'whole', variable);
  if (part === 'tied' && first) return orderedWithin(first.column, rest);
  // Of a part the first column says no more whether it is missing.
  return keys
    .map(({ column, direction }, index) => {
      const property = `${variable}.${quoted(column)}`;
      const value = direction === 'DESC' ? `${property} DESC` : property;
      const decided = column === NATURAL.column || (part === 'present' && index === 0);
      return decided ? value : `${property} IS NULL, ${value}`;
    })
    .join(', ');
}

/** An order of nodes that have one value in a column: written so that an index of the column gives it. */
export function orderedWithin(column: string, keys: readonly OrderKey[]): string {
  // An index is read in one direction.
  const direction = keys[0]?.direction === 'DESC' ? ' DESC' : '';
  return `n.${quoted(column)}${direction}, ${orderClause(keys)}`;
}

/**
 * The embedded engine compares truths only where nothing stands beside the comparison. Both engines sort texts by code
 * points; Neo4j compares a parameter by UTF-16 units, which differs where one text has a character beyond U+FFFF and
 * the other one from U+E000 on.
 */
function beyondClause(property: string, name: string, value: Value, direction: Direction): string {
  if (typeof value !== 'boolean') return `${property} ${direction === 'DESC' ? '<' : '>'} $${name}`;
  return value === (direction === 'DESC') ? `${property} <> $${name}` : 'false';
}

/** The condition that a row comes after the one whose values are given, and the parameters it needs. */
export function afterClause(
  keys: readonly OrderKey[],
  at: readonly Value[],
  part: OrderPart = 'whole',
): { readonly clause: string; readonly parameters: Record<string, Value> } {
  const parameters: Record<string, Value> = {};
  const ways: string[] = [];
  const equal: string[] = [];
  let tie = '';
  // One comparison without an OR: so an index is read from there on. What is tied with the cursor is a part of its own.
  (part === 'present' ? keys.slice(0, 1) : keys).forEach(({ column, direction }, index) => {
    const property = `n.${quoted(column)}`;
    const value = at[index] ?? null;
    // After a missing value comes nothing but what the next keys decide.
    if (value === null) {
      equal.push(`${property} IS NULL`);
      return;
    }
    const name = `a${index}`;
    parameters[name] = value;
    if (part === 'tied' && index === 0) {
      tie = `${property} = $${name} AND `;
      return;
    }
    const beyond = beyondClause(property, name, value, direction);
    const orMissing = column === NATURAL.column || part === 'present' ? beyond : `(${property} IS NULL OR ${beyond})`;
    ways.push(`(${[...equal, orMissing].join(' AND ')})`);
    equal.push(`${property} = $${name}`);
  });
  return { clause: `${tie}(${ways.join(' OR ')})`, parameters };
}
