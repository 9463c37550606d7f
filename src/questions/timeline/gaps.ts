/** Entries by the year of their earliest day. */
export interface YearOfEntries {
  /** Undefined where they have no beginning. */
  readonly year: number | undefined;
  /** The year of the latest day of any of them; undefined where one has no end. */
  readonly last: number | undefined;
}

/** Years in a row, the first and the last of them included. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/**
 * The years in which nothing is recorded: between the first and the last year of any entry, or of the interval that is
 * asked for where it has a beginning or an end. Of a year that the interval cuts only what is within it counts. What ends
 * before it begins fills no year.
 * @param within the first and the last year of the interval.
 */
export function gapsOf(
  years: readonly YearOfEntries[],
  within: { readonly from: number | undefined; readonly to: number | undefined },
): Gap[] {
  const known = years.flatMap(({ year, last }) => [year, last]).filter((year) => year !== undefined);
  const begin = within.from ?? (known.length > 0 ? Math.min(...known) : Infinity);
  const end = within.to ?? (known.length > 0 ? Math.max(...known) : -Infinity);
  const gaps: Gap[] = [];
  let next = begin;
  for (const { year, last } of [...years].sort((a, b) => (a.year ?? -1) - (b.year ?? -1))) {
    if (year !== undefined && last !== undefined && last < year) continue;
    const before = Math.min((year ?? -Infinity) - 1, end);
    if (before >= next) gaps.push({ from: next, to: before });
    next = Math.max(next, (last ?? Infinity) + 1);
  }
  if (end >= next) gaps.push({ from: next, to: end });
  return gaps;
}
