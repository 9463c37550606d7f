import { candidatesOf } from './facts.js';
import type { Facts } from './facts.js';
import { namedBy } from './law-names.js';
import type { NamedBy } from './law-names.js';
import type { Certainty, Reading } from './lookup-types.js';
import type { CitedArticle } from './read-citation.js';
import type { ReadRef } from './read-ref.js';

/** Something that a ref may mean. */
export interface Match {
  /** Undefined for what is not here. */
  readonly id: string | undefined;
  /** The id, or what it is called where it is not here. */
  readonly name: string;
  readonly reading: Reading;
  readonly certainty: Certainty;
  /** What was taken for granted, for `LIKELY`. */
  readonly granted: Granted | undefined;
}

/** What was taken for granted of something that is called as a ref says. */
export interface Granted {
  /** That a law is of a country that the ref does not say, or only with an adjective; that no others are called so. */
  readonly what: 'COUNTRY' | 'ADJECTIVE' | 'OTHERS';
  /** The law, or whatever is called so. */
  readonly id: string;
}

/** A law or treaty that a citation may mean. */
export interface CitedInstrument {
  readonly id: string;
  readonly type: string;
  readonly granted: Granted | undefined;
}

/** Laws or treaties of one citation that are looked at. */
const MOST_INSTRUMENTS = 6;
const GRANTED: Readonly<Record<NamedBy, Granted['what'] | undefined>> = {
  NAME: undefined,
  OPEN: 'COUNTRY',
  ADJECTIVE: 'ADJECTIVE',
};

/** The laws and treaties that the citation of a ref may mean: by id, else by name. */
export function instrumentsOf(read: ReadRef, facts: Facts): readonly CitedInstrument[] {
  const { instrument } = read;
  if (!instrument) return [];
  const byId = instrumentIds(read).find((id) => facts.instruments.has(facts.types.get(id) ?? ''));
  if (byId !== undefined) return [{ id: byId, type: facts.types.get(byId) ?? '', granted: undefined }];
  return called(instrument, facts, (type) => facts.instruments.has(type)).slice(0, MOST_INSTRUMENTS);
}

/** Ids that the law or treaty of a citation may have. */
export function instrumentIds({ instrument }: ReadRef): string[] {
  if (!instrument || instrument.text.includes(' ')) return [];
  return [...new Set([instrument.text, instrument.text.toUpperCase(), instrument.text.toLowerCase()])];
}

/** What is called as a phrase says; an adjective counts only where nothing else is. */
function called(
  phrase: NonNullable<ReadRef['instrument']>,
  facts: Facts,
  isMeant: (type: string) => boolean,
): CitedInstrument[] {
  const { found, all } = candidatesOf(facts, phrase);
  const ways = found.flatMap((named) => {
    const way = isMeant(named.type) ? namedBy(phrase, named) : undefined;
    return way === undefined ? [] : [{ id: named.id, type: named.type, way }];
  });
  const sure = ways.filter(({ way }) => way !== 'ADJECTIVE');
  return (sure.length > 0 ? sure : ways).map(({ id, type, way }) => {
    const what = GRANTED[way] ?? (all ? undefined : 'OTHERS');
    return { id, type, granted: what && { what, id } };
  });
}

/** The articles that are here, of those that a cited number may mean in a law or treaty. */
export function articlesHere({ id }: CitedInstrument, { paths }: CitedArticle, { types }: Facts): string[] {
  return paths.map((path) => `${id}/${path}`).filter((one) => types.has(one));
}

/** The ids of all articles that a citation may mean, and of those that these are part of, the likeliest first. */
export function articleIds({ citation }: ReadRef, instruments: readonly CitedInstrument[]): string[] {
  const paths = (citation?.articles ?? []).flatMap((article) => [
    ...article.paths,
    ...article.paths.flatMap((path) => wholesOf(path)),
  ]);
  return [...new Set(instruments.flatMap(({ id }) => paths.map((path) => `${id}/${path}`)))];
}

/** `4/2/a` is part of `4/2` and of `4`, the nearest first. */
export function wholesOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'));
}

/** All that a ref may mean, each thing once for each way to read the ref. */
export function matchesOf(read: ReadRef, facts: Facts): readonly Match[] {
  const { ref, ids, values, codes, phrase, citation } = read;
  const of = (id: string, reading: Reading, certainty: Certainty, granted?: Granted): Match => ({
    id,
    name: id,
    reading,
    certainty: granted ? 'LIKELY' : certainty,
    granted,
  });
  const id = ids.find((one) => facts.types.has(one));
  const coded = codes.map(({ list, alpha3, name }): Match =>
    alpha3 !== undefined && facts.types.has(alpha3)
      ? of(alpha3, list, 'IDENTIFIER')
      : { id: undefined, name, reading: list, certainty: 'IDENTIFIER', granted: undefined },
  );
  const found = [
    ...(id === undefined ? [] : [of(id, 'ID', id === ref ? 'EXACT' : 'IDENTIFIER')]),
    ...coded,
    ...values.flatMap((value) => (facts.valued.get(value) ?? []).map((one) => of(one, 'UNIQUE_VALUE', 'IDENTIFIER'))),
    ...called(phrase, facts, () => true).map((one) => of(one.id, 'NAME', 'NAME', one.granted)),
  ];
  const [article, ...others] = citation?.articles ?? [];
  if (!article || others.length > 0) return found;
  const instruments = instrumentsOf(read, facts);
  const cited = instruments.flatMap((instrument) =>
    articlesHere(instrument, article, facts).map((one) => of(one, 'CITATION', 'CITATION', instrument.granted)),
  );
  // That one of several laws has the article here says nothing of which is meant: the others are meant as well.
  const without = instruments.filter((instrument) => articlesHere(instrument, article, facts).length === 0);
  const open = found.length === 0 && instruments.length > 1 ? without : [];
  return [...found, ...cited, ...open.map((one) => of(one.id, 'CITATION', 'CITATION', one.granted))];
}
