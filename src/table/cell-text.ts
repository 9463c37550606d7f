import type { Cell } from './rows.js';

/** Between the values of a list in one cell. */
const BETWEEN = '; ';

/**
 * What a spreadsheet takes for the beginning of a formula, after OWASP's advice on CSV injection: signs of formulas, in
 * their wide forms too, and control characters that it passes over before one.
 */
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** What could be taken for the end of a value in a list, or for its quotes. */
const QUOTED = /[;"\r\n]|^ | $/;

/**
 * The text of a cell. Of a list the values stand beside each other, `a; b`, as a row of CSV with `;` between: a value
 * that has that sign is in quotes. Null is empty. Texts that a spreadsheet would run have a `'` before them; numbers stay
 * as they are.
 */
export function cellText(cell: Cell): string {
  if (!Array.isArray(cell)) return valueText(cell);
  const texts = (cell.flat(Infinity) as readonly unknown[]).map((value) => {
    const text = valueText(value);
    return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return texts.join(BETWEEN);
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return FORMULA.test(value) ? `'${value}` : value;
  // Numbers and truth values are written as in JSON.
  return JSON.stringify(value);
}
