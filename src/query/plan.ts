import type { FieldNode } from 'graphql';
import type { Column, Relation } from '../ontology/ontology.js';
import type { Place } from './cursor.js';
import type { Where } from './filter.js';
import type { OrderKey } from './order.js';
import type { QuestionPlan } from './question.js';

/** What an operation fetches, before anything is sent: every argument in it is valid. */
export interface Plan {
  readonly roots: readonly Root[];
}

export type Root =
  | {
      readonly kind: 'keys';
      readonly key: string;
      readonly many: boolean;
      readonly ids: readonly string[];
      readonly target: string;
      readonly selection: Selection;
    }
  | {
      readonly kind: 'unique';
      readonly key: string;
      readonly property: string;
      readonly value: string;
      readonly target: string;
      readonly selection: Selection;
    }
  | { readonly kind: 'list'; readonly key: string; readonly list: List }
  | { readonly kind: 'question'; readonly key: string; readonly plan: QuestionPlan };

/** What is asked of a node, by its concrete type. */
export interface Selection {
  readonly shapes: ReadonlyMap<string, Shape>;
  /** The columns that any of the shapes needs. */
  readonly columns: readonly string[];
}

export interface Shape {
  readonly columns: readonly { readonly key: string; readonly column: Column }[];
  readonly fetches: readonly { readonly key: string; readonly fetch: Fetch }[];
  /** Fields that are made from others, which are fetched out of sight, and what they are made from. */
  readonly made: readonly { readonly key: string; readonly shape: Shape }[];
}

/** One relation, followed from all parents of a level at once. */
export type Fetch = One | Related;

export interface One {
  readonly kind: 'one';
  readonly relation: Relation;
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
  readonly after: Place | undefined;
  readonly where: Where;
  readonly order: readonly OrderKey[];
  /** What its cursors name it by. */
  readonly name: string;
  readonly parts: readonly Part[];
  readonly columns: readonly string[];
}

/** A part of a connection, under the key that the answer has it by. */
export type Part =
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
      readonly nodes: readonly { readonly key: string; readonly selection: Selection }[];
    };
