import type { Graph } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import { DICTIONARY_TABLE, dictionaryText } from './dictionary.js';
import { ExportFolder } from './export-folder.js';
import type { MakeFile } from './export-folder.js';
import { ExportReader } from './export-reader.js';
import { readmeText } from './export-readme.js';
import { ExportRefusal } from './export-refusal.js';
import type { Format } from './format.js';
import { OUR_LICENCE, OUR_TITLE } from './publication.js';
import type { Publication } from './publication.js';
import { select } from './selection.js';
import type { Selection } from './selection.js';

/** What the addresses of records begin with where nobody says: a name that is reserved, and belongs to nobody. */
export const DEFAULT_BASE = 'https://rights-graph.example/';

export interface ExportRequest {
  readonly formats: readonly Format[];
  readonly selection: Selection;
  /** The folder that is to be made. */
  readonly to: string;
  /** Whether an export that is there gives way to this one. */
  readonly replace: boolean;
  /** What the addresses of records in RDF begin with; it ends with a slash. */
  readonly base: string;
  /** The day that the export says it was made on, as `2012-03-31`. */
  readonly day: string;
  /** Where the export is published, and not only made. */
  readonly publication?: Publication;
  readonly onProgress?: (done: number, all: number) => void;
  /** Gives the export up at the next page. */
  readonly signal?: AbortSignal;
  /** How a file is made; a test gives another way. */
  readonly makeFile?: MakeFile;
}

export interface ExportResult {
  readonly dataVersion: string;
  readonly records: number;
  readonly relationships: number;
}

/**
 * Writes a graph, or a part of it, into a folder that is there whole afterwards, or not at all. It reads a few records
 * at a time, and holds those and, of a part of a graph, the ids of all that is in it.
 * @throws ExportRefusal, GraphError
 */
export async function exportGraph(
  ontology: Ontology,
  graph: Pick<Graph, 'read'>,
  request: ExportRequest,
): Promise<ExportResult> {
  const { formats, selection, base, day, publication, onProgress, signal } = request;
  const licence = publication?.licence ?? OUR_LICENCE;
  const replacing = request.replace ? 'NOW' : publication ? 'NEVER' : 'WITH_FORCE';
  const folder = await ExportFolder.begin(request.to, replacing, request.makeFile);
  try {
    const reader = await ExportReader.begin(ontology, graph);
    const selected = await select(reader, selection);
    const { dataVersion } = reader;
    const title = publication?.title ?? OUR_TITLE;
    const context = { ontology, folder, base, dataVersion, title, licence };
    const writers = [];
    for (const format of formats) writers.push(await format.begin(context));
    const counts = new Map<string, { held: number; all: number }>();
    const all = selected
      ? [...selected.values()].reduce((sum, ids) => sum + ids.length, 0)
      : [...ontology.nodes.keys()].reduce((sum, name) => sum + reader.sizes.count(name), 0);
    let records = 0;
    let relationships = 0;
    for (const type of ontology.nodes.values()) {
      let held = 0;
      for await (const ids of selected ? [selected.get(type.name) ?? []] : reader.ids(type)) {
        for await (const page of reader.records(type, ids)) {
          if (signal?.aborted)
            throw new ExportRefusal('NOT_WRITTEN', 'The export was given up. Nothing of it was left behind.');
          for (const writer of writers) writer.write(type, page);
          await folder.flush();
          for (const { links } of page) for (const ends of links.values()) relationships += ends.length;
          held += page.length;
          records += page.length;
          onProgress?.(records, all);
        }
      }
      counts.set(type.name, { held, all: reader.sizes.count(type.name) });
    }
    for (const writer of writers) await writer.end();
    const facts = { ontology, dataVersion, day, formats, base, selection, counts, relationships, licence, publication };
    (await folder.file('README.md')).write(readmeText(facts));
    (await folder.file('LICENSE')).write(licence.text);
    (await folder.file(DICTIONARY_TABLE.path)).write(dictionaryText(ontology));
    const result = { dataVersion, records, relationships };
    const described = publication?.describe({ ...result, files: await folder.endFiles() }) ?? [];
    for (const [path, text] of described) (await folder.file(path)).write(text);
    await folder.finish();
    return result;
  } catch (error) {
    await folder.abandon();
    throw error;
  }
}
