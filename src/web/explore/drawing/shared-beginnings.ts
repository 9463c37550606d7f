/** So many statements that begin with the same words make these words say nothing. */
const MANY = 4;
/** Words that are shown of what two statements share, before the first one that tells them apart. */
const BEFORE = 1;
/** Words that a name keeps at least. */
const LEAST = 2;

/** Alone it is not worth leaving out. */
const ARTICLE = /^(?:the|an?)$/i;

/** Words of who says it, before what is said. */
const SPEAKER = /^(?:\S+ ){1,12}?that (?=\S)/;

/**
 * What is left of each of several statements where what they share at their beginning is left out: who says it, the
 * words that many begin with, and of what two share as much as would leave no room for what tells them apart.
 * @param room characters that are seen of a statement.
 * @returns by statement; with `…` before what does not begin at its own beginning.
 */
export function withoutSharedBeginnings(statements: readonly string[], room: number): ReadonlyMap<string, string> {
  const said = [...new Set(statements)].map((statement) => ({
    statement,
    words: withoutSpeaker(statement).split(/\s+/),
  }));
  const counts = new Map<string, number>();
  // What several say in the same words counts once: nothing tells it apart.
  const distinct = new Map(said.map(({ words }) => [beginningsOf(words).at(-1), words]));
  for (const words of distinct.values()) {
    for (const beginning of beginningsOf(words)) counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
  }
  return new Map(
    said.map(({ statement, words }) => {
      const shared = beginningsOf(words).map((beginning) => counts.get(beginning) ?? 1);
      // Longer beginnings are shared by fewer, so the counts only fall.
      const byMany = shared.filter((count) => count >= MANY).length;
      const byTwo = shared.filter((count) => count >= 2).length;
      const isSeen = byTwo === words.length || words.slice(byMany, byTwo + 1).join(' ').length <= room;
      const wanted = Math.min(isSeen ? byMany : Math.max(byMany, byTwo - BEFORE), Math.max(0, words.length - LEAST));
      const start = words.slice(0, wanted).every((word) => ARTICLE.test(word)) ? 0 : wanted;
      const rest = words.slice(start).join(' ');
      return [statement, start === 0 ? capital(rest) : `… ${rest}`];
    }),
  );
}

function withoutSpeaker(statement: string): string {
  const [speaker = ''] = SPEAKER.exec(statement) ?? [];
  return statement.slice(speaker.length);
}

/** The first word, the first two, and so on, whatever their case and their commas. */
function beginningsOf(words: readonly string[]): readonly string[] {
  const beginnings: string[] = [];
  let beginning = '';
  for (const word of words) {
    beginning += `${word.toLowerCase().replace(/[,;:.]+$/, '')} `;
    beginnings.push(beginning);
  }
  return beginnings;
}

function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
