import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/export/formats.js';
import { load } from '../../src/load/load.js';
import { engines } from '../support/engines.js';
import { large } from '../support/large.js';
import { fictional } from '../support/seeded.js';
import { exported } from './exported.js';

/** Loading takes minutes: by hand only, with SCALE=1. */
const asked = process.env['SCALE'] === '1';
const ONLY = process.env['SCALE_ENGINE'];
const MB = 2 ** 20;
const SAMPLED_MS = 20;

describe.skipIf(!asked)('an export of a hundred thousand nodes', () => {
  it.each(engines().filter(({ name }) => !ONLY || name === ONLY))(
    'from $name',
    { timeout: 1_800_000 },
    async ({ name, open }) => {
      const { ontology } = await fictional();
      const graph = await open();
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

/** How long work takes, and how much more memory this process has meanwhile than before. */
async function measured<T>(
  work: () => Promise<T>,
): Promise<{ readonly seconds: number; readonly memory: number; readonly result: T }> {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), SAMPLED_MS);
  const begin = performance.now();
  const result = await work();
  const seconds = Math.round((performance.now() - begin) / 100) / 10;
  clearInterval(timer);
  return { seconds, memory: Math.round((most - before) / MB), result };
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
