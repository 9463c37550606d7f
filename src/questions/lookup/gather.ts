import type { Row } from '../../graph/graph.js';
import { WITHDRAWN, columnsOf, membersOf, nodeType } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { decodeColumn } from '../../ontology/stored-form.js';
import type { FilterText } from '../../query/filter/filter-text.js';
import { askWithdrawn, wasWithdrawn, withdrawnIn } from '../../query/miss/withdrawn.js';
import type { Ask } from '../../query/run/ask.js';
import { ID, TYPE, positionsOf } from '../../query/run/row.js';
import type { StoredRow } from '../../query/run/row.js';
import { nextSlice } from '../../turns/slice.js';
import type { Candidates, Facts, WithdrawnId } from './facts.js';
import { namedCountry } from './law-names.js';
import type { Named, NamedCountry } from './law-names.js';
import { askById, askNamed, askTokensOf, askValues, uniqueProperties } from './lookup-statements.js';
import { articleIds, instrumentIds, instrumentsOf } from './matches.js';
import { phraseOf } from './phrases.js';
import type { Phrase } from './phrases.js';
import type { ReadRef } from './read-ref.js';
import { chooseTokens, stemsOf } from './token-choice.js';
import type { CountedToken, TokenChoice, TokensOfStems } from './token-choice.js';

export type AskGraph = (ask: Ask) => Promise<Row>;

/** Statements that `gather` sends at most, beside one for each property of unique values. */
export const GATHERING = 7;

/** Nodes that the tokens of all refs may stand in, together: each is looked at. */
const MOST_POSTINGS = 200_000;
const MOST_TOKENS = 300;
/** Nodes that come back, of all tokens and of one. */
const MOST_NAMED = 4_800;
const MOST_NAMED_OF_ONE = 300;
/** Ids of articles that one ref may mean. */
const MOST_ARTICLES_OF_ONE = 60;

/**
 * Asks the graph for all refs together: the number of statements is that of one ref.
 * @param qualifying what nodes must meet beside all else; undefined where nothing.
 */
export async function gather(
  ontology: Ontology,
  reads: readonly ReadRef[],
  qualifying: FilterText | undefined,
  ask: AskGraph,
): Promise<Facts> {
  const phrases = new Map(
    reads.flatMap((read) =>
      [read.phrase, ...(read.instrument ? [read.instrument] : [])].map((phrase) => [phrase.text, phrase] as const),
    ),
  );
  const ids = distinct(
    reads.flatMap((read) => [...read.ids, ...instrumentIds(read), ...read.codes.flatMap(({ alpha3 }) => alpha3 ?? [])]),
  );
  const values = distinct(reads.flatMap((read) => read.values));
  const [tokens, types, any, ...valued] = await Promise.all([
    tokensOf([...phrases.values()], ask),
    typesOf(ids, qualifying, ask),
    qualifying && typesOf(ids, undefined, ask),
    ...(values.length === 0 ? [] : uniqueProperties(ontology).map((one) => ask(askValues(one, values)))),
  ]);
  const facts: Facts = {
    types,
    hidden: new Set([...(any?.keys() ?? [])].filter((id) => !types.has(id))),
    valued: grouped(valued.flatMap((row) => row.found as unknown as [string, string][])),
    named: await namedBy(ontology, [...phrases.values()], tokens, ask),
    instruments: new Set(membersOf(ontology, 'Instrument').map(({ name }) => name)),
    withdrawn: new Map(),
    singularOf: (type) => nodeType(ontology, type).singular,
  };
  const articles = reads.flatMap((read) => articleIds(read, instrumentsOf(read, facts)).slice(0, MOST_ARTICLES_OF_ONE));
  const known = new Map([...types, ...(await typesOf(distinct(articles), qualifying, ask))]);
  return { ...facts, types: known, withdrawn: await withdrawnOf(ontology, known, ask) };
}

/** What became of those nodes that stand for something withdrawn. */
async function withdrawnOf(
  ontology: Ontology,
  types: ReadonlyMap<string, string>,
  ask: AskGraph,
): Promise<ReadonlyMap<string, WithdrawnId>> {
  const ids = [...types].flatMap(([id, type]) => (type === WITHDRAWN ? [id] : []));
  if (ids.length === 0) return new Map();
  const found = withdrawnIn(await ask(askWithdrawn(ontology, ids)));
  return new Map(
    [...found].map(([id, withdrawal]) => [
      id,
      { became: wasWithdrawn(ontology, withdrawal), successor: withdrawal.successor?.id },
    ]),
  );
}

/** What the words of phrases stand for in the search index. */
export async function tokensOf(phrases: readonly Phrase[], ask: AskGraph): Promise<TokensOfStems> {
  const stems = distinct(phrases.flatMap(stemsOf));
  const row = stems.length === 0 ? undefined : await ask(askTokensOf(stems));
  const found = (row?.tokens ?? []) as unknown as [token: string, stem: string, nodes: number][];
  const known = new Map<string, CountedToken[]>();
  for (const [token, stem, nodes] of found) known.set(stem, [...(known.get(stem) ?? []), { token, nodes }]);
  return known;
}

/** By the text of each phrase, what may be called so. */
export async function namedBy(
  ontology: Ontology,
  phrases: readonly Phrase[],
  known: TokensOfStems,
  ask: AskGraph,
): Promise<ReadonlyMap<string, Candidates>> {
  const choices = new Map(phrases.map((phrase) => [phrase.text, chooseTokens(phrase, known)]));
  const tokens = affordable([...choices.values()].flatMap((choice) => choice.tokens));
  if (tokens.length === 0)
    return new Map(phrases.map(({ text }) => [text, candidates(choices.get(text), new Map(), 0)]));
  const limit = Math.min(MOST_NAMED_OF_ONE, Math.floor(MOST_NAMED / tokens.length));
  const row = await ask(askNamed(ontology, tokens, limit));
  const found = row.found as unknown as [token: string, named: StoredNamed[]][];
  const things = await thingsOf(
    ontology,
    found.flatMap(([, named]) => named),
    ask,
  );
  const byToken = new Map(
    found.map(([token, named]) => [token, named.flatMap(([id]) => things.get(id) ?? [])] as const),
  );
  return new Map(phrases.map(({ text }) => [text, candidates(choices.get(text), byToken, limit)]));
}

/** The rarest tokens, as far as looking at the nodes that they stand in is affordable. */
function affordable(tokens: readonly CountedToken[]): string[] {
  const nodes = new Map(tokens.map((one) => [one.token, one.nodes]));
  let left = MOST_POSTINGS;
  return [...nodes]
    .sort(([, a], [, b]) => a - b)
    .slice(0, MOST_TOKENS)
    .flatMap(([token, number]) => ((left -= number) >= 0 ? [token] : []));
}

function candidates(
  choice: TokenChoice | undefined,
  byToken: ReadonlyMap<string, readonly Named[]>,
  limit: number,
): Candidates {
  const found = new Map(
    (choice?.tokens ?? []).flatMap(({ token }) =>
      (byToken.get(token) ?? []).map((named) => [named.id, named] as const),
    ),
  );
  const isWhole = (token: string): boolean => (byToken.get(token)?.length ?? limit) < limit;
  return { found: [...found.values()], all: (choice?.needed ?? []).every(isWhole) };
}

type StoredNamed = readonly [
  id: string,
  type: string,
  name: string | null,
  aliases: readonly string[] | null,
  countries: readonly string[],
];

/** What a statement found, by id, each with the country whose law it is. */
async function thingsOf(
  ontology: Ontology,
  stored: readonly StoredNamed[],
  ask: AskGraph,
): Promise<ReadonlyMap<string, Named>> {
  const ids = distinct(stored.flatMap(([, , , , laws]) => laws));
  const countries = await countriesOf(ontology, ids, ask);
  const things = new Map<string, Named>();
  for (const one of stored) {
    const [id, type, name, aliases, [country]] = one;
    if (things.has(id)) continue;
    await nextSlice();
    const names = namesIn(ontology, type, name, aliases).map(phraseOf);
    things.set(id, { id, type, names, country: countries.get(country ?? '') });
  }
  return things;
}

const COUNTRY = 'Country';

async function countriesOf(
  ontology: Ontology,
  ids: readonly string[],
  ask: AskGraph,
): Promise<ReadonlyMap<string, NamedCountry>> {
  if (ids.length === 0) return new Map();
  const codes = columnsOf(nodeType(ontology, COUNTRY)).flatMap(({ name, unique }) => (unique ? [name] : []));
  const columns = ['name', 'aliases', ...codes];
  const position = positionsOf(columns);
  const rows = (await ask(askById(ids, columns, undefined))).rows as unknown as StoredRow[];
  return new Map(
    rows.map((row) => {
      const value = (column: string): unknown => row[position.get(column) ?? -1];
      const written = codes.flatMap((code) => (typeof value(code) === 'string' ? [value(code) as string] : []));
      const id = row[ID] as string;
      const names = namesIn(ontology, COUNTRY, value('name'), value('aliases'));
      return [id, namedCountry(names, [id, ...written])];
    }),
  );
}

/** The name and the other names of an entity. */
function namesIn(ontology: Ontology, type: string, name: unknown, aliases: unknown): string[] {
  const column = nodeType(ontology, type).fields.get('aliases');
  const others =
    column?.kind === 'column' ? (decodeColumn(ontology, column, aliases) as readonly { readonly text: string }[]) : [];
  return [...(typeof name === 'string' ? [name] : []), ...others.map(({ text }) => text)];
}

/** The types of those ids that are there and qualify. */
async function typesOf(
  ids: readonly string[],
  qualifying: FilterText | undefined,
  ask: AskGraph,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = (await ask(askById(ids, [], qualifying))).rows as unknown as StoredRow[];
  return new Map(rows.map((row) => [row[ID] as string, row[TYPE] as string]));
}

function grouped(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
