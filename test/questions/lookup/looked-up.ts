import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parse } from 'yaml';
import type { ApiUnderTest } from '../../support/api.js';

/** A citation as a report writes it, and what must come out. */
export interface Cited {
  readonly ref: string;
  /** Where it stands. */
  readonly of: string;
  readonly certainty: string;
  readonly node?: string;
  readonly reason?: string;
  readonly alternatives?: readonly string[];
}

export const CITATIONS = parse(readFileSync(new URL('citations.yaml', import.meta.url), 'utf8')) as readonly Cited[];

export interface Entry {
  readonly ref: string;
  readonly node: { readonly id: string } | null;
  readonly certainty: string;
  readonly reading: string | null;
  readonly alternatives: readonly {
    readonly node: { readonly id: string } | null;
    readonly name: string;
    readonly reading: string | null;
  }[];
  readonly reason: string | null;
  readonly message: string | null;
}

export const LOOKUP = `query ($refs: [String!]!) {
  lookup(refs: $refs) {
    ref node { id } certainty reading alternatives { node { id } name reading } reason message
  }
}`;

/** Answers by refs, of the engine that was asked first. */
const answers = new Map<string, string>();

/** What refs are found to mean; the same as on the engine that was asked first. */
export async function lookedUp(api: ApiUnderTest, ...refs: readonly string[]): Promise<readonly Entry[]> {
  const answer = await api.ask(LOOKUP, { refs });
  expect(answer.errors, `lookup of ${JSON.stringify(refs)}`).toBeUndefined();
  return answer.data?.['lookup'] as readonly Entry[];
}

/** The same, on data that all engines under test have. */
export async function lookedUpAlike(api: ApiUnderTest, data: string, ref: string): Promise<Entry> {
  const [entry] = await lookedUp(api, ref);
  const key = `${data} ${ref}`;
  const text = JSON.stringify(entry);
  expect(text, `both engines, for ${key}`).toBe(answers.get(key) ?? text);
  answers.set(key, text);
  if (!entry) throw new Error(`No entry for ${ref}`);
  return entry;
}

/** What an entry says, without what is the same in most. */
export function told({ node, certainty, reason, alternatives }: Entry): Omit<Cited, 'ref' | 'of'> {
  return {
    certainty,
    ...(node && { node: node.id }),
    ...(reason !== null && { reason }),
    ...(alternatives.length > 0 && { alternatives: alternatives.map(({ name }) => name) }),
  };
}
