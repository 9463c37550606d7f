import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { readViewCode } from '../../../arrangement/view-code.js';
import { layOutBeside } from '../layout/lay-out-beside.js';
import { START, reduced } from './explorer-state.js';
import { reading } from './view-reading.js';
import { sessionOf } from './session.js';
import { steps } from './view-steps.js';

/** What the parts of the page read and do. */
export type Explorer = ReturnType<typeof useExplorer>;

/** The state of the explorer, and all that can be done to it. */
export function useExplorer() {
  const [state, change] = useReducer(reduced, START);
  // What goes on beside the page reads the state as it is then, not as it was when it began.
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);
  const [actions] = useState(() => {
    const session = sessionOf(
      () => latest.current,
      change,
      (id) => asks.open(id),
    );
    const asks = reading(session, layOutBeside());
    return { ...steps(session), ...asks };
  });

  const openAddress = useCallback(async () => {
    const { hash, search } = window.location;
    try {
      const kept = await readViewCode(hash);
      if (kept) {
        actions.restore(kept);
        return;
      }
    } catch (error) {
      actions.say(error instanceof Error ? error.message : String(error), 'problem');
    }
    const parameters = new URLSearchParams(search);
    const id = parameters.get('id');
    const day = { date: parameters.get('date') ?? undefined, knownAt: parameters.get('knownAt') ?? undefined };
    if (id === null) {
      // A step back to the page as it began.
      actions.leave();
      return;
    }
    actions.open(id, day);
  }, [actions]);

  return { ...state, view: state.history.now, ...actions, openAddress };
}
