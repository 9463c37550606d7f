/** What is asked of a node: columns, and what it leads to. The same for every server, before any language. */
export interface Selection {
  /** A node type of the ontology. */
  readonly type: string;
  readonly leaves: readonly Leaf[];
  readonly branches: readonly Branch[];
}

/** A column under the name that the answer has it by. */
export interface Leaf {
  readonly key: string;
  readonly column: string;
}

/** A relation under the name that the answer has it by; the rows of a list are in the natural order of ids. */
export interface Branch {
  readonly key: string;
  readonly field: string;
  /** How many rows at most; undefined where the relation leads to one node. */
  readonly first: number | undefined;
  readonly selection: Selection;
}

/** A condition as our API takes it; a variable stands as `{ $: name }`. */
export type Filter = { readonly [key: string]: FilterValue };
export type FilterValue = string | boolean | Filter | readonly Filter[];

/** What an operation asks for. */
export type Ask =
  /** One node by `$id`. */
  | { readonly kind: 'one'; readonly key: string; readonly field: string; readonly selection: Selection }
  | RootList
  /** How many nodes there are. */
  | {
      readonly kind: 'count';
      readonly key: string;
      readonly field: string;
      readonly filter: Filter;
      readonly type: string;
    }
  /** Nodes by the words of `$query`. */
  | { readonly kind: 'search'; readonly key: string; readonly first: number };

/** A page of all nodes of a type, in the natural order of ids. */
export interface RootList {
  readonly kind: 'list';
  readonly key: string;
  readonly field: string;
  readonly first: number;
  readonly filter?: Filter;
  /** Whether the page begins after a place that a variable says. */
  readonly deep?: boolean;
  readonly selection: Selection;
}

/** The type, name and kind of a variable. */
export interface Variable {
  readonly name: string;
  /** As GraphQL declares it. */
  readonly type: string;
}

/** A selection written shortly: columns as a list, relations as `field` or `field:first`. */
export function select(
  type: string,
  columns: readonly string[],
  relations: Readonly<Record<string, Selection>> = {},
): Selection {
  return {
    type,
    leaves: columns.map((column) => ({ key: column, column })),
    branches: Object.entries(relations).map(([written, selection]) => {
      const [field = '', first] = written.split(':');
      return { key: field, field, first: first === undefined ? undefined : Number(first), selection };
    }),
  };
}
