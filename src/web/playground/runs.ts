import type { ExecutionResult } from 'graphql';
import type { Operation } from './requests.js';

/** What the server answered to an operation. */
export interface Answer {
  readonly operation: Operation;
  readonly result: ExecutionResult;
  /** From the request until it had arrived. */
  readonly milliseconds: number;
  readonly dataVersion: string | undefined;
  readonly day: Date;
}

/** How far a run has come. */
export type Progress =
  | { readonly kind: 'waiting'; /** Whether nobody answered so far. */ readonly isRetrying: boolean }
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed'; /** What is wrong, and what to do. */ readonly sentence: string }
  | { readonly kind: 'stopped' };

/** What was run last. */
export interface Run {
  readonly id: number;
  /** Whether its query took the place of another one, whose answer says nothing of it. */
  readonly isOther: boolean;
  readonly progress: Progress;
}

/** What is to be seen of the runs of one tab: the last one, and the last answer, which stays where a run brings none. */
export interface Shown {
  readonly run: Run;
  readonly answer: Answer | undefined;
}

const listeners = new Set<() => void>();
let last: Run | undefined;
let isNextOther = false;

export function lastRun(): Run | undefined {
  return last;
}

export function onRun(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notes that another query took the place of what was run: the next run is one of it. */
export function replaceQuery(): void {
  isNextOther = true;
}

/**
 * Notes that a run begins.
 * @returns how its progress is noted; when another run has begun, that is left alone.
 */
export function beginRun(progress: Progress = { kind: 'waiting', isRetrying: false }): (next: Progress) => void {
  const id = (last?.id ?? 0) + 1;
  const isOther = isNextOther;
  isNextOther = false;
  const note = (next: Progress): void => {
    last = { id, isOther, progress: next };
    for (const listener of listeners) listener();
  };
  note(progress);
  return (next) => {
    if (last?.id === id) note(next);
  };
}

/**
 * What is to be seen of a tab as its run goes on.
 * @param isInView whether the tab is on the screen: what was stopped by leaving it has lost the answer before.
 */
export function shownAfter(before: Shown | undefined, run: Run, isInView: boolean): Shown {
  const { progress } = run;
  if (progress.kind === 'answered') return { run, answer: progress.answer };
  const isKept = isInView && (before?.run.id === run.id || !run.isOther);
  return { run, answer: isKept ? before?.answer : undefined };
}
