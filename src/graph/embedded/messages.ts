import type { Creation, Parameters, Row, Statement } from '../graph.js';

export interface CreateRequest {
  readonly kind: 'create';
  readonly statement: Statement;
  readonly parameters: Parameters;
  readonly creates: Creation;
}

/** What the parent asks of the process that holds the engine. */
export type Request =
  /** Answered with at most two records: more than one is an error in any case. */
  | { readonly kind: 'read'; readonly statement: Statement; readonly parameters: Parameters }
  /** A schema statement; no transaction can hold it. */
  | { readonly kind: 'define'; readonly statement: Statement }
  | { readonly kind: 'begin' }
  /** Answered with at most two records. */
  | { readonly kind: 'write'; readonly statement: Statement; readonly parameters: Parameters }
  /** In a transaction of its own, beside the one that is open. Answered with at most two records. */
  | { readonly kind: 'alone'; readonly statement: Statement; readonly parameters: Parameters }
  /** As `alone`; without the statement, where what it leads to was created so too. */
  | CreateRequest
  | { readonly kind: 'commit' }
  | { readonly kind: 'rollback' }
  /** Takes over the graph of a file, which is not needed any more afterwards. */
  | { readonly kind: 'open'; readonly file: string }
  /** Writes the graph to a file that is not there yet. */
  | { readonly kind: 'save'; readonly file: string };

export type NumberedRequest = Request & { readonly id: number };

/** What the process sends: once that it is there, and then an answer to each request. */
export type Message =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'answer'; readonly id: number; readonly records: readonly Row[] }
  | { readonly kind: 'error'; readonly id: number; readonly message: string };
