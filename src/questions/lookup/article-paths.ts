/**
 * The numbers of an article and of its subdivisions, as people write them, and the ends of ids that they may mean:
 * `4(2)` is `4/2`, `347-1` and `347¹` are `347.1`, `4.2` may be either.
 */

/** One bracket with a subdivision: a number, a letter, a Roman number. */
const BRACKET = String.raw`\s*\(\s*(?:\d{1,3}|[ivx]{1,4}|\p{L})\s*\)`;
/** A number with all that may belong to it: `4`, `14bis`, `347-1`, `68.3.1`, `4/2`, `68(3)(1)`. */
export const NUMBER = String.raw`\d{1,4}(?:\s?(?:bis|ter|quater)(?!\p{L})|[a-z](?!\p{L}))?(?:[-.]\d{1,3}(?!\d))*(?:\/(?:\d{1,3}|[a-z])(?![\p{L}\d]))*(?:${BRACKET})*`;
/** A subdivision behind the word for it: `2`, `(a)`, `2 (a)`. */
export const SUBDIVISION = String.raw`["'«“]?(?:\(\s*(?:\d{1,3}|[ivx]{1,4}|\p{L})\s*\)|\d{1,3}(?![\d./])|[ivx]{1,4}(?!\p{L})|\p{L}(?!\p{L}))["'»”]?(?:${BRACKET})*`;

const WHOLE =
  /^(?<base>\d{1,4})\s?(?<letters>bis|ter|quater|[a-z])?(?<joined>(?:[-.]\d{1,3})*)(?<slashed>(?:\/(?:\d{1,3}|[a-z]))*)(?<brackets>(?:\s*\(.*\))?)$/iu;
const PIECE = /\d{1,3}|\p{L}{1,4}/gu;
/** Ways to read what is joined: of more than three numbers all are read as subdivisions only. */
const MOST_JOINED = 3;

/**
 * The ends of ids that a number may mean, the likeliest first; none where it is no number.
 * @param number as NUMBER matches it.
 * @param below subdivisions that were written apart from it, the outermost first, as `piecesOf` gives them.
 */
export function articlePaths(number: string, below: readonly string[] = []): string[] {
  const found = WHOLE.exec(number.trim())?.groups;
  if (!found) return [];
  const { base = '', letters = '', joined = '', slashed = '', brackets = '' } = found;
  const first = lower(letters) === '' ? [base] : [`${base}${lower(letters)}`, `${base}/${lower(letters)}`];
  const joints = [...joined.matchAll(/([-.])(\d+)/g)];
  const ends = [...piecesOf(slashed), ...piecesOf(brackets), ...below].map((one) => `/${one}`).join('');
  const heads = joints
    .slice(0, MOST_JOINED)
    .reduce<readonly string[]>(
      (all, [, joint, digits = '']) =>
        all.flatMap((head) => waysOf(joint ?? '').map((between) => `${head}${between}${digits}`)),
      first,
    );
  // A slash may stand for the point of an inserted article, as it does in some translations.
  const [slash, ...rest] = piecesOf(slashed);
  const inserted =
    slash === undefined || !/^\d+$/.test(slash)
      ? []
      : heads.map((head) => [`${head}.${slash}`, ...rest, ...piecesOf(brackets), ...below].join('/'));
  return [...new Set([...heads.map((head) => `${head}${ends}`), ...inserted])];
}

/** The subdivisions in a text, without their brackets: `(2)(a)` is 2 and a. */
export function piecesOf(text: string): string[] {
  return [...text.matchAll(PIECE)].map(([piece]) => lower(piece));
}

/** A dash is never a subdivision; a point may be that or an inserted article. */
function waysOf(joint: string): readonly string[] {
  return joint === '-' ? ['.', '-'] : ['.', '/', '-'];
}

function lower(text: string): string {
  return text.toLowerCase();
}
