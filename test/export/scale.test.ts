import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/export/formats.js';
import { load } from '../../src/load/load.js';
import { engines } from '../support/engines.js';
import { large } from '../support/large.js';
import { fictional } from '../support/seeded.js';
import { exported } from './exported.js';
import { MB, measured, sizeOf } from './memory.js';

/** Loading takes minutes: by hand only, with SCALE=1. */
const asked = process.env['SCALE'] === '1';
const ONLY = process.env['SCALE_ENGINE'];

describe.skipIf(!asked)('an export of a hundred thousand nodes', () => {
  it.each(engines().filter(({ name }) => !ONLY || name === ONLY))(
    'from $name',
    { timeout: 1_800_000 },
    async ({ name, openLarge }) => {
      const { ontology } = await fictional();
      const graph = await openLarge();
      try {
        await load(graph, ontology, large());
        const all = FORMATS.map((format) => format.name);
        for (const formats of [...all.map((one) => [one]), all]) {
          const { seconds, memory, result } = await measured(() => exported(ontology, graph, { formats }));
          const bytes = await sizeOf(result);
          expect(bytes).toBeGreaterThan(0);
          console.log(
            `${name} | ${formats.join(' ')} | ${seconds} s | ${Math.round(bytes / MB)} MB written | ${memory} MB more memory at the most`,
          );
        }
        const part = await measured(() =>
          exported(ontology, graph, { formats: ['jsonl'], selection: { country: ['KAZ'] } }),
        );
        console.log(
          `${name} | jsonl of what is seen from the largest country | ${part.seconds} s | ${part.memory} MB more memory at the most`,
        );
      } finally {
        await graph.close();
      }
    },
  );
});
