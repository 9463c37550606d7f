import type { Instrument } from '../instruments.js';

const NUMBER = '\\(?\\d{1,3}\\)?';
/** `(1)`, `, paragraph 1`, `, paragraphs 1 and 2`, `(1) (a)`. */
const SUBDIVISION =
  '(?:,?\\s*(?:paras?\\.?|paragraphs?)\\s*\\(?\\d{1,2}(?!\\d)\\)?(?!\\s+(?:of|from)\\s+(?:the\\s+)?articles?)(?:\\s*\\(?[a-z]\\))?|\\s*\\(\\d{1,2}\\))?';
const ONE = `${NUMBER}${SUBDIVISION}`;
const LIST = `${ONE}(?:\\s*(?:,|and|or|,\\s*and|to)\\s*(?!paragraph|the\\b)${ONE})*`;
/** `1`, `1, 2 and 3`, `(1)`. */
const PARAGRAPHS = '\\(?\\d{1,2}\\)?(?:\\s*(?:,|and|,\\s*and)\\s*\\(?\\d{1,2}\\)?)*';
/**
 * `paragraph 1 of article 30`, `article 38, paragraphs 2 and 3`, `articles 21 and 22`, or `paragraph 1 of that article`,
 * whichever is first: the paragraphs and their article, or a list, or the paragraphs.
 */
const MENTION = new RegExp(
  [
    `\\bparagraphs?\\s+(?<before>${PARAGRAPHS})\\s+(?:of|from)\\s+(?:the\\s+)?(?:said\\s+)?articles?\\s+\\(?(?<ofArticle>\\d{1,3})\\)?`,
    `\\b(?:articles?|arts?\\.)\\s+\\(?(?<article>\\d{1,3})\\)?,?\\s+paragraphs\\s+(?<behind>${PARAGRAPHS})(?!\\d|\\s+(?:of|from)\\s+(?:the\\s+)?articles?)`,
    `\\b(?:articles?|arts?\\.)\\s+(?<list>${LIST})`,
    `\\bparagraphs?\\s+(?<ofThat>${PARAGRAPHS})\\s+of\\s+(?:that|the same|this|the said|the aforementioned)\\s+article\\b`,
  ].join('|'),
  'giu',
);
/** What follows an article of another text: a constitution, a code, another treaty. */
const OF_ANOTHER =
  /^(?:,?\s*(?:paragraphs?\s*)?\(?[a-z0-9]{1,3}\)?)?\s*(?:(?:concerning|regarding) (?:[\p{L}-]+ ){1,4}?)?(?:of|in) (?:the |its |our )?(?:[\p{L}-]+ ){0,4}?(?:constitution|civil code|penal code|criminal code|family code|code\b|act\b|law\b|charter|basic law|federal law|universal declaration|vienna convention|european convention|international covenant|statute|treaty of)/iu;

/** A treaty that an article is said to be of: what kind it is, and what it is about where that is said. */
const OF_TREATY =
  /^(?: and (?:paragraphs? \(?\d{1,2}\)? of )?articles? \(?\d{1,3}\)?)?(?:,?\s*(?:(?:sub-?)?paragraphs?\s+)?(?:\([a-z\d]{1,4}\)|\d{1,2}(?=[\s,.;])))*,?\s*(?:of|in) (?:the |this |that |its )?(?:[\p{L}\d-]+ ){0,3}?(protocol|convention|covenant|statute)\b(?: (?:on|relating to|for|against|concerning) ([\p{L}-]+(?: [\p{L}-]+){0,3}))?/iu;
const KIND_OF_TREATY = /\b(?:protocol|convention|covenant|statute)\b/i;

/** Words after which an article is only the ground for what is said: `in accordance with article 28`. */
const GROUND =
  /\b(?:in accordance with|according to|pursuant to|in pursuance of|under|by virtue of|invoking|in conformity with)(?: the)?(?: provisions of)?(?: the)?\s*$/iu;

/**
 * The articles of a treaty that a text names, by their paths below it: `20`, `30/1`; without those of other texts, without
 * numbers that the treaty has not, and without those that are only the ground for what is said, unless there are no others.
 * @param from where in the text they begin to count; those before it only say which article "that article" is.
 */
export function articlesIn(text: string, instrument: Instrument, from = 0): string[] {
  const { articles: count } = instrument;
  const found: { readonly index: number; readonly paths: readonly string[]; readonly isGround: boolean }[] = [];
  for (const match of text.matchAll(MENTION)) {
    const { before, ofArticle, article, behind, list, ofThat } = match.groups ?? {};
    if (isOfAnother(text.slice(match.index + match[0].length), instrument)) continue;
    const that = found.at(-1)?.paths.at(-1)?.split('/')[0];
    const paths = [
      ...below(ofArticle, before),
      ...below(article, behind),
      ...pathsOf(list ?? ''),
      ...below(that, ofThat),
    ];
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

function below(article: string | undefined, paragraphs: string | undefined): string[] {
  return article === undefined ? [] : (paragraphs?.match(/\d+/g) ?? []).map((one) => `${article}/${one}`);
}

/** Whether what follows an article says that it is one of another text. */
function isOfAnother(after: string, { name, named }: Instrument): boolean {
  const other = OF_ANOTHER.exec(after);
  // "of the International Covenant on ..." may be the treaty itself.
  const own = named?.exec(after);
  const ownKind = KIND_OF_TREATY.exec(name)?.[0].toLowerCase();
  const isOwn = (said: string): boolean =>
    (own && own.index <= said.length) ?? (ownKind === 'statute' && /\bthe statute$/i.test(said));
  if (other !== null && !isOwn(other[0])) return true;
  const [whole = '', kind, about] = OF_TREATY.exec(after) ?? [];
  // Nothing is known of what kind a treaty is that is not known here.
  if (kind === undefined || isOwn(whole) || named === undefined) return false;
  if (ownKind !== kind.toLowerCase()) return true;
  return (
    about !== undefined && /^(?:the |all )?\p{Lu}/u.test(about) && !name.toLowerCase().includes(about.toLowerCase())
  );
}

const ROMAN = '[IVXL]{1,7}\\b';
const ROMAN_ARTICLES = new RegExp(
  `\\b([Aa]rticles?|[Aa]rts?\\.)(\\s+)(${ROMAN}(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+(?:and|or|to)\\s+)${ROMAN})*)`,
  'gu',
);
const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/** The text with the articles of a treaty that numbers them so in Arabic numerals: `article IX` becomes `article 9`. */
export function withArabicArticles(text: string, { isRoman }: Instrument): string {
  // Where articles have Arabic numerals, "article II" is a slip of the pen for 11.
  if (isRoman === false) return text;
  return text.replace(ROMAN_ARTICLES, (_, word: string, space: string, list: string) => {
    return `${word}${space}${list.replace(/[IVXL]+/g, (numeral) => String(arabic(numeral)))}`;
  });
}

function arabic(numeral: string): number {
  const digits = (numeral.match(/[IVXL]/g) ?? []).map((letter) => ROMAN_DIGITS[letter] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}

/** `30, paragraph 1` is 30/1, `21 and 22` are two, `16 (1) (c)` is 16/1, `17 (1) and (2)` are two paragraphs. */
function pathsOf(list: string): string[] {
  const paths: string[] = [];
  for (const part of list.split(/\s*(?:,\s*and|,(?!\s*para)|\band\b|\bor\b)\s*/i)) {
    const [number, paragraph] = part.match(/\d+/g) ?? [];
    if (number === undefined) continue;
    const [article, before] = paths.at(-1)?.split('/') ?? [];
    if (paragraph !== undefined) paths.push(`${number}/${paragraph}`);
    else if (/^\(/.test(part) && article !== undefined && before !== undefined) paths.push(`${article}/${number}`);
    else paths.push(number);
  }
  return paths;
}
