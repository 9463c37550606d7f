import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Graph } from '../../src/graph/graph.js';
import type { Ontology } from '../../src/ontology/ontology.js';
import { readCitationFile } from '../../src/release/citation-file.js';
import { readDataLicence } from '../../src/release/data-licence.js';
import { release } from '../../src/release/release.js';
import type { ReleaseRequest } from '../../src/release/release.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { printManifest } from '../../src/seed/released/released-ids.js';
import { saidBy } from '../../src/seed/released/said.js';
import { place } from '../export/exported.js';

export const BASE = 'https://data.atlas-of-nowhere.org/graph/';
export const VERSION = '1.2.0';
export const DATE = '2012-03-31';

/** Authors of both kinds, and all that a description may tell of them. */
export const CITATION = `cff-version: 1.2.0
title: Atlas of Nowhere
message: Cite it.
type: dataset
abstract: What is said of <Northland> & others.
authors:
  - name: Atlas collective
    website: https://collective.example
  - family-names: Who
    given-names: Anna
    affiliation: University of Nowhere
    orcid: https://orcid.org/0000-0002-1825-0097
# Who reads this is right here.
version: ${VERSION}
license: Apache-2.0
keywords:
  - torture
  - '{prevention}'
`;

/** Makes a release. @returns its folder. */
export async function released(
  ontology: Ontology,
  graph: Pick<Graph, 'read'>,
  records: readonly SeedRecord[],
  request: Partial<ReleaseRequest> = {},
): Promise<string> {
  const to = request.to ?? join(await place(), 'release');
  const read = readCitationFile('CITATION.cff', CITATION);
  const under = readDataLicence(readFileSync('seed/LICENSE.md', 'utf8'));
  if ('problems' in read || 'reason' in under) throw new Error('These are good.');
  await release(ontology, graph, {
    ...{ version: VERSION, date: DATE, base: BASE, licence: under.licence },
    ...{ citation: read.citation, citationText: CITATION, manifest: printManifest(VERSION, records.map(saidBy)) },
    ...request,
    to,
  });
  return to;
}
