/** Words whose full stop ends no sentence, in lower case. */
const ABBREVIATIONS = new Set(
  [
    'art arts par para paras no nos p pp v vs vol ch fig ed rev add res doc cf al sec approx ca',
    'mr mrs ms dr st prof gen col lt sgt maj hon jr sr inc ltd co',
    'jan feb mar apr jun jul aug sep sept oct nov dec',
  ].flatMap((words) => words.split(' ')),
);

/** A stop, what closes with it, a footnote marker, and either the end or a blank before what may begin a sentence. */
const STOP = /(\p{L}+|\d+|[^\p{L}\d\s])[.!?][)\]"'”’»]*(\d{1,3})?(?:$|\s+(?=["'“‘«([]*[\p{Lu}\d]))/gu;

export interface Sentence {
  readonly text: string;
  /** The footnote marker that was glued to its end. */
  readonly marker: number | undefined;
}

/**
 * The sentences of a paragraph, without their footnote markers.
 * @param lastMarker the marker before, where the text has markers: after a number (`in 2012.9 In ...`) digits are a
 *   marker only if they are the next one, since `347.1` is the number of an article.
 */
export function splitSentences(paragraph: string, lastMarker?: number): Sentence[] {
  const sentences: Sentence[] = [];
  let last = lastMarker;
  let start = 0;
  for (const { 0: whole, 1: word = '', 2: digits, index } of paragraph.matchAll(STOP)) {
    const end = index + whole.length;
    if (digits === undefined) {
      if (end < paragraph.length && isAbbreviated(word)) continue;
    } else {
      if (last === undefined || (/\d/.test(word) && Number(digits) !== last + 1)) continue;
      last = Number(digits);
    }
    const text = paragraph.slice(start, end).trimEnd();
    sentences.push({
      text: digits === undefined ? text : text.slice(0, -digits.length),
      marker: digits === undefined ? undefined : Number(digits),
    });
    start = end;
  }
  const rest = paragraph.slice(start).trim();
  return rest === '' ? sentences : [...sentences, { text: rest, marker: undefined }];
}

function isAbbreviated(word: string): boolean {
  const isInitial = word.length === 1 && /\p{L}/u.test(word);
  return isInitial || ABBREVIATIONS.has(word.toLowerCase());
}
