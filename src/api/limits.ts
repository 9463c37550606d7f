/** What one operation may ask for. Every limit is checked before a statement is sent. */
export interface Limits {
  /** Bytes of a request's body. */
  readonly requestBytes: number;
  /** Tokens of a document: words, numbers, texts and punctuation. */
  readonly tokens: number;
  /** Fields written in a document. */
  readonly fields: number;
  /** Fields below one another. */
  readonly depth: number;
  /** Milliseconds for the whole operation. */
  readonly milliseconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  requestBytes: 1_000_000,
  tokens: 5_000,
  fields: 500,
  depth: 16,
  milliseconds: 10_000,
};
