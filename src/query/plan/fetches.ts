import type { FieldNode } from 'graphql';
import type { Column, Relation } from '../../ontology/ontology.js';
import type { DerivedField } from '../derived-field.js';
import type { Condition } from '../filter/condition.js';
import type { CursorPlace } from './cursor.js';
import type { OrderKey } from './order.js';

/** What is asked of a node, by its concrete type. */
export interface Selection {
  readonly shapes: ReadonlyMap<string, Shape>;
  /** The columns that any of the shapes needs. */
  readonly columns: readonly string[];
}

export interface Shape {
  /** How many values the answer has of one node: response keys, those of values with fields of their own included. */
  readonly keys: number;
  /** The keys of `__typename`. */
  readonly typeNames: readonly string[];
  readonly columns: readonly { readonly key: string; readonly column: Column }[];
  readonly fetches: readonly { readonly key: string; readonly fetch: Fetch }[];
  readonly derived: readonly Derived[];
}

/** A field that is made of others, what it is made of, and how it was asked for. */
export interface Derived {
  readonly key: string;
  readonly field: Pick<DerivedField, 'make' | 'shows' | 'asks'>;
  readonly args: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
  /** Of a field that asks: how many rows come of each node at the most. */
  readonly rowsOfEach?: number;
}

/** One relation, followed from all parents of a level at once. */
export type Fetch = One | Related;

export interface One {
  readonly kind: 'one';
  readonly relation: Relation;
  /** What its node must meet, or there is none. */
  readonly qualifying: Condition | undefined;
  readonly selection: Selection;
}

export interface Related {
  readonly kind: 'related';
  readonly relation: Relation;
  readonly list: List;
}

/** A list and the parts of its connection that are asked for. */
export interface List {
  readonly field: FieldNode;
  readonly target: string;
  readonly first: number;
  readonly after: CursorPlace | undefined;
  /** What its filter says; undefined where it has none. */
  readonly condition: Condition | undefined;
  readonly order: readonly OrderKey[];
  /** What its cursors name it by. */
  readonly name: string;
  readonly parts: readonly ConnectionPart[];
  readonly columns: readonly string[];
}

/** A part of a connection, under the key that the answer has it by. */
export type ConnectionPart =
  /** `__typename` */
  | { readonly kind: 'type'; readonly key: string }
  | { readonly kind: 'totalCount'; readonly key: string }
  | {
      readonly kind: 'pageInfo';
      readonly key: string;
      readonly fields: readonly { readonly key: string; readonly name: string }[];
    }
  | { readonly kind: 'nodes'; readonly key: string; readonly selection: Selection }
  | {
      readonly kind: 'edges';
      readonly key: string;
      readonly cursors: readonly string[];
      readonly typeNames: readonly string[];
      readonly nodes: readonly { readonly key: string; readonly selection: Selection }[];
    };

/** The selections that a list makes of its rows. */
export function rowSelections(list: Pick<List, 'parts'>): Selection[] {
  return list.parts.flatMap((part) => {
    if (part.kind === 'nodes') return [part.selection];
    return part.kind === 'edges' ? part.nodes.map((one) => one.selection) : [];
  });
}

/** How many values the answer has of a node of any of some selections, at the most. */
export function keysOf(selections: readonly Selection[]): number {
  return selections.reduce((sum, { shapes }) => sum + Math.max(0, ...[...shapes.values()].map(({ keys }) => keys)), 0);
}

/** How many values a list has itself, and how many for each of its rows beside those of the nodes. */
export function keysOfList({ parts }: Pick<List, 'parts'>): { readonly list: number; readonly row: number } {
  let [list, row] = [0, 0];
  for (const part of parts) {
    list += 1;
    if (part.kind === 'pageInfo') list += part.fields.length;
    if (part.kind === 'edges') row += part.cursors.length + part.typeNames.length + part.nodes.length;
  }
  return { list, row };
}

/** Whether rows are asked for, not only their number. */
export function wantsRows(list: Pick<List, 'parts'>): boolean {
  return list.parts.some(({ kind }) => kind !== 'totalCount' && kind !== 'type');
}

/** How many rows are asked for: one more than the page only where it is asked whether there is a next one. */
export function mostRows({ first, parts }: Pick<List, 'first' | 'parts'>): number {
  const hasNext = parts.some(
    (part) => part.kind === 'pageInfo' && part.fields.some(({ name }) => name === 'hasNextPage'),
  );
  return hasNext ? first + 1 : first;
}

export function wantsTotal(list: Pick<List, 'parts'>): boolean {
  return list.parts.some((part) => part.kind === 'totalCount');
}

/** Every column that a shape needs, those of its derived fields included. */
export function columnNames(shape: Shape): string[] {
  return [...shape.columns.map(({ column }) => column.name), ...shape.derived.flatMap((one) => columnNames(one.shape))];
}

/** Every fetch of a shape, those of its derived fields included. */
export function fetchesOf(shape: Shape): Fetch[] {
  return [...shape.fetches.map(({ fetch }) => fetch), ...shape.derived.flatMap((one) => fetchesOf(one.shape))];
}

/** The fields of nodes of a selection that ask beside the waves, each once, whatever types have them. */
export function askingFields({ shapes }: Selection): Derived[] {
  const asking = [...shapes.values()].flatMap(({ derived }) => derived.filter(({ field }) => field.asks));
  return [...new Map(asking.map((one) => [one.key, one])).values()];
}
