import type { Row } from '../../graph/graph.js';
import { anyOf, statement } from '../../graph/statement.js';
import type { FilterText } from '../../query/filter/filter-text.js';
import type { Ask } from '../../query/run/ask.js';
import type { ReadQuery } from './read-query.js';
import { MOST_ENDS } from '../../words/entries.js';
import { stemOf } from '../../words/stems.js';
import type { FoundToken, FoundTokens, Term } from './terms.js';

/** No token begins with it. */
const NOTHING = '-';
const SHORTEST_BEGINNING = 2;
const MOST_BEGUN = 50;
const MOST_SIMILAR = 2_000;
const MOST_STEMS = 100;

export function askTokens({ words }: ReadQuery): Ask {
  const stems = words.flatMap(({ word }) => [word, ...word.parts]).map(({ token }) => stemOf(token));
  const begun = words.find((one) => one.begun)?.word.token ?? NOTHING;
  return {
    statement: statement('search-tokens'),
    parameters: {
      stems: [...new Set(stems)].slice(0, MOST_STEMS),
      begun: begun.length < SHORTEST_BEGINNING ? NOTHING : begun,
      limit: MOST_BEGUN,
    },
  };
}

export function foundTokens(row: Row): FoundTokens {
  const counts = JSON.parse(row.counts as string) as Record<string, number>;
  return {
    whole: row.whole as unknown as FoundToken[],
    begun: row.begun as unknown as FoundToken[],
    nodes: Object.values(counts).reduce((sum, count) => sum + count, 0),
  };
}

/** Which nodes are looked for. */
export interface Searched {
  /** The types that nodes may be of; any where undefined. */
  readonly types: readonly string[] | undefined;
  /** A test on the node `n`. */
  readonly qualifying: FilterText | undefined;
  /** Nodes that are known already, by id. */
  readonly except: readonly string[];
}

/** The nodes whose ids stand in the query. */
export function askIds(ids: readonly string[], searched: Searched, cols: readonly string[]): Ask {
  return {
    statement: statement('search-ids', {}, { where: where(searched) }),
    parameters: { ids, cols, ...values(searched) },
  };
}

export function askPage(terms: readonly Term[], searched: Searched, cols: readonly string[], limit: number): Ask {
  return {
    statement: statement('search-page', {}, { where: where(searched) }),
    parameters: {
      terms: terms.map(({ token, word, factor }) => [token, word, factor]),
      cols,
      limit,
      ...values(searched),
    },
  };
}

export function askCount(terms: readonly Term[], searched: Searched): Ask {
  return {
    statement: statement('search-count', {}, { where: where(searched) }),
    parameters: { tokens: [...new Set(terms.map(({ token }) => token))], ...values(searched) },
  };
}

/**
 * @param relations the relationship types over which names are looked for.
 * @param cols the columns that name a node.
 */
export function askRelated(ids: readonly string[], relations: readonly string[], cols: readonly string[]): Ask {
  return {
    statement: statement('search-related', {}, { relations: anyOf(relations) }),
    parameters: { ids, cols, most: MOST_ENDS },
  };
}

/** @param starts first letters. */
export function askSimilar(starts: readonly string[]): Ask {
  return { statement: statement('search-similar'), parameters: { starts, limit: MOST_SIMILAR } };
}

function where({ types, qualifying, except }: Searched): string {
  const tests = [
    ...(types ? ['n.`type` IN $types'] : []),
    ...(qualifying ? [qualifying.text] : []),
    ...(except.length > 0 ? ['NOT n.id IN $except'] : []),
  ];
  return tests.length === 0 ? 'true' : tests.join(' AND ');
}

function values({ types, qualifying, except }: Searched): Ask['parameters'] {
  return { ...(types && { types }), ...qualifying?.parameters, ...(except.length > 0 && { except }) };
}
