import type { ComparedColumn } from './compared-columns.js';
import type { ClaimSubject } from './compare-statements.js';

/** Other times that a sentence names. */
const NAMED = 5;

const NOUNS: Readonly<Record<ClaimSubject, string>> = {
  TREATY_ACTIONS: 'treaty action',
  FIGURES: 'figure',
  FINDINGS: 'finding',
};

/** Why a cell is empty, in a sentence. @param times of which something is recorded in its place. */
export function emptySentence({
  subject,
  column: { id, year },
  of,
  time,
  times,
}: {
  readonly subject: ClaimSubject;
  readonly column: ComparedColumn;
  readonly of: string;
  readonly time: string;
  readonly times: readonly string[];
}): string {
  const when = year ?? time;
  const nothing = `No ${NOUNS[subject]} of ${id} on ${of}${when === '' ? '' : ` for ${when}`} is recorded here`;
  if (times.length === 0) return `${nothing}, which does not say that there is none.`;
  const named = times.slice(0, NAMED).map((one) => (one === '' ? 'without a time' : one));
  const more = times.length > NAMED ? ` and ${times.length - NAMED} more` : '';
  return `${nothing}; of other times there is: ${named.join(', ')}${more}.`;
}
