import type { Position } from './problem.js';

/** A file as a plain tree that knows where everything stands. */
export type TreeNode = TreeMap | TreeList | TreeScalar | TreeRefused;

export interface TreeMap {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: readonly TreeEntry[];
}

export interface TreeEntry {
  readonly key: string;
  readonly at: Position;
  readonly value: TreeNode;
}

export interface TreeList {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly TreeNode[];
}

export interface TreeScalar {
  readonly kind: 'scalar';
  readonly at: Position;
  readonly value: string | number | boolean | null;
  /** As the file writes it, quotes aside: `3.10`. */
  readonly source: string;
  readonly quoted: boolean;
}

/** Something that cannot stand in a seed file; the mistake is reported already. */
export interface TreeRefused {
  readonly kind: 'refused';
  readonly at: Position;
}
