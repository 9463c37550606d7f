/**
 * Signs that TeX reads as something else. Braces have names here, since BibTeX counts them even behind a backslash, and
 * one without its partner would swallow the rest of the file.
 */
const SIGNS: Readonly<Record<string, string>> = {
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/** Besides those, what TeX joins with the next: `--` to a dash, `''` to a quotation mark, `?` and a grave accent to `¿`. */
const SPECIAL = /[&%#_${}\\~^<>|]|([-'`,])(?=\1)|[?!](?=`)/g;

/** A text as the value of a field; letters of every script stay as they are. */
export function escaped(text: string): string {
  return text.replace(SPECIAL, (sign) => SIGNS[sign] ?? `${sign}{}`);
}

/** A URL as it is, but for what no URL has and what would end the field. */
export function verbatim(url: string): string {
  return url.replace(/[{}\\ ]/g, encodeURIComponent);
}

/**
 * The key of an entry: letters, digits and hyphens, which every program takes. A slash becomes two hyphens, a full stop
 * one, any other sign its number between `-u` and `-`. Ids are slugs (no two hyphens in a row) with full stops between
 * the numbers of a locator, where no hyphen stands: so two ids of the seed do not come to share a key.
 */
export function keyOf(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/gu, (sign) => {
    if (sign === '/') return '--';
    return sign === '.' ? '-' : `-u${sign.codePointAt(0)?.toString(16) ?? ''}-`;
  });
}
