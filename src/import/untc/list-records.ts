import type { ImportRecord, RecordSet } from '../import-record.js';
import { spokenDay, stateWithArticle } from '../import-sentence.js';
import { fileNumber, instrumentRecord } from '../instruments.js';
import type { Instrument } from '../instruments.js';
import { addState } from '../state-records.js';
import { slugOf } from '../../seed/source/source-text.js';
import { digestOf } from '../../seed/source/digest.js';
import type { Participant } from './participants.js';
import type { Participation } from './participation.js';

/** How a sentence says what a state did, before the treaty. */
const SAID: Readonly<Record<string, (treaty: string, state: string) => string>> = {
  SIGNATURE: (treaty, state) => `the signature of ${treaty} by ${state}`,
  DEFINITIVE_SIGNATURE: (treaty, state) => `the definitive signature of ${treaty} by ${state}`,
  SUCCESSION_TO_SIGNATURE: (treaty, state) => `the succession of ${state} to the signature of ${treaty}`,
  RATIFICATION: (treaty, state) => `the ratification of ${treaty} by ${state}`,
  ACCEPTANCE: (treaty, state) => `the acceptance of ${treaty} by ${state}`,
  APPROVAL: (treaty, state) => `the approval of ${treaty} by ${state}`,
  FORMAL_CONFIRMATION: (treaty, state) => `the formal confirmation of ${treaty} by ${state}`,
  ACCESSION: (treaty, state) => `the accession of ${state} to ${treaty}`,
  SUCCESSION: (treaty, state) => `the succession of ${state} to ${treaty}`,
  CONSENT_TO_BE_BOUND: (treaty, state) => `the consent of ${state} to be bound by ${treaty}`,
  PARTY: (treaty, state) => `the participation of ${state} in ${treaty}`,
  DENUNCIATION: (treaty, state) => `the denunciation of ${treaty} by ${state}`,
  PROVISIONAL_APPLICATION: (treaty, state) => `the provisional application of ${treaty} by ${state}`,
};

/** What binds nobody yet. */
const UNBOUND = ['SIGNATURE', 'SUCCESSION_TO_SIGNATURE', 'DENUNCIATION'];

/** The list as a report, of a year. */
export function listReport(year: string): ImportRecord {
  const address = 'https://treaties.un.org';
  const register = { address, basis: 'REGISTER', verified: false };
  return {
    id: listId(year),
    type: 'Report',
    name: `Status of treaties in the list of the depositary, ${year}`,
    kind: 'DATA_SET',
    publishedOn: year,
    publisher: 'un/united-nations',
    url: address,
    description: `Who signed and joined treaties that are deposited with the Secretary-General of the United Nations, and the declarations made under them, as of ${year}.`,
    sources: [
      { field: 'publishedOn', ...register },
      { field: 'url', ...register },
    ],
  };
}

export function listId(year: string): string {
  return `un/treaty-collection/status-${year}`;
}

/** Adds what a row of the list says: the state, the treaty, and an action for each date. Returns the key of its passage. */
export function addRow(
  records: RecordSet,
  year: string,
  instrument: Instrument,
  { state, name }: Participant,
  actions: readonly Participation[],
  text: string,
): string {
  addState(records, state, name);
  records.add(instrumentRecord(instrument));
  const passage = addPassage(records, year, `${fileNumber(instrument)}-${slugOf(name)}`, text);
  for (const [index, { action, date }] of actions.entries()) {
    records.add({
      id: `${passage}/${letter(index)}`,
      type: 'TreatyAction',
      statement: `The United Nations Treaty Collection lists ${SAID[action]?.(instrument.spoken, stateWithArticle(name)) ?? ''} on ${spokenDay(date)}.`,
      action,
      treaty: instrument.id,
      country: state.alpha3,
      date,
      ...ended(actions, passage, action, date),
      topics: ['topic/treaty-obligations'],
      citations: [passage],
    });
  }
  return passage.slice(`${listId(year)}/record/`.length);
}

/** What a denunciation ends: the acts of the row before it by which the state was bound. */
function ended(
  actions: readonly Participation[],
  passage: string,
  action: string,
  date: string,
): { readonly supersedes?: readonly string[] } {
  if (action !== 'DENUNCIATION') return {};
  const before = actions.flatMap((one, index) =>
    one.date < date && !UNBOUND.includes(one.action) ? [`${passage}/${letter(index)}`] : [],
  );
  return before.length === 0 ? {} : { supersedes: before };
}

/** Adds the passage of a row, under a key that no other row has. */
export function addPassage(records: RecordSet, year: string, key: string, text: string): string {
  const report = listId(year);
  let passage = `${report}/record/${key}`;
  // A second row of one state: the first keeps the plain key.
  for (let count = 2; records.has(passage); count += 1) passage = `${report}/record/${key}-${count}`;
  records.add({ id: passage, type: 'Passage', report, digest: digestOf(text) });
  return passage;
}

/** The letter of a claim: the first of a passage is `a`. */
export function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : `${letter(Math.floor(index / 26) - 1)}${last}`;
}
