import { EMPTY, moved } from '../../../arrangement/arrangement.js';
import type { Arrangement, Place } from '../../../arrangement/arrangement.js';
import { NOTHING, withMore } from '../../../arrangement/known-graph.js';
import type { Picture } from '../../../arrangement/known-graph.js';
import type { Part } from '../../../arrangement/read-view.js';
import { stepInWords, turnInWords } from './step-in-words.js';
import { begun, done, redone, replaced, undone } from './view-history.js';
import type { History } from './view-history.js';
import type { Changed } from './changed-view.js';

/** What is said to the reader above the picture. */
export interface Message {
  readonly kind: 'note' | 'problem';
  readonly text: string;
  /** What a reader may do about it. */
  readonly act: { readonly name: string; readonly run: () => void } | undefined;
}

/** What the explorer shows, and says of it. */
export interface State {
  readonly history: History<Arrangement>;
  readonly picture: Picture;
  /** Ids of the view that are not there on the day that is shown. */
  readonly absent: ReadonlySet<string>;
  readonly dataVersion: string | undefined;
  readonly message: Message | undefined;
  /** What the last step did, for who does not see it. */
  readonly told: { readonly text: string; readonly number: number };
  readonly busy: string | undefined;
  readonly changed: Changed | undefined;
  /** How many times all of a picture was laid out: opened, or arranged anew. */
  readonly laidOut: number;
}

/** What can become of it. */
export type Change =
  // A step that can be taken back, and one that is none.
  | { readonly kind: 'viewed' | 'replaced'; readonly next: (now: Arrangement) => Arrangement }
  | { readonly kind: 'opened'; readonly view: Arrangement; readonly part: Part }
  | { readonly kind: 'arranged'; readonly places: ReadonlyMap<string, Place> }
  | { readonly kind: 'read'; readonly part: Part; readonly anew: boolean }
  | { readonly kind: 'undone' | 'redone' }
  | { readonly kind: 'said'; readonly message: Message | undefined }
  | { readonly kind: 'busy'; readonly busy: string | undefined }
  | { readonly kind: 'changed'; readonly changed: Changed | undefined };

export const START: State = {
  history: begun(EMPTY),
  picture: NOTHING,
  absent: new Set(),
  dataVersion: undefined,
  message: undefined,
  told: { text: '', number: 0 },
  busy: undefined,
  changed: undefined,
  laidOut: 0,
};

export function reduced(state: State, change: Change): State {
  switch (change.kind) {
    case 'viewed':
      return stepped(state, change.next(state.history.now));
    case 'replaced':
      return { ...state, history: replaced(state.history, change.next(state.history.now)) };
    case 'opened':
      return {
        ...state,
        ...readInto(state, change.part, false),
        history: state.history.now === EMPTY ? begun(change.view) : done(state.history, change.view),
        changed: undefined,
        laidOut: state.laidOut + 1,
      };
    case 'arranged':
      return { ...stepped(state, moved(state.history.now, change.places)), laidOut: state.laidOut + 1 };
    case 'read':
      return { ...state, ...readInto(state, change.part, change.anew) };
    case 'undone':
      return turned(state, 'Taken back');
    case 'redone':
      return turned(state, 'Done again');
    case 'said':
      return { ...state, message: change.message };
    case 'busy':
      return { ...state, busy: change.busy };
    case 'changed':
      return { ...state, changed: change.changed };
  }
}

function stepped(state: State, next: Arrangement): State {
  const text = stepInWords(state.history.now, next, labelsOf(state));
  const history = done(state.history, next);
  return text === undefined ? { ...state, history } : { ...telling(state, text), history };
}

/** A step back or forth, said by the step that it takes back or does again. */
function turned(state: State, word: 'Taken back' | 'Done again'): State {
  const isBack = word === 'Taken back';
  const history = isBack ? undone(state.history) : redone(state.history);
  if (history === state.history) return telling(state, isBack ? 'Nothing to take back' : 'Nothing to do again');
  const [earlier, later] = isBack ? [history.now, state.history.now] : [state.history.now, history.now];
  return { ...telling(state, turnInWords(word, { before: earlier, after: later }, labelsOf(state))), history };
}

/** With something said: by another number, since the same is said again where the same is done again. */
function telling(state: State, text: string): State {
  return { ...state, told: { text, number: state.told.number + 1 } };
}

function labelsOf({ picture }: State): (id: string) => string {
  return (id) => picture.nodes.get(id)?.label ?? id;
}

/** @param anew whether the links that were read before are those of another day. */
function readInto(state: State, part: Part, anew: boolean): Pick<State, 'picture' | 'absent' | 'dataVersion'> {
  const before = anew ? { nodes: state.picture.nodes, links: NOTHING.links } : state.picture;
  const absent = new Set(anew ? [] : state.absent);
  for (const { id } of part.nodes) absent.delete(id);
  for (const id of part.missing) absent.add(id);
  return { picture: withMore(before, part), absent, dataVersion: part.dataVersion ?? state.dataVersion };
}
