import MiniSearch from 'minisearch';
import type { Options, SearchOptions } from 'minisearch';
import { built } from '../built.js';
import type { Search } from './questions.js';
import { FIELDS } from './texts.js';
import type { Document } from './texts.js';

/** A way of searching that can be tried, with what it is set to. */
export interface Candidate {
  readonly settings: string;
  readonly search: Search;
}

const BOOSTS: readonly Record<string, number>[] = [
  {},
  { name: 2, aliases: 2 },
  { related: 0.5 },
  { text: 2 },
  { text: 2, related: 0.5, more: 0.5 },
  { text: 2, related: 0.25, more: 0.25 },
  { text: 3, name: 2, aliases: 2, related: 0.5, more: 0.5 },
];
const BM25: readonly SearchOptions['bm25'][] = [
  undefined,
  { k: 1.2, b: 0.7, d: 0 },
  { k: 0.6, b: 0.7, d: 0.5 },
  { k: 0.4, b: 0.5, d: 0 },
];

/** MiniSearch over documents: with its own words and with ours and their stems, in many settings. */
export async function miniSearches(
  documents: readonly Document[],
  withRelated: boolean,
  wanted: (document: Document) => boolean,
): Promise<Candidate[]> {
  const { wordsOf } = await built('words/words');
  const { stemOf } = await built('words/stems');
  const readings: readonly (readonly [string, Partial<Options<Document>>])[] = [
    ['its words', {}],
    [
      'our words and stems',
      {
        tokenize: (text) => wordsOf(text).flatMap(({ common, token }) => (common ? [] : [token])),
        processTerm: (term) => stemOf(term),
      },
    ],
  ];
  const ids = new Set(documents.filter(wanted).map(({ id }) => id));
  return readings.flatMap(([reading, options]) => {
    const index = new MiniSearch<Document>({
      ...options,
      fields: FIELDS.filter((field) => withRelated || field !== 'related'),
    });
    index.addAll(documents);
    const fuzzies = reading === 'its words' ? [false, 0.2] : [false];
    return fuzzies.flatMap((fuzzy) =>
      [false, true].flatMap((prefix) =>
        BOOSTS.flatMap((boost) =>
          BM25.map((bm25) => ({
            settings: `${reading}, ${JSON.stringify({ prefix, fuzzy, boost, bm25 })}`,
            search: (query: string) =>
              index
                .search(query, { prefix, fuzzy, boost, ...(bm25 && { bm25 }), filter: ({ id }) => ids.has(String(id)) })
                .map(({ id }) => String(id)),
          })),
        ),
      ),
    );
  });
}
