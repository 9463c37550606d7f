import type { FieldNode } from 'graphql';
import type { Parts } from '../../query/question.js';
import type { GapStatus } from './gap-status.js';
import type { AskedGaps } from './norm-gaps-statements.js';

/** Norm gaps, and the field that asks for them. */
export interface AskedHere extends AskedGaps {
  readonly node: FieldNode;
  /** What errors begin with. */
  readonly field: string;
}

/** What is asked of `normGaps`, checked. */
export interface NormGapsRequest extends AskedHere {
  readonly first: number;
  /** Only the rows of these; all where it is undefined. */
  readonly norms: readonly string[] | undefined;
  readonly statuses: readonly GapStatus[] | undefined;
  readonly parts: Parts;
}
