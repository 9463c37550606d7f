import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export const MB = 2 ** 20;
const SAMPLED_MS = 20;

/** How long work takes, and how much more memory this process has meanwhile than before. */
export async function measured<T>(
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

/** The bytes of all files in a folder. */
export async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
