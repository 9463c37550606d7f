import { DEFAULT_BASE, exportGraph } from '../../export/export.js';
import { ExportRefusal } from '../../export/export-refusal.js';
import type { Format } from '../../export/format.js';
import { FORMATS } from '../../export/formats.js';
import type { Selection } from '../../export/selection.js';
import { whyNoAddress } from '../../ontology/url.js';
import { didYouMean } from '../../seed/suggest.js';
import { prepareData } from '../data.js';
import { withGraph } from '../engine.js';
import { EXIT, Exit } from '../exit.js';
import { print } from '../output.js';
import { progressBar } from '../progress.js';
import { emptySentence, loadingSentence } from '../settings.js';
import type { Settings } from '../settings.js';

export interface ExportOptions extends Selection {
  /** Names of formats, each alone or several with commas between them. */
  readonly format: readonly string[];
  readonly to: string;
  readonly base?: string;
  readonly force?: boolean;
}

/**
 * `rights-graph export`: writes the graph, or a part of it, into a folder, and prints what is in it.
 * @throws Exit
 */
export async function exportData(
  settings: Settings,
  seed: string | undefined,
  { format, to, base = DEFAULT_BASE, force = false, ...selection }: ExportOptions,
): Promise<void> {
  const formats = formatsOf(format);
  const address = baseOf(base);
  const { ontology, fill } = await prepareData(settings, seed);
  const given = new AbortController();
  const giveUp = (): void => given.abort();
  const bar = progressBar(process.stderr, 'Exporting');
  await withGraph(settings, async (graph) => {
    await fill(graph);
    process.once('SIGINT', giveUp).once('SIGTERM', giveUp);
    try {
      const { dataVersion, records, relationships } = await exportGraph(ontology, graph, {
        ...{ formats, selection, to, base: address, replace: force, signal: given.signal },
        day: new Date().toISOString().slice(0, 10),
        onProgress: (done, all) => bar.step(done, all),
      });
      bar.end();
      print(`${records} records and ${relationships} relationships in ${to}; data version ${dataVersion}`);
    } catch (error) {
      bar.end();
      throw error instanceof ExportRefusal ? refusalExit(error, settings) : error;
    } finally {
      process.off('SIGINT', giveUp).off('SIGTERM', giveUp);
    }
  });
}

/** @throws Exit (usage) for the first name that is of no format. */
function formatsOf(given: readonly string[]): Format[] {
  const names = given.flatMap((one) => one.split(',')).map((name) => name.trim());
  const known = FORMATS.map(({ name }) => name);
  for (const name of names) {
    if (known.includes(name)) continue;
    const meant = didYouMean(name.toLowerCase(), known);
    throw new Exit(
      EXIT.usage,
      `--format: ${JSON.stringify(name)} is no format.${meant} There are ${known.join(', ')}.`,
    );
  }
  return FORMATS.filter(({ name }) => names.includes(name));
}

/** @throws Exit (usage) */
function baseOf(given: string): string {
  const reason =
    whyNoAddress(given) ??
    (/[?#]/.test(given) ? `${JSON.stringify(given)} has a ? or a #, and ids are to come after it.` : undefined);
  if (reason !== undefined) throw new Exit(EXIT.usage, `--base: ${reason}`);
  return given.endsWith('/') ? given : `${given}/`;
}

function refusalExit(error: ExportRefusal, settings: Settings): Exit {
  const [code, sentence] = {
    USAGE: [EXIT.usage, error.message],
    NOT_LOADED: [EXIT.failure, emptySentence(settings)],
    LOADING: [EXIT.failure, loadingSentence(settings)],
    CHANGED: [EXIT.failure, error.message],
    NOT_WRITTEN: [EXIT.failure, error.message],
  }[error.code] as [Exit['code'], string];
  return new Exit(code, sentence, { cause: error });
}
