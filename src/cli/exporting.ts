import type { exportGraph } from '../export/export.js';
import { ExportRefusal } from '../export/export-refusal.js';
import type { ExportRequest, ExportResult } from '../export/export.js';
import { whyNoAddress } from '../ontology/url.js';
import { EXIT, Exit } from './exit.js';
import { progressBar } from './progress.js';
import { emptySentence, loadingSentence } from './settings.js';
import type { Settings } from './settings.js';

type Shown = Required<Pick<ExportRequest, 'signal' | 'onProgress'>>;

/**
 * An export that shows how far it is, and that is given up with the process.
 * @throws Exit in the place of an ExportRefusal, GraphError
 */
export async function exportShown(
  settings: Settings,
  work: (shown: Shown) => ReturnType<typeof exportGraph>,
): Promise<ExportResult> {
  const given = new AbortController();
  const giveUp = (): void => given.abort();
  const bar = progressBar(process.stderr, 'Exporting');
  process.once('SIGINT', giveUp).once('SIGTERM', giveUp);
  try {
    return await work({ signal: given.signal, onProgress: (done, all) => bar.step(done, all) });
  } catch (error) {
    throw error instanceof ExportRefusal ? refusalExit(error, settings) : error;
  } finally {
    bar.end();
    process.off('SIGINT', giveUp).off('SIGTERM', giveUp);
  }
}

/** What an export refuses, as the end of a command. */
export function refusalExit(error: ExportRefusal, settings: Settings): Exit {
  const [code, sentence] = {
    USAGE: [EXIT.usage, error.message],
    NOT_LOADED: [EXIT.failure, emptySentence(settings)],
    LOADING: [EXIT.failure, loadingSentence(settings)],
    CHANGED: [EXIT.failure, error.message],
    NOT_WRITTEN: [EXIT.failure, error.message],
  }[error.code] as [Exit['code'], string];
  return new Exit(code, sentence, { cause: error });
}

/**
 * What the addresses of records begin with, with a slash at its end.
 * @throws Exit (usage)
 */
export function baseOf(given: string): string {
  const reason =
    whyNoAddress(given) ??
    (/[?#]/.test(given) ? `${JSON.stringify(given)} has a ? or a #, and ids are to come after it.` : undefined);
  if (reason !== undefined) throw new Exit(EXIT.usage, `--base: ${reason}`);
  return given.endsWith('/') ? given : `${given}/`;
}
