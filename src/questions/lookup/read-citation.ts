import { NUMBER, SUBDIVISION, articlePaths, piecesOf } from './article-paths.js';

/** Articles of a law or treaty, as a text cites them. */
export interface Citation {
  /** What names the law or treaty; empty where nothing does. */
  readonly instrument: string;
  /** Whether the text says that it means an article, and does not only end with a number. */
  readonly stated: boolean;
  /** The articles, in the order of the text: how each is written, and the ends of ids that it may mean. */
  readonly articles: readonly CitedArticle[];
}

export interface CitedArticle {
  /** The number and its subdivisions, as lawyers write them: `4(2)`, `347-1`. */
  readonly number: string;
  readonly paths: readonly string[];
}

/** Articles that one text is read to cite. */
export const MOST_ARTICLES = 8;

const START = String.raw`(?<![\p{L}\p{N}])`;
const AND = String.raw`\s*(?:,\s*(?:and|und|et|и)?|;|&|-|(?:and|or|to|et|и|или|по)(?!\p{L}))\s*`;
const ARTICLE_WORD = String.raw`${START}(?:articles?|arts?|artículos?|artigos?|стать(?:я|и|е|ю|ей|ям|ях|ями)|статей|ст)\.?(?!\p{L})`;
const MANY = /^(?:articles|arts)/i;
const LIST = `${NUMBER}(?:${AND}${NUMBER})*`;
const ARTICLE = new RegExp(`(?<word>${ARTICLE_WORD})\\s*(?<list>${LIST})`, 'iu');
/** In Turkic languages the word comes behind. */
const ARTICLE_BEHIND = new RegExp(`(?<list>${NUMBER})\\s*-?\\s*(?<word>ба[бп]\\p{L}*)`, 'iu');
const PART_WORD = String.raw`(?:${START}(?:(?:sub-?)?(?:paragraphs?|paras?)|clauses?|points?|items?|parts?|letters?|lit|подпункт\p{L}*|пункт\p{L}*|част[ьи]\p{L}*|абзац\p{L}*|подп|пп?|ч|тармақ\p{L}*|бөлік\p{L}*)\.?(?!\p{L})|§§?)`;
const PART = new RegExp(`[,;]?\\s*${PART_WORD}\\s*(?<list>${SUBDIVISION}(?:${AND}${SUBDIVISION})*)`, 'giu');
const NUMBER_ALONE = new RegExp(NUMBER, 'giu');
const BETWEEN = new RegExp(AND, 'iu');
const ENDS_WITH_LIST = new RegExp(`(?:${LIST})$`, 'iuy');
const BEGINS_WITH_LIST = new RegExp(`^(?<list>${LIST})[\\s,]+(?=\\p{L})`, 'iu');
/** What joins an article to its law, and says nothing of which law it is. */
const JOINING =
  /^(?:[\s,;:.()[\]"'«»“”‘’/-]|(?:of|to|in|under|from|by|the|with|pursuant|see|cf|within|du|de|la)(?![\p{L}\p{N}]))+|(?:[\s,;:([\]"'«»“”‘’/-]|(?<![\p{L}\p{N}])(?:of|to|in|under|from|by|the|with|see|cf|du|de|la)\.?(?![\p{L}\p{N}]))+$/giu;

/**
 * Reads a text as a citation of articles; undefined where it is none. Whether there is such a law, the graph says.
 * @param text with plain dashes and with superscripts written as `-1`, as `plainText` writes it.
 */
export function readCitation(text: string): Citation | undefined {
  const parts: { readonly at: number; readonly values: readonly string[] }[] = [];
  const rest = text.replace(PART, (found: string, ...args: unknown[]) => {
    const at = args.at(-3) as number;
    const { list } = args.at(-1) as { readonly list: string };
    parts.push({ at, values: list.split(BETWEEN) });
    // As long as before, so that what follows stays where it is.
    return ' '.repeat(found.length);
  });
  const article = articleIn(rest);
  if (!article) return undefined;
  const { at, end, list, stated, many } = article;
  // What stands before the article goes from the inside outwards: paragraph 2 of article 4.
  const before = parts.filter((part) => part.at < at).reverse();
  const below = [...before, ...parts.filter((part) => part.at >= at)].map(({ values }) => values);
  const articles = numbersOf(list, many).flatMap((number) =>
    products(below).map((chosen): CitedArticle => {
      const pieces = chosen.flatMap(piecesOf);
      const written = [number, ...pieces.map((piece) => `(${piece})`)].join('').replace(/\s+/g, '');
      return { number: written, paths: articlePaths(number, pieces) };
    }),
  );
  const instrument = `${rest.slice(0, at)} ${rest.slice(end)}`;
  return {
    instrument: withoutJoining(instrument),
    stated,
    articles: articles.filter(({ paths }) => paths.length > 0).slice(0, MOST_ARTICLES),
  };
}

/** The text without what says where in a document something stands: `, para. 12`. */
export function withoutParts(text: string): string {
  return text.replace(PART, ' ');
}

interface Found {
  readonly at: number;
  readonly end: number;
  readonly list: string;
  readonly stated: boolean;
  readonly many: boolean;
}

function articleIn(text: string): Found | undefined {
  const said = ARTICLE.exec(text) ?? ARTICLE_BEHIND.exec(text);
  if (said?.groups) {
    const { word = '', list = '' } = said.groups;
    return { at: said.index, end: said.index + said[0].length, list, stated: true, many: MANY.test(word) };
  }
  for (const { index, 0: between } of text.matchAll(/[\s,:/]+(?=\d)/gu)) {
    if (!/\p{L}/u.test(text.slice(0, index))) continue;
    ENDS_WITH_LIST.lastIndex = index + between.length;
    const list = ENDS_WITH_LIST.exec(text.trimEnd())?.[0];
    if (list !== undefined) return { at: index, end: text.length, list, stated: false, many: false };
  }
  const first = BEGINS_WITH_LIST.exec(text);
  return first?.groups
    ? { at: 0, end: first[0].length, list: first.groups['list'] ?? '', stated: false, many: false }
    : undefined;
}

/** The numbers of a list; of a range all that it spans, as far as they are read. */
function numbersOf(list: string, many: boolean): string[] {
  const range = many ? /^\s*(\d{1,4})\s*(?:-|to)\s*(\d{1,4})\s*$/iu.exec(list) : null;
  const [first, last] = [Number(range?.[1]), Number(range?.[2])];
  if (range && last > first) {
    return Array.from({ length: Math.min(last - first + 1, MOST_ARTICLES) }, (_, index) => String(first + index));
  }
  return [...list.matchAll(NUMBER_ALONE)].map(([number]) => number);
}

/** One of each, in every way: of [[1, 2], [a]] 1a and 2a. */
function products(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>(
    (all, list) => all.flatMap((chosen) => list.map((one) => [...chosen, one])).slice(0, MOST_ARTICLES),
    [[]],
  );
}

function withoutJoining(text: string): string {
  let before = text;
  let after = tidied(before);
  while (after !== before) [before, after] = [after, tidied(after)];
  return after;
}

function tidied(text: string): string {
  return text
    .replace(/\(\s*\)/g, ' ')
    .replace(JOINING, '')
    .replace(/\s+/g, ' ')
    .trim();
}
