import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareSources } from '../../../src/cli/held-sources.js';
import type { Graph } from '../../../src/graph/graph.js';
import { load } from '../../../src/load/load.js';
import { readSeed } from '../../../src/seed/seed.js';
import type { SeedRecord } from '../../../src/seed/records/seed-record.js';
import { digestOf } from '../../../src/seed/source/digest.js';
import { folderWith } from '../../cli/command.js';
import { apiOver } from '../../support/api.js';
import { counting } from '../../support/counting.js';
import { engines } from '../../support/engines.js';
import { fictional } from '../../support/seeded.js';

const REPORT = 'press/northern-notes';
const TEXT = 'News\n\nThe gates were shut. Nobody came.\n';

function seedWith(second: string): readonly SeedRecord[] {
  const text = `id: ${REPORT}
kind: PRESS
absent: [{ field: publishedOn, reason: NOT_REPORTED }]
passages:
  news/1.1: { digest: ${digestOf('The gates were shut.')} }
  news/1.2: { digest: ${digestOf(second)} }
`;
  return records([{ path: 'seed/reports/notes.yaml', text }]);
}

const { ontology } = await fictional();

function records(files: Parameters<typeof readSeed>[1]): readonly SeedRecord[] {
  const read = readSeed(ontology, files);
  expect(read.problems).toEqual([]);
  return read.records;
}

describe.each(engines())('the text of passages, on $name', (engine) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await engine.open();
    await load(graph, ontology, seedWith('Nobody came.'));
  });
  afterAll(() => graph.close());

  it('comes from beside the graph, by no statement of its own, as long as the digest is the one it was verified by', async () => {
    const sources = await prepareSources(await folderWith({ [`${REPORT}.txt`]: TEXT }));
    const counted = counting(graph);
    const api = await apiOver(ontology, counted, {}, { texts: sources.texts });
    const query = `{ passage(id: "${REPORT}/news/1.2") { text } }`;
    const asked = async (): Promise<unknown> => {
      const { data, errors, extensions } = await api.ask(query);
      expect(errors).toBeUndefined();
      return { data, notices: extensions?.notices };
    };
    const none = (message: string): object => ({
      data: { passage: { text: null } },
      notices: [{ message, path: ['passage', 'text'] }],
    });
    expect(await asked()).toEqual(none('The texts of reports are being read. Ask again in a few seconds.'));
    await sources.verify(ontology, graph);
    counted.reset();
    expect(await asked()).toEqual({ data: { passage: { text: 'Nobody came.' } }, notices: undefined });
    expect(counted.counts).toEqual({ 'node-by-id': 1 });

    await load(graph, ontology, seedWith('Somebody came.'));
    expect(await asked()).toEqual(
      none(`"${REPORT}/news/1.2" was loaded anew since texts were verified: start the server again.`),
    );
    await expect(sources.verify(ontology, graph)).rejects.toMatchObject({
      code: 3,
      message: expect.stringMatching(
        /northern-notes\.txt:3:1: These are not the words of "press\/northern-notes\/news\/1\.2": its digest is another\.\n1 mistake/,
      ) as unknown,
    });
    await api.stop();
  });
});

describe('a field of the same name that schema.graphql has', () => {
  it('is answered from the graph, beside that of passages', async () => {
    const [engine] = engines();
    if (!engine) throw new Error('No engine');
    const graph = await engine.open();
    const absent = 'absent: [{ field: publishedOn, reason: NOT_REPORTED }]';
    const text = `id: ${REPORT}\nkind: PRESS\n${absent}\npassages: { news/1.1: {} }\n`;
    const more = `- id: ${REPORT}/news/1.1/a
  statement: The Northern Notes say that the gates are shut.
  indicator: indicator/gates
  subjects: [XNL]
  text: shut
  citations: [${REPORT}/news/1.1]
`;
    const files = [
      { path: 'seed/countries/xnl.yaml', text: 'id: XNL\nname: Northland\n' },
      { path: 'seed/indicators/gates.yaml', text: 'id: indicator/gates\nname: Gates\n' },
      { path: 'seed/reports/notes.yaml', text },
      { path: 'seed/observations/gates.yaml', text: more },
    ];
    await load(graph, ontology, records(files));
    const api = await apiOver(ontology, graph);
    const query = `{ nodes(ids: ["${REPORT}/news/1.1", "${REPORT}/news/1.1/a"]) { ... on Passage { text } ... on Observation { text } } }`;
    const { data, errors } = await api.ask(query);
    expect([data, errors]).toEqual([{ nodes: [{ text: null }, { text: 'shut' }] }, undefined]);
    await api.stop();
    await graph.close();
  });
});
