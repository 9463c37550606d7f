import { labelLines } from './label-lines.js';

/** A claim as it is to be named. */
export interface Said {
  readonly statement: string;
  readonly type: string;
}

/** Fewer claims of a type that begin with the same subject keep it. */
const MANY = 4;
/** Characters that are shown of a beginning which several share, its verb among them, before what tells them apart. */
const HEAD = 20;

/** Who says it and nothing else, before what is said: "reports the allegation that" says more than that. */
const SPEAKER =
  /^(?:\S+ ){1,10}?(?:report(?:s|ed)|state[sd]|says|said|writes|wrote|notes|noted|recommend(?:s|ed)),?(?: (?:on|in) [^,]{1,60},?)? that (?=\S)/;
/** Who lists it: what follows is a name of what happened. */
const LISTING = /^(?:\S+ ){1,8}?(?:lists|records|reports) the (?=\S)/;
/** What begins with one of these is about who was left out. */
const MEANS_THE_SPEAKER = /^(?:it|its|itself|they|their|he|his|she|her|this|these|those|such)\b/i;
/** Words that say nothing without the next one. */
const LEADING = /^(?:the|an?|of|by|to|in|on|for|from|at|with|against|under|and|or|no\.?)$/i;
/** Before one of these a name is not all of a subject. */
const GOES_ON = /^(?:and|or|of|in|on|for|at|to|by|with|from|under|against|who|which|that|as)$/i;

/**
 * What is left of each of several statements where what tells nothing is left out: who says it, the name that all of
 * a type begin with where a record of the picture bears it, and the middle of those that would show the same words,
 * up to what tells them apart.
 * @param names what the records of the picture are called.
 * @returns by statement; with `…` where something is left out.
 */
export function shortStatements(said: readonly Said[], names: ReadonlySet<string>): ReadonlyMap<string, string> {
  const byType = new Map<string, Map<string, readonly string[]>>();
  for (const { statement, type } of said) {
    const texts = byType.get(type) ?? new Map<string, readonly string[]>();
    byType.set(type, texts.set(statement, withoutSpeaker(statement).split(/\s+/)));
  }
  const left = new Map([...byType.values()].flatMap((texts) => [...withoutSubject(texts, names)]));
  const seen = new Map<string, string[]>();
  for (const [statement, text] of left) {
    const lines = labelLines(text).join(' ');
    seen.set(lines, [...(seen.get(lines) ?? []), statement]);
  }
  for (const statements of seen.values()) {
    const texts = new Set(statements.map((statement) => left.get(statement) ?? statement));
    const same = sharedWords([...texts].map((text) => text.split(' ')));
    if (texts.size > 1) for (const one of statements) left.set(one, withoutMiddle(left.get(one) ?? one, same));
  }
  return left;
}

function withoutSpeaker(statement: string): string {
  const [speaker = ''] = SPEAKER.exec(statement) ?? LISTING.exec(statement) ?? [];
  const rest = statement.slice(speaker.length);
  return MEANS_THE_SPEAKER.test(rest) ? statement : rest;
}

/** Without the name that all of them begin with. */
function withoutSubject(
  texts: ReadonlyMap<string, readonly string[]>,
  names: ReadonlySet<string>,
): readonly (readonly [statement: string, text: string])[] {
  const all = [...texts.values()];
  const shared = texts.size < MANY ? 0 : sharedWords(all);
  const isSubject = (count: number): boolean =>
    names.has((all[0] ?? []).slice(0, count).join(' ').replace(/^the /i, '')) &&
    all.every((words) => words[count] !== undefined && !GOES_ON.test(words[count]));
  const ends = Array.from({ length: shared }, (_, index) => shared - index);
  const end = ends.find(isSubject) ?? 0;
  return [...texts].map(([statement, words]) => [
    statement,
    end === 0 ? capital(words.join(' ')) : `… ${words.slice(end).join(' ')}`,
  ]);
}

/** The first words, and from where it differs from others that begin in the same way. */
function withoutMiddle(text: string, shared: number): string {
  const words = text.split(' ');
  let tail = shared;
  while (LEADING.test(words[tail - 1] ?? '')) tail--;
  let head = 1;
  while (words.slice(0, head + 1).join(' ').length <= HEAD) head++;
  while (head > 1 && LEADING.test(words[head - 1] ?? '')) head--;
  if (head >= tail || tail >= words.length) return text;
  const beginning = words
    .slice(0, head)
    .join(' ')
    .replace(/[,;:]$/, '');
  return `${beginning} … ${words.slice(tail).join(' ')}`;
}

/** With how many words all begin. */
function sharedWords([first = [], ...others]: readonly (readonly string[])[]): number {
  const differs = first.findIndex((word, index) => others.some((words) => words[index] !== word));
  return differs === -1 ? first.length : differs;
}

function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
