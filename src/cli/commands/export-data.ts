import { DEFAULT_BASE, exportGraph } from '../../export/export.js';
import type { Format } from '../../export/format.js';
import { FORMATS } from '../../export/formats.js';
import type { Selection } from '../../export/selection.js';
import { didYouMean } from '../../seed/suggest.js';
import { prepareData } from '../data.js';
import { withGraph } from '../engine.js';
import { EXIT, Exit } from '../exit.js';
import { baseOf, exportShown } from '../exporting.js';
import { print } from '../output.js';
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
  const { ontology, fill, keep } = await prepareData(settings, seed);
  await withGraph(settings, async (graph) => {
    await fill(graph);
    const { dataVersion, records, relationships } = await exportShown(settings, (shown) =>
      exportGraph(ontology, graph, {
        ...{ formats, selection, to, base: address, replace: force },
        day: new Date().toISOString().slice(0, 10),
        ...shown,
      }),
    );
    print(`${records} records and ${relationships} relationships in ${to}; data version ${dataVersion}`);
    await keep();
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
