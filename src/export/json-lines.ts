import type { OutputFile } from './output-file.js';
import { writtenRelations } from './exported-record.js';
import type { ExportedRecord } from './exported-record.js';
import type { Format } from './format.js';

/** A file for each type, a line of JSON for each record. */
export const JSON_LINES: Format = {
  name: 'jsonl',
  about:
    'JSON Lines: a file for each type, named as the list in the API, a record a line, in the natural order of ids. A field that leads to one record holds its id, one that leads to several a list of ids.',
  begin: async ({ ontology, folder }) => {
    const files = new Map<string, OutputFile>();
    for (const { name, plural } of ontology.nodes.values()) files.set(name, await folder.file(`jsonl/${plural}.jsonl`));
    return {
      write: (type, records) => {
        const file = files.get(type.name);
        for (const record of records) file?.write(`${JSON.stringify(jsonOf(record))}\n`);
      },
      end: () => Promise.resolve(),
    };
  },
};

/** The record as one object: its type, its columns, and ids in the place of what it leads to. */
function jsonOf({ type, values, links }: ExportedRecord): Record<string, unknown> {
  const relations = writtenRelations(type).map(({ name, many }) => {
    const ids = links.get(name) ?? [];
    return [name, many ? ids : (ids[0] ?? null)] as const;
  });
  return { type: type.name, ...Object.fromEntries([...values, ...relations]) };
}
