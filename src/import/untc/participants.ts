import { STATE_NAMES, stateByName } from '../../countries/state-names.js';
import type { State } from '../../countries/state-names.js';
import { unknownState } from '../import-report.js';

/** A participant of a treaty as the list names it. */
export interface Participant {
  readonly state: State;
  /** Without marks of footnotes. */
  readonly name: string;
  /** True where a mark of a footnote was glued to the name. */
  readonly marked: boolean;
}

/** Marks of footnotes after a name: `Bahrain 2`, `Serbia 3,4`, `China¹`, `Norway*`. */
const MARKS = /(?:[\s,]*(?:\d{1,2}|[¹²³⁰-⁹]+|\*+|\[\d+\]))+$/u;
/** Who joins treaties and is no state. */
const ORGANISATIONS = /^(?:european (?:union|community|economic community)|united nations council for namibia)$/i;

/** Who a name of the list stands for, or why nobody. */
export function readParticipant(cell: string): Participant | string {
  const name = cell.replace(MARKS, '').trim();
  if (name === '') return 'The row names no participant.';
  if (ORGANISATIONS.test(name))
    return `"${name}" is an organisation, and actions on treaties are those of states here.`;
  const state = stateByName(name);
  return state ? { state, name, marked: name !== cell } : unknownState(name, STATE_NAMES);
}
