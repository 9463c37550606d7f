import { digestOf } from '../../seed/source/digest.js';
import { slugOf } from '../../seed/source/source-text.js';
import type { ImportRecord, RecordSet } from '../import-record.js';
import { listed } from '../import-sentence.js';
import { INSTRUMENTS, instrumentRecord } from '../instruments.js';
import type { Instrument } from '../instruments.js';
import { addState } from '../state-records.js';
import { topicsOf } from './issue-topics.js';
import { sessionMonths } from './review-sessions.js';
import type { ReviewRow } from './review-row.js';

/** What the table's categories of action ask, from the least to the most. */
const ASKED = [
  '',
  'minimal action',
  'continued action',
  'consideration of action',
  'general action',
  'specific action',
];
const ANSWERED: Readonly<Record<string, string>> = {
  ACCEPTED: 'accepted it',
  NOTED: 'took note of it',
  REJECTED: 'rejected it',
  PENDING: 'has yet to answer',
  UNKNOWN: 'gave no clear answer',
};

/** Issues that name none. */
const SAYS_NOTHING = /^(?:other|general)$/i;

/** The table as a report, of the sessions that its rows are of. */
export function tableReport(sessions: readonly number[]): ImportRecord {
  const [first, last] = [Math.min(...sessions), Math.max(...sessions)];
  const spoken = first === last ? `session ${first}` : `sessions ${first} to ${last}`;
  return {
    id: tableId(sessions),
    type: 'Report',
    name: `Recommendations of the Universal Periodic Review, ${spoken}`,
    kind: 'DATA_SET',
    description: `A public table of who recommended what to whom in the Universal Periodic Review, ${spoken}, with the answers.`,
    absent: ['publishedOn', 'publisher', 'url'].map((field) => ({ field, reason: 'NOT_REPORTED' })),
  };
}

export function tableId(sessions: readonly number[]): string {
  const [first, last] = [Math.min(...sessions), Math.max(...sessions)];
  return first === last
    ? `un/upr-recommendations-session-${first}`
    : `un/upr-recommendations-sessions-${first}-${last}`;
}

/**
 * Adds what a row says: the states, the treaties that its text names, its passage and the recommendation.
 * @param number which of the rows that address this state it is, counted from 1.
 * @returns what follows `record/` in the id of its passage, and the issues without a topic.
 */
export function addReviewRow(
  records: RecordSet,
  report: string,
  row: ReviewRow,
  number: number,
): { readonly key: string; readonly unmapped: readonly string[] } {
  const key = `${slugOf(row.to.name)}-${number}`;
  const passage = `${report}/record/${key}`;
  for (const { state, name } of [row.to, ...row.from]) addState(records, state, name);
  records.add({ id: report, type: 'Report', about: [row.to.state.alpha3] });
  records.add({ id: passage, type: 'Passage', report, digest: digestOf(row.text) });
  const treaties = INSTRUMENTS.filter(({ named }) => named?.test(row.text));
  for (const treaty of treaties) records.add(instrumentRecord(treaty));
  const { topics, unmapped } = topicsOf(row.issues, row.text);
  const months = sessionMonths(row.session);
  records.add({
    id: `${passage}/a`,
    type: 'Recommendation',
    statement: statementOf(row, treaties),
    kind: 'RECOMMENDATION',
    recommendedBy: row.from.map(({ state }) => state.alpha3),
    addressedTo: [row.to.state.alpha3],
    response: row.response,
    ...(treaties.length === 0 ? {} : { measuredAgainst: treaties.map(({ id }) => id) }),
    ...(months === undefined ? {} : { statedOn: months, inferred: ['statedOn'] }),
    ...(topics.length === 0 ? {} : { topics }),
    citations: [passage],
  });
  return { key, unmapped };
}

/** From the fields of the row alone: its own text is not ours to repeat. */
function statementOf(
  { to, from, session, category, issues, response }: ReviewRow,
  treaties: readonly Instrument[],
): string {
  const asked = category === undefined ? 'action' : (ASKED[category] ?? 'action');
  const named = issues.filter((issue) => !SAYS_NOTHING.test(issue));
  const on = named.length === 0 ? '' : ` on ${listed(named.map(issueInSentence))}`;
  const naming = treaties.length === 0 ? '' : `, naming ${listed(treaties.map(({ spoken }) => spoken))}`;
  const who = listed(from.map(({ name }) => name));
  // What was asked comes first: a list shows the beginning.
  return `${who} asked ${to.name} for ${asked}${on}${naming}, in session ${session} of the Universal Periodic Review, and ${to.name} ${ANSWERED[response] ?? 'answered'}.`;
}

/** `Rights of the Child` is a phrase like others within a sentence; what is in capitals stays so. */
function issueInSentence(issue: string): string {
  return issue.replace(/\p{Lu}(?=\p{Ll})/gu, (capital) => capital.toLowerCase());
}
