import type { Changes } from './recorded-changes.js';
import type { StoredChange, StoredRecord } from './stored.js';
import type { Survey } from './survey.js';
import type { Token } from './tokens.js';

/** What has to be done to a graph, so that it holds the records of a survey. */
export interface Diff {
  readonly added: readonly string[];
  readonly changed: readonly { readonly id: string; readonly storedType: string }[];
  /** Written by a load that was cut off before it came to their relationships: only these are missing. */
  readonly begun: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  readonly tokens: TokenDiff;
  readonly changes: ChangeDiff;
}

/** Of the changes that are recorded: one that differs goes, and comes again. */
export interface ChangeDiff {
  readonly created: readonly string[];
  readonly gone: readonly string[];
}

export interface TokenDiff {
  readonly created: readonly Token[];
  /** Those that more or fewer nodes have than before, or that are mostly written in another way. */
  readonly counted: readonly Token[];
  readonly gone: readonly string[];
}

/** What a node has in the place of its hash while its relationships are not there. */
export function begunHash(hash: string): string {
  return `begun ${hash}`;
}

type Pages<T> = AsyncIterable<readonly T[]> | Iterable<readonly T[]>;

/** Compares what a graph holds, as it is read page by page. */
export async function diff(
  { records, tokens, changes }: Pick<Survey, 'records' | 'tokens' | 'changes'>,
  storedRecords: Pages<StoredRecord>,
  storedTokens: Pages<Token>,
  storedChanges: Pages<StoredChange> = [],
): Promise<Diff> {
  const changed = new Map<string, string>();
  const unchanged = new Set<string>();
  const halfway = new Set<string>();
  const removed: string[] = [];
  for await (const page of storedRecords) {
    for (const { id, type, hash } of page) {
      const wanted = records.get(id);
      if (!wanted) removed.push(id);
      else if (wanted.type === type && wanted.hash === hash) unchanged.add(id);
      else if (wanted.type === type && hash === begunHash(wanted.hash)) halfway.add(id);
      else changed.set(id, type);
    }
  }
  const added: string[] = [];
  const kept: string[] = [];
  const begun: string[] = [];
  const replaced: { id: string; storedType: string }[] = [];
  // In the order of the seed.
  for (const id of records.keys()) {
    const storedType = changed.get(id);
    if (storedType !== undefined) replaced.push({ id, storedType });
    else if (unchanged.has(id)) kept.push(id);
    else if (halfway.has(id)) begun.push(id);
    else added.push(id);
  }
  return {
    ...{ added, changed: replaced, begun, removed, unchanged: kept },
    tokens: await tokenDiff(tokens, storedTokens),
    changes: await changeDiff(changes, storedChanges),
  };
}

async function changeDiff({ nodes }: Changes, stored: Pages<StoredChange>): Promise<ChangeDiff> {
  const kept = new Set<string>();
  const gone: string[] = [];
  for await (const page of stored) {
    for (const { id, hash, dataVersion } of page) {
      const { properties } = nodes.get(id) ?? {};
      if (properties?.['hash'] === hash && properties['dataVersion'] === dataVersion) kept.add(id);
      else gone.push(id);
    }
  }
  return { created: [...nodes.keys()].filter((id) => !kept.has(id)), gone };
}

async function tokenDiff(wanted: ReadonlyMap<string, Token>, stored: Pages<Token>): Promise<TokenDiff> {
  const known = new Set<string>();
  const counted: Token[] = [];
  const gone: string[] = [];
  for await (const page of stored) {
    for (const old of page) {
      const token = wanted.get(old.id);
      if (!token) gone.push(old.id);
      else if (old.stem !== token.stem || old.df !== token.df || old.surface !== token.surface) counted.push(token);
      known.add(old.id);
    }
  }
  return { created: [...wanted.values()].filter(({ id }) => !known.has(id)), counted, gone };
}

/** Whether the graph holds all of it already. */
export function isNothing({ added, changed, begun, removed, tokens, changes }: Diff): boolean {
  const { created, counted, gone } = tokens;
  const all = [added, changed, begun, removed, created, counted, gone, changes.created, changes.gone];
  return all.every(({ length }) => length === 0);
}
