import { suggestionList } from 'graphql/jsutils/suggestionList.js';

/** An answer cannot become a table as it was asked for. The message says where, what is allowed, and what to do. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

/** ` Did you mean "x"?` with the nearest of the names, or nothing where none is near. */
export function nearest(wrong: string, names: readonly string[]): string {
  const [near] = suggestionList(wrong, names);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}
