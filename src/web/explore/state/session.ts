import type { Arrangement } from '../../../arrangement/arrangement.js';
import { linksAmong } from '../../../arrangement/known-graph.js';
import type { GraphLink } from '../../../arrangement/known-graph.js';
import { AskError } from '../ask/ask-api.js';
import type { Change, Message, State } from './explorer-state.js';

/** What all that is done works with. */
export interface Session {
  /** As it is now, and not as it was when something began. */
  readonly state: () => State;
  readonly view: () => Arrangement;
  /** Those of the view. */
  readonly links: () => GraphLink[];
  readonly change: (change: Change) => void;
  readonly say: (text: string, kind?: Message['kind'], act?: Message['act']) => void;
  /** What was said of one thing goes with the next that is done; what may be tried again stays. */
  readonly unsayNote: () => void;
  /** One thing after the other: each begins with what the one before left. */
  readonly run: (what: string, act: () => Promise<void>) => void;
}

/** What a message says is the nearest id. */
const NEAREST = /the nearest is "([^"]+)"/;

/** @param open shows what is around an id, where a message names the nearest. */
export function sessionOf(state: () => State, change: (change: Change) => void, open: (id: string) => void): Session {
  let turn = Promise.resolve();
  const view = (): Arrangement => state().history.now;
  const say: Session['say'] = (text, kind = 'note', act) => change({ kind: 'said', message: { kind, text, act } });
  const run: Session['run'] = (what, act) => {
    turn = turn.then(async () => {
      change({ kind: 'busy', busy: what });
      change({ kind: 'said', message: undefined });
      try {
        await act();
      } catch (error) {
        const mayPass = error instanceof AskError && error.mayPass;
        const text = error instanceof Error ? error.message : String(error);
        const nearest = NEAREST.exec(text)?.[1];
        const next = mayPass
          ? { name: 'Try again', run: () => run(what, act) }
          : nearest !== undefined && { name: `Show ${nearest}`, run: () => open(nearest) };
        say(text, 'problem', next || undefined);
      }
      change({ kind: 'busy', busy: undefined });
      // The state that React made of it is read by what comes next.
      await new Promise((resolve) => setTimeout(resolve));
    });
  };
  return {
    ...{ state, view, change, say, run },
    links: () => linksAmong(state().picture, (id) => view().places.has(id)),
    unsayNote: () => {
      const { message } = state();
      if (message && message.act === undefined) change({ kind: 'said', message: undefined });
    },
  };
}
