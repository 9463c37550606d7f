import { CERTAINTIES, MOST_ALTERNATIVES } from './lookup-types.js';
import type { Certainty, Reading, Reason } from './lookup-types.js';
import { candidatesOf } from './facts.js';
import type { Facts } from './facts.js';
import { articlesHere, instrumentsOf, matchesOf, wholesOf } from './matches.js';
import type { CitedInstrument, Match } from './matches.js';
import { countryByName } from '../../countries/country-codes.js';
import { isIdLike } from './read-ref.js';
import type { ReadRef } from './read-ref.js';
import * as say from './lookup-sentences.js';

/** What is answered of a ref, but for the nodes themselves. */
export interface Decision {
  readonly certainty: Certainty;
  readonly id: string | undefined;
  readonly reading: Reading | undefined;
  readonly alternatives: readonly Alternative[];
  readonly reason: Reason | undefined;
  readonly message: string | undefined;
  /** Whether something near may be looked for: `ID` among ids, `SYMBOL`, `NAME` among all names, `INSTRUMENT` among those of laws and treaties. */
  readonly near: Near | undefined;
}

export type Near = 'ID' | 'SYMBOL' | 'NAME' | 'INSTRUMENT';

export interface Alternative {
  readonly id: string | undefined;
  readonly name: string;
  readonly reading: Reading | undefined;
}

const ORDER = Object.keys(CERTAINTIES) as readonly Certainty[];

/**
 * What a ref means. The rules, in their order: an id, letter for letter, is that node; what all readings agree on is
 * meant, by the surest of them; what readings differ on is open.
 */
export function decide(read: ReadRef, facts: Facts): Decision {
  if (read.problem) return miss(read.problem, say.unreadable(read.problem, read.ref));
  const cited = read.citation?.articles ?? [];
  const matches = [...matchesOf(read, facts)].sort((a, b) => ORDER.indexOf(a.certainty) - ORDER.indexOf(b.certainty));
  const [best] = matches;
  const things = distinct(matches);
  if (best?.id !== undefined && (best.certainty === 'EXACT' || things.length === 1)) {
    const others = things.filter(({ name }) => name !== best.name);
    return withSuccessor({ ...found(best, read), alternatives: others }, facts);
  }
  if (things.length > 1) {
    return { ...miss('SEVERAL', say.several(things, read.text), things), certainty: 'AMBIGUOUS' };
  }
  if (cited.length > 1) return severalNamed(read, facts);
  return missed(read, facts, best);
}

function found(best: Match, { text, symbol }: ReadRef): Omit<Decision, 'alternatives'> {
  const { certainty, id, reading, granted } = best;
  const place = reading === 'UNIQUE_VALUE' && symbol && symbol.place !== '' ? say.placeLeft(symbol.place) : undefined;
  const message = granted ? say.granted(granted, text) : place;
  return { certainty, id, reading, reason: undefined, message, near: undefined };
}

/** Of an id that was withdrawn: that it was, and what to ask for in its place. */
function withSuccessor(decision: Decision, { withdrawn }: Facts): Decision {
  const { id, alternatives } = decision;
  const withdrawal = id === undefined ? undefined : withdrawn.get(id);
  if (id === undefined || !withdrawal) return decision;
  const { became, successor } = withdrawal;
  const next = successor === undefined ? [] : [{ id: successor, name: successor, reading: undefined }];
  const others = alternatives.filter(({ name }) => name !== successor);
  return { ...decision, message: say.withdrawn(id, became), alternatives: [...next, ...others] };
}

/** Several articles of one law or treaty, or of several. */
function severalNamed(read: ReadRef, facts: Facts): Decision {
  const articles = read.citation?.articles ?? [];
  const instruments = instrumentsOf(read, facts);
  if (instruments.length === 0) return missed(read, facts, undefined);
  const ids = instruments.flatMap((instrument) =>
    articles.flatMap((article) => articlesHere(instrument, article, facts)),
  );
  const known = ids.length > 0 ? ids : instruments.map(({ id }) => id);
  return {
    ...miss('SEVERAL_NAMED', say.severalNamed(articles.map(({ number }) => number)), cited(known)),
    certainty: 'AMBIGUOUS',
  };
}

function missed(read: ReadRef, facts: Facts, best: Match | undefined): Decision {
  const { text, ids, symbol, citation } = read;
  if (ids.some((id) => facts.hidden.has(id))) return miss('NOT_AS_OF', say.notAsOf(text));
  const [instrument] = instrumentsOf(read, facts);
  if (instrument && citation) return articleMissing(read, instrument, facts);
  if (best) return miss('COUNTRY_NOT_HERE', say.countryByCode(text, best));
  const country = countryByName(text);
  if (country) return miss('COUNTRY_NOT_HERE', say.countryByName(country.name));
  if (citation?.stated) {
    const number = citation.articles[0]?.number ?? '';
    return citation.instrument === ''
      ? miss('INSTRUMENT_NOT_HERE', say.noInstrumentSaid(number))
      : miss('INSTRUMENT_NOT_HERE', say.noInstrument(number, citation.instrument), [], 'INSTRUMENT');
  }
  if (symbol) return miss('SYMBOL_NOT_HERE', say.noSymbol(symbol.symbol), [], 'SYMBOL');
  if (isIdLike(text)) return miss('UNKNOWN_ID', say.noId(text), [], 'ID');
  if (!candidatesOf(facts, read.phrase).all) return miss('TOO_FREQUENT', say.tooFrequent(text), [], 'NAME');
  return miss('UNKNOWN_NAME', say.noName(text), [], 'NAME');
}

function articleMissing(read: ReadRef, instrument: CitedInstrument, facts: Facts): Decision {
  const [article] = read.citation?.articles ?? [];
  const wholes = (article?.paths ?? []).flatMap(wholesOf).map((path) => `${instrument.id}/${path}`);
  const nearest = wholes.find((id) => facts.types.has(id));
  const root = facts.singularOf(instrument.type);
  return miss(
    'ARTICLE_NOT_HERE',
    say.noArticle(instrument.id, article?.number ?? '', nearest, root),
    cited([...(nearest === undefined ? [] : [nearest]), instrument.id]),
  );
}

function miss(reason: Reason, message: string, alternatives: readonly Alternative[] = [], near?: Near): Decision {
  return {
    certainty: 'NONE',
    id: undefined,
    reading: undefined,
    reason,
    message,
    alternatives: alternatives.slice(0, MOST_ALTERNATIVES),
    near,
  };
}

/** A miss, with what was found near it. */
export function withNearest(decision: Decision, nearest: readonly string[]): Decision {
  const message = `${decision.message ?? ''}${say.nearest(nearest[0])}`;
  const alternatives = nearest.map((id): Alternative => ({ id, name: id, reading: undefined }));
  return { ...decision, message, alternatives: alternatives.slice(0, MOST_ALTERNATIVES) };
}

function cited(ids: readonly string[]): Alternative[] {
  return [...new Set(ids)].map((id) => ({ id, name: id, reading: 'CITATION' }));
}

/** Each thing once, as it is read the surest. */
function distinct(matches: readonly Match[]): Match[] {
  return matches.filter((match, index) => matches.findIndex(({ name }) => name === match.name) === index);
}
