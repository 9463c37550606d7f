import { slugOf } from '../../seed/source/source-text.js';
import type { RecordSet } from '../import-record.js';
import type { RefusedRow } from '../import-report.js';
import { articleRecords, fileNumber, instrumentRecord } from '../instruments.js';
import type { Instrument } from '../instruments.js';
import { listed, stateWithArticle } from '../import-sentence.js';
import { addState } from '../state-records.js';
import { stateByName } from '../../countries/state-names.js';
import { declaredActs } from './declared-acts.js';
import type { DeclaredAct } from './declared-acts.js';
import type { DeclarationEntry } from './declaration-entries.js';
import { addPassage, letter, listId } from './list-records.js';
import { readParticipant } from './participants.js';
import type { Participant } from './participants.js';

/**
 * Adds what the text of declarations under a treaty says. Objections come last: they lead to the reservation, or else the
 * declaration, of the state that they object to.
 * @param held the texts of passages, by the keys of their rows; grows.
 */
export function addDeclarations(
  records: RecordSet,
  held: Map<string, string>,
  year: string,
  instrument: Instrument,
  entries: readonly DeclarationEntry[],
): { readonly refused: readonly RefusedRow[]; readonly noted: readonly RefusedRow[] } {
  const refused: RefusedRow[] = [];
  const noted: RefusedRow[] = [];
  /** By state, what may be objected to. */
  const made = new Map<string, string>();
  const objections: { readonly line: number; readonly to: string; readonly record: () => void }[] = [];
  for (const { line, heading, text } of entries) {
    const participant = readParticipant(heading);
    if (typeof participant === 'string') {
      refused.push({ line, reason: participant });
      continue;
    }
    const acts = declaredActs(text, instrument);
    if (typeof acts === 'string') {
      refused.push({ line, reason: acts });
      continue;
    }
    addState(records, participant.state, participant.name);
    records.add(instrumentRecord(instrument));
    const passage = addPassage(
      records,
      year,
      `declaration-${fileNumber(instrument)}-${slugOf(participant.name)}`,
      text,
    );
    held.set(passage.slice(`${listId(year)}/record/`.length), text);
    for (const [index, act] of acts.entries()) {
      const id = `${passage}/${letter(index)}`;
      const to = act.objectsTo === undefined ? undefined : stateByName(act.objectsTo);
      if (act.objectsTo !== undefined && !to) {
        noted.push({
          line,
          reason: `An objection to what "${act.objectsTo}" declared: no state is known by this name, so it leads to none.`,
        });
      }
      const add = (target?: string): void =>
        addAct(records, { id, passage, instrument, participant, act, ...(target === undefined ? {} : { target }) });
      if (to) objections.push({ line, to: to.alpha3, record: () => add(made.get(to.alpha3)) });
      else add();
      if (act.action === 'RESERVATION' || (act.action === 'DECLARATION' && !made.has(participant.state.alpha3))) {
        made.set(participant.state.alpha3, id);
      }
    }
  }
  for (const { line, to, record } of objections) {
    if (!made.has(to))
      noted.push({ line, reason: `An objection to what ${to} declared, of which the file has nothing that stands.` });
    record();
  }
  return { refused, noted };
}

const SAID: Readonly<Record<DeclaredAct['action'], string>> = {
  RESERVATION: 'a reservation',
  DECLARATION: 'a declaration',
  OBJECTION: 'an objection',
};

interface PlacedAct {
  readonly id: string;
  readonly passage: string;
  readonly instrument: Instrument;
  readonly participant: Participant;
  readonly act: DeclaredAct;
  /** What an objection objects to. */
  readonly target?: string;
}

function addAct(records: RecordSet, { id, passage, instrument, participant, act, target }: PlacedAct): void {
  const articles = act.articles.map((path) => `${instrument.id}/${path}`);
  for (const path of act.articles) for (const record of articleRecords(instrument, path)) records.add(record);
  const absent = [
    { field: 'date', reason: 'NOT_REPORTED' },
    ...(articles.length === 0 && act.action === 'DECLARATION' ? [{ field: 'articles', reason: 'NOT_REPORTED' }] : []),
  ];
  records.add({
    id,
    type: 'TreatyAction',
    statement: statementOf(instrument, participant.name, act),
    action: act.action,
    treaty: instrument.id,
    country: participant.state.alpha3,
    ...(articles.length === 0 ? {} : { articles }),
    ...(target === undefined ? {} : { objectsTo: target }),
    topics: ['topic/treaty-obligations'],
    ...(act.named ? {} : { inferred: ['action'] }),
    absent,
    citations: [passage],
  });
}

function statementOf(instrument: Instrument, name: string, { action, articles, objectsTo }: DeclaredAct): string {
  const numbers = articles.map((path) => path.replace('/', '(').replace(/(\(\d+)$/, '$1)'));
  const on = numbers.length === 0 ? '' : `, on ${numbers.length === 1 ? 'article' : 'articles'} ${listed(numbers)}`;
  const to = objectsTo === undefined ? '' : ` to what ${stateWithArticle(objectsTo)} declared`;
  return `The United Nations Treaty Collection lists ${SAID[action]} of ${stateWithArticle(name)}${to} under ${instrument.spoken}${on}.`;
}
