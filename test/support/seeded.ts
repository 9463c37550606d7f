import { readFile } from 'node:fs/promises';
import type { Graph } from '../../src/graph/graph.js';
import { load } from '../../src/load/load.js';
import type { Ontology } from '../../src/ontology/ontology.js';
import { readOntology } from '../../src/ontology/read.js';
import { readSeedFolder } from '../../src/seed/folder.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import type { ReleaseHistory } from '../../src/seed/released/release-history.js';
import { readSeed } from '../../src/seed/seed.js';

/** The ontology and the records that ship: what `npm start` serves. */
export function shipped(): Promise<Seeded> {
  return seededFrom('seed');
}

/** A country that does not exist, with a record of nearly every type: nothing in the code may know Kazakhstan. */
export function fictional(): Promise<Seeded> {
  return seededFrom('test/support/fictional');
}

export interface Seeded {
  readonly ontology: Ontology;
  readonly records: readonly SeedRecord[];
  /** What changed from release to release; the fictional seed has no releases. */
  readonly history: ReleaseHistory | undefined;
}

const read = new Map<string, Promise<Seeded>>();

/** Read once per process: nobody changes what is read. */
function seededFrom(folder: string): Promise<Seeded> {
  const seeded = read.get(folder) ?? readSeeded(folder);
  read.set(folder, seeded);
  return seeded;
}

async function readSeeded(folder: string): Promise<Seeded> {
  const ontology = readOntology(await readFile('schema.graphql', 'utf8'));
  const { records, problems, history } = readSeed(ontology, await readSeedFolder(folder), folder);
  if (problems.length > 0) throw new Error(`${folder} has mistakes: ${JSON.stringify(problems)}`);
  return { ontology, records, history };
}

/** Ten times the claims and articles, with the same relations, after the others: lists grow, no query asks more. */
export function tenfold(ontology: Ontology, records: readonly SeedRecord[]): SeedRecord[] {
  const copies = Array.from({ length: 9 }, (_, index) => index + 1);
  return records.flatMap((record) => {
    const isClaim = ontology.nodes.get(record.type)?.family === 'Claim';
    if (!isClaim && record.type !== 'Article') return [record];
    // An article's number is read from its id, after the instrument.
    const idOf = (copy: number): string =>
      isClaim ? `zz${copy}/${record.id}` : record.id.replace(/[^/]+$/, (last) => `zz${copy}-${last}`);
    return [record, ...copies.map((copy) => ({ ...record, id: idOf(copy) }))];
  });
}

/** The graph with the records in it. */
export async function loaded(
  graph: Graph,
  ontology: Ontology,
  records: readonly SeedRecord[],
  history?: ReleaseHistory,
): Promise<Graph> {
  await load(graph, ontology, records, { history });
  return graph;
}
