import { bindingActions, isTreaty } from './gap-rows.js';
import type { GapRow } from './gap-rows.js';
import { gapSentence } from './gap-sentence.js';
import type { AskedGaps, Frame } from './norm-gaps-statements.js';

/** Why a row has its status. */
export function rowSentence(
  { country, treaty }: Pick<AskedGaps, 'country' | 'treaty'>,
  frame: Frame,
  { norm, status, evidence, provisions, inDoubt }: GapRow,
): string {
  const binding = bindingActions(frame);
  return gapSentence({
    country,
    treaty,
    norm,
    status,
    isTreaty: isTreaty(frame),
    deciding: evidence.number,
    provisions: provisions.number,
    undated: binding.every(({ dated }) => !dated),
    inDoubt: inDoubt.number,
  });
}
