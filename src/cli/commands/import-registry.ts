import { join } from 'node:path';
import { printRecords } from '../../import/import-record.js';
import type { RecordFile } from '../../import/import-record.js';
import { printReport } from '../../import/import-report.js';
import type { FileReport } from '../../import/import-report.js';
import { UnreadableFile } from '../../import/table.js';
import { importLists } from '../../import/untc/import-lists.js';
import { listId } from '../../import/untc/list-records.js';
import { importRecommendations } from '../../import/upr/import-recommendations.js';
import { JSON_LINES } from '../../seed/json-lines/json-lines.js';
import { EXIT, Exit } from '../exit.js';
import { print, say } from '../output.js';
import { writeWhole } from '../whole-file.js';

/** The tables that can be imported, by the names of the command. */
export const REGISTRIES = ['untc', 'upr'] as const;
export type Registry = (typeof REGISTRIES)[number];

export interface ImportOptions {
  /** The folder that records go to. */
  readonly to: string;
  /** The folder that the words of rows go to, for the setting SOURCES; none where they go nowhere. */
  readonly texts?: string | undefined;
  readonly asOf?: string | undefined;
  readonly encoding?: string | undefined;
}

/** What came of the files of a registry, in the same form for all. */
interface Imported {
  readonly report: string | undefined;
  readonly outputs: readonly RecordFile[];
  readonly texts: ReadonlyMap<string, string>;
  readonly files: readonly FileReport[];
  readonly unmapped: readonly (readonly [string, number])[];
}

/**
 * `rights-graph import`: makes records of the files of a registry and prints what became of their rows.
 * @throws Exit (usage) for options that cannot be, (invalidData) where a file cannot be read or nothing comes of it.
 */
export async function importRegistry(
  registry: Registry,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const { asOf, encoding, to, texts } = options;
  if (asOf !== undefined && registry !== 'untc') {
    throw new Exit(EXIT.usage, '--as-of is for untc: a recommendation is of its session.');
  }
  if (asOf !== undefined && !/^(?:19|20)\d{2}$/.test(asOf)) {
    throw new Exit(EXIT.usage, `--as-of is ${JSON.stringify(asOf)}: it must be a year, for example 2015.`);
  }
  const imported = await read(registry, [...new Set(files)], { asOf, encoding });
  const types = new Map<string, string>();
  for (const { records } of imported.outputs) for (const { id, type } of records) types.set(id, type);
  const made = new Map<string, number>();
  for (const type of types.values()) made.set(type, (made.get(type) ?? 0) + 1);
  const lines = printReport({
    files: imported.files,
    made: [...made].sort(([a], [b]) => (a < b ? -1 : 1)),
    unmapped: imported.unmapped,
  });
  if (imported.report === undefined || !made.has('Passage')) {
    throw new Exit(EXIT.invalidData, [...lines, 'No row could be read: nothing was written.'].join('\n'));
  }
  print(lines.join('\n'));
  for (const { name, records } of imported.outputs)
    await write(join(to, `${name}${JSON_LINES}`), printRecords(records));
  if (texts === undefined) return;
  const rows = [...imported.texts].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = rows.map(([record, words]) => `${JSON.stringify({ record, text: words })}\n`).join('');
  await write(join(texts, `${imported.report}${JSON_LINES}`), text);
}

async function read(
  registry: Registry,
  files: readonly string[],
  options: { readonly asOf: string | undefined; readonly encoding: string | undefined },
): Promise<Imported> {
  try {
    if (registry === 'upr') return await importRecommendations(files, options);
    const { year, ...lists } = await importLists(files, options);
    if (options.asOf === undefined) {
      say(`The lists are taken to be of ${year}, the year of their latest day: --as-of YEAR says another.`);
    }
    return { ...lists, report: listId(year), unmapped: [] };
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Exit(EXIT.invalidData, `${error.message}\nNothing was written.`);
    throw error;
  }
}

async function write(file: string, text: string): Promise<void> {
  await writeWhole(file, text);
  say(`Written: ${file}`);
}
