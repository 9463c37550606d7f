/** The first place of all: what is newest comes first, so that places count down. */
const LATEST = 99_999_999;

/**
 * What the place of a change begins with, as a load stores it and a list of changes is ordered by.
 * @param number of its release, from 0 on; of what is in none yet, the next.
 */
export function placeOfRelease(number: number): string {
  return `${String(LATEST - number).padStart(9, '0')} `;
}
