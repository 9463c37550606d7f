import type { Write } from '../graph/graph.js';
import { stemOf } from '../words/stems.js';
import { batches } from './batches.js';
import { byText } from './derive.js';
import type { GraphRecord } from './derive.js';
import { recordsAfter } from './diff.js';
import type { Diff } from './diff.js';

/** A token of the search index, as a graph holds it. */
export interface StoredToken {
  readonly id: string;
  readonly stem: string;
  /** How many nodes have it. */
  readonly df: number;
  /** How it is mostly written. */
  readonly surface: string;
}

/** What a load does to the search index: before the nodes change, and when they are all there. */
export interface TokenWrites {
  readonly before: readonly Write[];
  readonly after: readonly Write[];
}

/** Makes the search index fit the records after a diff: postings of what changed, tokens that came, went or count anew. */
export function tokenWrites(diff: Diff, stored: readonly StoredToken[]): TokenWrites {
  const wanted = tokensOf(recordsAfter(diff));
  const known = new Map(stored.map((token) => [token.id, token]));
  const changed = diff.changed.map(({ record }) => record);
  const gone = stored.filter(({ id }) => !wanted.has(id)).map(({ id }) => id);
  const created = [...wanted.values()].filter(({ id }) => !known.has(id));
  const counted = [...wanted.values()].filter((token) => {
    const old = known.get(token.id);
    return old && (old.stem !== token.stem || old.df !== token.df || old.surface !== token.surface);
  });
  const postings = [...diff.added, ...changed].flatMap(({ id, postings: own }) =>
    own.map(({ token, k }) => [id, token, k]),
  );
  return {
    before: batches(
      'delete-postings',
      {},
      'ids',
      changed.map(({ id }) => id),
    ),
    after: [
      ...batches('delete-tokens', {}, 'ids', gone),
      ...batches('create-tokens', {}, 'rows', created.map(row)),
      ...batches('replace-tokens', {}, 'rows', counted.map(row)),
      ...batches('create-postings', {}, 'rows', postings),
    ],
  };
}

function row({ id, stem, df, surface }: StoredToken): Record<string, string | number> {
  return { id, stem, df, surface };
}

/** The tokens of all records, in the order in which they first occur. */
export function tokensOf(records: readonly GraphRecord[]): Map<string, StoredToken> {
  const texts = new Map<string, Map<string, number>>();
  for (const { postings } of records) {
    for (const { token, text } of postings) {
      let counts = texts.get(token);
      if (!counts) texts.set(token, (counts = new Map<string, number>()));
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return new Map(
    [...texts].map(([id, counts]) => {
      const df = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return [id, { id, stem: stemOf(id), df, surface: mostFrequent(counts) }];
    }),
  );
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  const byName = [...counts].sort(byText(([text]) => text));
  return byName.reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0])[0];
}
