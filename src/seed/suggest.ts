import { suggestionList } from 'graphql/jsutils/suggestionList.js';

/** Comparisons that one run may spend on ids: about half a second. */
const COMPARISONS = 500_000;

/** ` Did you mean "x"?` with the nearest of the names, or nothing where none is near. */
export function didYouMean(wrong: string, names: Iterable<string>): string {
  const [nearest] = suggestionList(wrong, [...names]);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}

/** Like didYouMean, for long lists: it falls silent when a run has compared enough. */
export function idSuggester(limit: number = COMPARISONS): (wrong: string, ids: readonly string[]) => string {
  let left = limit;
  return (wrong, ids) => {
    left -= ids.length;
    return left < 0 ? '' : didYouMean(wrong, ids);
  };
}
