import { exportGraph } from '../export/export.js';
import type { ExportRequest, ExportResult } from '../export/export.js';
import { FORMATS } from '../export/formats.js';
import type { DataLicence } from '../export/publication.js';
import type { Graph } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import { authorNames, citationFileOfRelease } from './citation-file.js';
import type { CitationFile } from './citation-file.js';
import { croissant } from './croissant.js';
import { dataPackage } from './data-package.js';
import { dataCite } from './datacite.js';
import type { ReleaseFacts } from './release-facts.js';
import { zenodo } from './zenodo.js';

/** What a release is made of, beside the graph. */
export interface ReleaseRequest extends Pick<ExportRequest, 'to' | 'onProgress' | 'signal' | 'makeFile'> {
  readonly version: string;
  /** The day of the release, as `2012-03-31`: nothing in it knows of another. */
  readonly date: string;
  readonly licence: DataLicence;
  /** What the addresses of records begin with; it ends with a slash. */
  readonly base: string;
  readonly citation: CitationFile;
  /** The file that was read into `citation`. */
  readonly citationText: string;
  /** The ids of the release with their hashes, as `rights-graph manifest` writes them. */
  readonly manifest: string;
}

/**
 * Writes a graph in all formats into a folder that can be published as it is, with what describes it: there whole
 * afterwards, or not at all. The same graph and the same request give the same bytes.
 * @throws ExportRefusal, GraphError
 */
export async function release(
  ontology: Ontology,
  graph: Pick<Graph, 'read'>,
  request: ReleaseRequest,
): Promise<ExportResult> {
  const { version, date, licence, base, citation, citationText, manifest, ...rest } = request;
  const manifestFile = `${version}.manifest`;
  return exportGraph(ontology, graph, {
    ...rest,
    ...{ formats: FORMATS, selection: {}, replace: false, base, day: date },
    publication: {
      ...{ title: citation.title, version, licence, authors: authorNames(citation) },
      beside: new Map([
        [manifestFile, 'every id of this release, with its type and a hash of what its record says.'],
        ['CITATION.cff', 'how to cite it, in the Citation File Format.'],
        ['datapackage.json', 'of every table in CSV its columns and keys (Data Package 2.0).'],
        ['croissant.json', 'every file, and the same tables for programs that learn from data (Croissant 1.0).'],
        ['datacite.json', 'what it is, as DataCite describes data (kernel 4.5).'],
        ['.zenodo.json', 'the same as Zenodo takes it.'],
      ]),
      describe: (written) => {
        const facts: ReleaseFacts = { ...written, ontology, citation, version, date, licence, base };
        return new Map([
          [manifestFile, manifest],
          ['CITATION.cff', citationFileOfRelease(citationText, { version, date, licence: licence.spdx })],
          ['datapackage.json', jsonText(dataPackage(facts))],
          ['croissant.json', jsonText(croissant(facts))],
          ['datacite.json', jsonText(dataCite(facts))],
          ['.zenodo.json', jsonText(zenodo(facts))],
        ]);
      },
    },
  });
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
