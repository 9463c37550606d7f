import type { Instrument } from '../instruments.js';

const NUMBER = '\\(?\\d{1,3}\\)?';
/** `(1)`, `, paragraph 1`, `, paragraphs 1 and 2`, `(1) (a)`. */
const SUBDIVISION = '(?:,?\\s*(?:paras?\\.?|paragraphs?)\\s*\\(?\\d{1,2}\\)?(?:\\s*\\(?[a-z]\\))?|\\s*\\(\\d{1,2}\\))?';
const ONE = `${NUMBER}${SUBDIVISION}`;
const LIST = `${ONE}(?:\\s*(?:,|and|or|,\\s*and|to)\\s*(?!paragraph|the\\b)${ONE})*`;
/** `1`, `1, 2 and 3`, `(1)`. */
const PARAGRAPHS = '\\(?\\d{1,2}\\)?(?:\\s*(?:,|and|,\\s*and)\\s*\\(?\\d{1,2}\\)?)*';
/**
 * `paragraph 1 of article 30`, or `articles 21 and 22`, or `paragraph 1 of that article`, whichever is first: the
 * paragraphs and their article, or a list, or the paragraphs.
 */
const MENTION = new RegExp(
  [
    `\\bparagraphs?\\s+(${PARAGRAPHS})\\s+(?:of|from)\\s+(?:the\\s+)?(?:said\\s+)?articles?\\s+\\(?(\\d{1,3})\\)?`,
    `\\b(?:articles?|arts?\\.)\\s+(${LIST})`,
    `\\bparagraphs?\\s+(${PARAGRAPHS})\\s+of\\s+(?:that|the same|this|the said|the aforementioned)\\s+article\\b`,
  ].join('|'),
  'giu',
);
/** What follows an article of another text: a constitution, a code, another treaty. */
const OF_ANOTHER =
  /^(?:,?\s*(?:paragraphs?\s*)?\(?[a-z0-9]{1,3}\)?)?\s*(?:of|in) (?:the |its |our )?(?:[\p{L}-]+ ){0,4}?(?:constitution|civil code|penal code|criminal code|family code|code\b|act\b|law\b|charter|basic law|federal law|universal declaration|vienna convention|european convention|international covenant|statute|treaty of)/iu;

/** Words after which an article is only the ground for what is said: `in accordance with article 28`. */
const GROUND =
  /\b(?:in accordance with|according to|pursuant to|in pursuance of|under|by virtue of|invoking|in conformity with)(?: the)?(?: provisions of)?(?: the)?\s*$/iu;

/**
 * The articles of a treaty that a text names, by their paths below it: `20`, `30/1`; without those of other texts, without
 * numbers that the treaty has not, and without those that are only the ground for what is said, unless there are no others.
 * @param from where in the text they begin to count; those before it only say which article "that article" is.
 */
export function articlesIn(text: string, { articles: count, named }: Instrument, from = 0): string[] {
  const found: { readonly index: number; readonly paths: readonly string[]; readonly isGround: boolean }[] = [];
  for (const match of text.matchAll(MENTION)) {
    const [whole, paragraphsBefore, ofArticle, list, paragraphsOfThat] = match;
    if (isOfAnother(text.slice(match.index + whole.length), named)) continue;
    const that = found.at(-1)?.paths.at(-1)?.split('/')[0];
    const paths =
      paragraphsBefore !== undefined
        ? below(ofArticle, paragraphsBefore)
        : paragraphsOfThat !== undefined
          ? below(that, paragraphsOfThat)
          : pathsOf(list ?? '');
    const known = paths.filter((path) => {
      const number = Number(path.split('/')[0]);
      return number > 0 && (count === undefined || number <= count);
    });
    if (known.length === 0) continue;
    found.push({ index: match.index, paths: known, isGround: GROUND.test(text.slice(0, match.index)) });
  }
  const counting = found.filter(({ index }) => index >= from);
  const meant = counting.some(({ isGround }) => !isGround) ? counting.filter(({ isGround }) => !isGround) : counting;
  return [...new Set(meant.flatMap(({ paths }) => paths))];
}

function below(article: string | undefined, paragraphs: string): string[] {
  return article === undefined ? [] : (paragraphs.match(/\d+/g) ?? []).map((one) => `${article}/${one}`);
}

function isOfAnother(after: string, named: RegExp | undefined): boolean {
  const found = OF_ANOTHER.exec(after);
  return found !== null && named?.test(found[0]) !== true;
}

/** `30, paragraph 1` is 30/1, `21 and 22` are two, `16 (1) (c)` is 16/1. */
function pathsOf(list: string): string[] {
  const parts = list.split(/\s*(?:,\s*and|,(?!\s*para)|\band\b|\bor\b)\s*/i);
  return parts.flatMap((part) => {
    const [number, paragraph] = part.match(/\d+/g) ?? [];
    if (number === undefined) return [];
    return [paragraph === undefined ? number : `${number}/${paragraph}`];
  });
}
