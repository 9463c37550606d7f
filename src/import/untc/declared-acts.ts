import type { Instrument } from '../instruments.js';
import { articlesIn, withArabicArticles } from './articles-in-text.js';

/** One act in what a state declared. */
export interface DeclaredAct {
  readonly action: 'DECLARATION' | 'RESERVATION' | 'OBJECTION';
  /** Paths of articles below their treaty, in the order of the text: `20`, `30/1`. */
  readonly articles: readonly string[];
  /** Of an objection: the state to whose act it objects, as the text names it. */
  readonly objectsTo: string | undefined;
  /** False where the text does not call it a reservation, though it says so by what it excludes. */
  readonly named: boolean;
}

/** Texts that only announce what may be declared later. */
const ANNOUNCED =
  /reserves? (?:the|its) right to (?:formulate|communicate|make|attach|express|enter|submit)[^.]*\b(?:reservations?|declarations?|understandings?)/i;
const NAMED_RESERVATION = /\breservations?\b|\breserves? (?:the|its) right|\bwith the reservation\b/i;
/** What takes a part of a treaty away without calling itself a reservation; the articles of treaties use these words. */
const EXCLUDES =
  /\b(?:does|do|shall|will) not (?:consider (?:itself|themselves|as binding)|recogni[sz]e the (?:competence|jurisdiction|authority)|be bound|accept)|\bis not bound\b|\bnot bound by\b|\bdoes not recogni[sz]e\b/i;
/** What speaks of reservations to say that there is none. */
const NO_RESERVATION =
  /\b(?:not|nor) (?:(?:a|any|as|be|to|is|amount|constitutes?|considered|intended|make|regarded|understood) ){0,5}reservations?\b|\b(?:no|without(?: any)?) reservations?\b/gi;
/** What announces a list of provisions; each item of it is of the same kind as the sentence. */
const INTRODUCES = /\bfollowing\b[^.;]*(?::|$)|[:–-]\s*[“"‘]?\(?[a1i][.)]/i;
const ITEM =
  /^(?:and\b)?[\s“"‘]*(?:[-–•]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])?[\s“"‘]*(?:(?:in respect of |as to |the (?:application|provisions) of (?:sub-)?)?(?:articles?|paragraphs?))\b/i;
/** Characters of an entry that does nothing but refer to another. */
const MOST_OF_REFERENCE = 80;
/** A sentence with a subject of its own is no item of a list. */
const DECLARES = /\b(?:declares?|considers?|understands?|interprets?|affirms?)\b/i;
const WITHDRAWN = /\bwithdra(?:w[ns]?|wal)\b/i;
const OBJECTS =
  /\bobject(?:s|ed|ion)?\b[^.]*?\b(?:reservations?|declarations?)\b[^.]*?\b(?:made|formulated|entered|submitted) by (?:the (?:government of (?:the )?)?)?((?:[A-Z][\p{L}'’.-]+|of|the|and|\()(?:[ ](?:[A-Z][\p{L}'’.()-]+|of|the|and))*)/u;

/**
 * The acts in what a state declared: at most one reservation and one declaration, each with the articles that its
 * sentences name, and an objection for each state to whose reservation it objects.
 * @returns a sentence where there is no act that could be told.
 */
export function declaredActs(written: string, instrument: Instrument): readonly DeclaredAct[] | string {
  const text = withArabicArticles(written, instrument);
  if (!/\p{L}{2}/u.test(text)) return 'The list has no text for it: what it declared was withdrawn, or is not given.';
  if (/^\s*see (?:also )?chapter\b/i.test(text) && text.length < MOST_OF_REFERENCE) {
    return `The list only refers to another chapter: "${text}".`;
  }
  const objections: DeclaredAct[] = [];
  const reserved = new Set<string>();
  const declared = new Set<string>();
  let isReservation = false;
  let isNamed = false;
  let isDeclaration = false;
  let heading: readonly string[] = [];
  /** Whether items of a list follow that are reserved. */
  let isListed = false;
  for (const part of partsOf(text)) {
    const own = articlesIn(part, instrument);
    // "Article 20" by itself is the heading of what follows, but an item in a list of what is reserved.
    if (isHeading(part) && !isListed) {
      heading = own;
      continue;
    }
    const articles = own.length > 0 ? own : heading;
    const [, state] = OBJECTS.exec(part) ?? [];
    if (state !== undefined) {
      objections.push({ action: 'OBJECTION', articles, objectsTo: state.replace(/[\s.,]+$/, ''), named: true });
    } else if (WITHDRAWN.test(part) || ANNOUNCED.test(part)) {
      isListed = false;
    } else if (isListed && ITEM.test(part) && !DECLARES.test(part)) {
      for (const article of own) reserved.add(article);
    } else if (reserves(part) || EXCLUDES.test(part)) {
      isReservation = true;
      isNamed ||= reserves(part);
      isListed = INTRODUCES.test(part);
      for (const article of excluded(part, articles, instrument)) reserved.add(article);
    } else {
      isListed = false;
      isDeclaration = true;
      for (const article of articles) declared.add(article);
    }
  }
  const acts: DeclaredAct[] = [
    ...(isReservation
      ? [{ action: 'RESERVATION' as const, articles: [...reserved], objectsTo: undefined, named: isNamed }]
      : []),
    // What surrounds a reservation is its grounds, unless it names articles of its own.
    ...(isDeclaration && (!isReservation || [...declared].some((article) => !reserved.has(article)))
      ? [{ action: 'DECLARATION' as const, articles: [...declared], objectsTo: undefined, named: true }]
      : []),
    ...objections,
  ];
  if (acts.length > 0) return acts;
  return WITHDRAWN.test(text)
    ? 'The text says that something was withdrawn, and nothing that stands.'
    : 'The text only announces reservations or declarations that may follow.';
}

/** Whether a sentence speaks of a reservation that is one. */
function reserves(part: string): boolean {
  return NAMED_RESERVATION.test(part.replace(NO_RESERVATION, ''));
}

/**
 * Sentences, which these texts often glue to one another (`Convention.The Government`), and items of lists.
 */
function partsOf(text: string): string[] {
  return text
    .split(
      /\n|;(?=\s|$)|(?<=[\p{Ll}\p{N})”"’']\.[”"’')]?)\s*(?=[“"‘(]?\p{Lu})|(?<=[.”"])\s*(?=\(?\d{1,2}[.)]\s*\p{Lu})|(?<=^|[^\p{L}])(?=Article \d+[:.]?\s*(?:The|This|[“"‘]))/u,
    )
    .map((part) => part.trim())
    .filter((part) => /\p{L}{2}/u.test(part));
}

function isHeading(part: string): boolean {
  return /^[\s“"‘(]*(?:ad )?articles? [\d\s(),a-z]{1,30}(?:paragraphs? [\d\s(),and]+)?[:.\-–]?$/i.test(part);
}

/**
 * Of "in accordance with article 30, paragraph 2, does not consider itself bound by paragraph 1 of article 30" what is
 * excluded: the articles after the words that exclude, where there are some.
 */
function excluded(part: string, articles: readonly string[], instrument: Instrument): readonly string[] {
  const found = EXCLUDES.exec(part);
  const after = found ? articlesIn(part, instrument, found.index) : [];
  return after.length > 0 ? after : articles;
}
