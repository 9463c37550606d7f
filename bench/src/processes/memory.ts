import { readFile, readdir } from 'node:fs/promises';

/**
 * Megabytes that a process holds now, and the most it ever held.
 * @returns undefined where the system does not say.
 */
export async function memoryOf(pid: number): Promise<{ readonly now: number; readonly most: number } | undefined> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const megabytes = (field: string): number =>
    Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(text)?.[1]) / 1024);
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}

/** The first process that a process started and that still runs, where the system says it. */
export async function childOf(pid: number): Promise<number | undefined> {
  const threads = await readdir(`/proc/${pid}/task`).catch((): string[] => []);
  for (const thread of threads) {
    const children = await readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '');
    const [first] = children.trim().split(' ').filter(Boolean);
    if (first !== undefined) return Number(first);
  }
  return undefined;
}
