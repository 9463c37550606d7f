import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './built.js';
import type { Result } from './measure/result.js';
import type { LoadResult } from './measure/loads.js';
import type { SizeResult } from './measure/sizes.js';
import type { StartResult } from './measure/starts.js';
import { figures, withFigures } from './report/page.js';
import { plot } from './report/plot.js';

// npm run report [-- NODES]: writes the figures of the last run into docs/performance.md, and its plot beside it.
// Of several sizes it takes the largest, unless it is told how many nodes.

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));
const PAGE = join(ROOT, 'docs/performance.md');
const PICTURE = 'performance.svg';

async function main(nodes: string | undefined): Promise<void> {
  const names = await readdir(RESULTS).catch((): string[] => []);
  const sizes = names.flatMap((name) => /^servers-(\d+)\.json$/.exec(name)?.[1] ?? []).map(Number);
  const size = nodes === undefined ? Math.max(...sizes) : Number(nodes);
  if (!sizes.includes(size)) {
    throw new Error(
      'bench/results/ has no such run. Run npm run bench first, then npm run report with its number of nodes.',
    );
  }
  const result = await read<Result>(`servers-${size}.json`);
  const other = async <T>(name: string): Promise<T | undefined> => (names.includes(name) ? read<T>(name) : undefined);
  const others = {
    sizes: await other<SizeResult[]>('scale.json'),
    loads: await other<LoadResult[]>('loads.json'),
    starts: await other<StartResult[]>('starts.json'),
  };
  await writeFile(join(ROOT, 'docs', PICTURE), plot(result));
  await writeFile(PAGE, withFigures(await readFile(PAGE, 'utf8'), figures(result, PICTURE, others)));
  process.stderr.write(`Written to docs/performance.md and docs/${PICTURE}.\n`);
}

async function read<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(RESULTS, name), 'utf8')) as T;
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
