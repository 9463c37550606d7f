import { costSentence } from './cost-sentence.js';
import type { Shown } from './runs.js';

/** Said where a run brought no answer, and the one before stays. */
const BEFORE = 'What is shown is the answer before.';

/**
 * What is said of the runs of a tab, as a status; empty where there is nothing to say.
 * @param isSlow whether the answer has been waited for long enough to speak of it.
 */
export function runSentence(shown: Shown | undefined, isSlow: boolean): string {
  if (shown === undefined) return '';
  const { run, answer } = shown;
  switch (run.progress.kind) {
    case 'waiting':
      if (run.progress.isRetrying) return 'The server does not answer. It is asked again …';
      return isSlow ? 'The answer takes long: the server is still at work.' : '';
    case 'answered':
      return costSentence(run.progress.answer.result, run.progress.answer.milliseconds);
    case 'stopped':
      return answer ? `Stopped. ${BEFORE}` : 'Stopped.';
    case 'failed':
      return '';
  }
}

/** What is wrong with the last run of a tab, and what to do; undefined where nothing is. */
export function runProblem(shown: Shown | undefined): string | undefined {
  if (shown?.run.progress.kind !== 'failed') return undefined;
  const { sentence } = shown.run.progress;
  return shown.answer ? `${sentence} ${BEFORE}` : sentence;
}

/** What is wrong where the schema did not come, of what GraphiQL keeps of it: an answer with errors, as JSON. */
export function schemaProblem(fetchError: string): string {
  const missing = 'The schema did not come, so that nothing is completed, marked or documented.';
  const message = firstMessage(fetchError);
  return message === undefined ? missing : `${missing} ${message}`;
}

function firstMessage(text: string): string | undefined {
  try {
    const { errors } = JSON.parse(text) as { readonly errors?: readonly { readonly message?: string }[] };
    return errors?.[0]?.message;
  } catch {
    return undefined;
  }
}
