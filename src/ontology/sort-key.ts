const LETTERS = 26;

/**
 * A text whose plain order is the natural order of ids: `CAT/3` gives `CAT/a3`, `CAT/21` gives `CAT/b21`.
 * Each run of digits gets a letter before it for its length (a run of more than 26 gets several), so that no two ids
 * share a key.
 */
export function sortKey(id: string): string {
  return id.replace(/\d+/g, (digits) => {
    const full = Math.floor((digits.length - 1) / LETTERS);
    const rest = (digits.length - 1) % LETTERS;
    return `${'z'.repeat(full)}${String.fromCharCode(97 + rest)}${digits}`;
  });
}
