import { describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.js';
import { MB, measured, sizeOf } from '../export/memory.js';
import { engines } from '../support/engines.js';
import { large } from '../support/large.js';
import { fictional } from '../support/seeded.js';
import { released } from './released.js';

/** Loading takes minutes: by hand only, with SCALE=1. */
const asked = process.env['SCALE'] === '1';
const ONLY = process.env['SCALE_ENGINE'];

describe.skipIf(!asked)('a release of a hundred thousand nodes', () => {
  it.each(engines().filter(({ name }) => !ONLY || name === ONLY))(
    'from $name',
    { timeout: 1_800_000 },
    async ({ name, openLarge }) => {
      const { ontology } = await fictional();
      const graph = await openLarge();
      try {
        await load(graph, ontology, large());
        // The manifest is made of records that are held before; what an export needs beside them is asked here.
        const { seconds, memory, result } = await measured(() => released(ontology, graph, []));
        const bytes = await sizeOf(result);
        expect(bytes).toBeGreaterThan(0);
        console.log(
          `${name} | release | ${seconds} s | ${Math.round(bytes / MB)} MB written | ${memory} MB more memory at the most`,
        );
      } finally {
        await graph.close();
      }
    },
  );
});
