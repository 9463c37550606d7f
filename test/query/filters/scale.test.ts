import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.js';
import { load } from '../../../src/load/load.js';
import { apiOver } from '../../support/api.js';
import type { Answered, ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { large } from '../../support/large.js';
import { fictional } from '../../support/seeded.js';
import { QUESTIONS } from './scale-questions.js';

/** Loading takes minutes: by hand only, with SCALE=1. */
const asked = process.env['SCALE'] === '1';
/** What nobody should wait for longer, in milliseconds, whatever the engine. */
const PATIENCE = Number(process.env['SCALE_MS'] ?? 2_000);
const ONLY = process.env['SCALE_ENGINE'];
const LOAD_MS = 1_800_000;

describe.skipIf(!asked)('filters of a hundred thousand nodes with hubs of ten thousand', () => {
  const under: { readonly name: string; readonly graph: Graph; readonly api: ApiUnderTest }[] = [];

  beforeAll(async () => {
    const { ontology } = await fictional();
    const records = large();
    for (const { name, openLarge } of engines().filter((engine) => !ONLY || engine.name === ONLY)) {
      const graph = await openLarge();
      const begin = performance.now();
      await load(graph, ontology, records);
      console.log(`${name}: ${records.length} nodes loaded in ${Math.round((performance.now() - begin) / 1_000)} s`);
      const api = await apiOver(ontology, graph, { milliseconds: 60_000 });
      await api.ask('{ meta { dataVersion } }');
      under.push({ name, graph, api });
    }
  }, LOAD_MS);
  afterAll(async () => {
    for (const { api, graph } of under) {
      await api.stop();
      await graph.close();
    }
  });

  it.each(QUESTIONS)('$about', { timeout: 300_000 }, async ({ about, query }) => {
    const answers: { name: string; ms: number; answer: Answered }[] = [];
    for (const { name, api } of under) {
      // The first time a text is planned.
      await api.ask(query);
      const begin = performance.now();
      const answer = await api.ask(query);
      answers.push({ name, ms: performance.now() - begin, answer });
    }
    const cost = answers[0]?.answer.extensions?.['cost'] as { filter?: readonly string[] } | undefined;
    const times = answers.map(({ name, ms }) => `${name} ${ms.toFixed(ms < 10 ? 1 : 0)} ms`).join(', ');
    console.log([`${times}: ${about}`, ...(cost?.filter ?? [])].join('\n  '));
    for (const { answer } of answers) {
      expect(answer.errors).toBeUndefined();
      expect(JSON.stringify(answer.data)).toBe(JSON.stringify(answers[0]?.answer.data));
    }
    for (const { name, ms } of answers) expect(ms, name).toBeLessThan(PATIENCE);
  });
});
