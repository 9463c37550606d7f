import { columnsOfRow } from '../run/row.js';

/** Values that come with one statement, at the most: while they are read nothing else is done. */
export const MOST_CELLS = 50_000;

/** What is asked of many parents: as many rows of each, with some columns. */
export interface Asked {
  readonly rowsOfEach: number;
  readonly columns: readonly string[];
}

/** Of how many parents one statement asks. */
function parentsAtOnce({ rowsOfEach, columns }: Asked): number {
  return Math.max(1, Math.floor(MOST_CELLS / (Math.max(1, rowsOfEach) * columnsOfRow(columns).length)));
}

/** How many statements ask of so many parents. */
export function portionCount(parents: number, asked: Asked): number {
  return Math.max(1, Math.ceil(parents / parentsAtOnce(asked)));
}

/** The parents of each statement. */
export function portions(keys: readonly string[], asked: Asked): (readonly string[])[] {
  return slices(keys, parentsAtOnce(asked));
}

/** Of how many nodes one statement asks what is recorded of them, as many rows of each with so many values. */
export function nodesAtOnce(rowsOfEach: number, cellsOfRow: number): number {
  return Math.max(1, Math.floor(MOST_CELLS / Math.max(1, rowsOfEach * cellsOfRow)));
}

/** The keys in order, so many at once; one slice at least. */
export function slices(keys: readonly string[], most: number): (readonly string[])[] {
  if (keys.length <= most) return [keys];
  return Array.from({ length: Math.ceil(keys.length / most) }, (_, index) =>
    keys.slice(index * most, (index + 1) * most),
  );
}
