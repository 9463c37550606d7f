import { expect } from 'vitest';
import type { ApiUnderTest } from '../../support/api.js';

export interface Result {
  readonly totalCount: number;
  readonly nodes: readonly Hit[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  readonly suggestions: readonly string[];
}

export interface Hit {
  readonly node: { readonly id: string; readonly __typename: string };
  readonly field: string;
  readonly score: number;
  readonly snippet: readonly { readonly text: string; readonly match: boolean }[];
}

export const SEARCH = `query ($query: String!, $types: [AnyTypeName!], $first: Int) {
  search(query: $query, types: $types, first: $first) {
    totalCount
    nodes { node { __typename id } field score snippet { text match } }
    warnings { code message }
    suggestions
  }
}`;

/** Answers by query, of the engine that was asked first. */
export const answers = new Map<string, string>();

/** What a search answers; the same as on the engine that was asked first. */
export async function searched(api: ApiUnderTest, query: string, more: Record<string, unknown> = {}): Promise<Result> {
  const answer = await api.ask(SEARCH, { query, ...more });
  expect(answer.errors, `search for ${JSON.stringify(query)}`).toBeUndefined();
  const text = JSON.stringify(answer.data);
  const key = JSON.stringify([query, more]);
  expect(text, `both engines, for ${key}`).toBe(answers.get(key) ?? text);
  answers.set(key, text);
  return answer.data?.['search'] as Result;
}

export function ids({ nodes }: Result): string[] {
  return nodes.map(({ node }) => node.id);
}

/** A snippet with its matches in brackets. */
export function marked({ snippet }: Hit): string {
  return snippet.map(({ text, match }) => (match ? `[${text}]` : text)).join('');
}
