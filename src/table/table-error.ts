import { suggestionList } from 'graphql/jsutils/suggestionList.js';

/** What may be chosen as the rows of a table, by the response keys that lead there: `country.laws`. */
export interface RowChoices {
  readonly lists: readonly string[];
  /** Each of them is one row. */
  readonly objects: readonly string[];
}

/** An answer cannot become a table as it was asked for. The message says where, what is allowed, and what to do. */
export class TableError extends Error {
  override readonly name = 'TableError';

  /** @param choices for programs that offer them, where one has to be chosen. */
  constructor(
    message: string,
    readonly choices?: RowChoices,
  ) {
    super(message);
  }
}

/** ` Did you mean "x"?` with the nearest of the names, or nothing where none is near. */
export function nearest(wrong: string, names: readonly string[]): string {
  const [near] = suggestionList(wrong, names);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}
