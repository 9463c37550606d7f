import { PATH } from './path-types.js';
import { shortestPaths } from './shortest-paths.js';
import type { Bound, ReadLinks, Step } from './shortest-paths.js';

export interface FoundPaths {
  readonly paths: readonly (readonly Step[])[];
  readonly shortest: boolean;
  readonly bound: Bound | undefined;
  readonly hubs: readonly string[];
  /** The ends of the part of the way that the bound tells of. */
  readonly between: readonly [from: string, to: string];
}

/**
 * The shortest paths through all of some nodes, in their order: from each to the next one the shortest, so that a path
 * may pass a node twice.
 */
export async function pathThrough(
  wanted: { readonly stops: readonly string[]; readonly maxLength: number; readonly first: number },
  readLinks: ReadLinks,
): Promise<FoundPaths> {
  const { stops, maxLength } = wanted;
  // One at least, so that their length is known.
  const first = Math.max(wanted.first, 1);
  const hubs = new Set<string>();
  let paths: readonly (readonly Step[])[] = [[]];
  let bound: Bound | undefined;
  let between: readonly [string, string] = [stops[0] ?? '', stops.at(-1) ?? ''];
  let shortest = true;
  let left = maxLength;
  let mostNodes: number = PATH.nodes;
  for (let index = 1; index < stops.length && paths.length > 0; index++) {
    const ends = [stops[index - 1] ?? '', stops[index] ?? ''] as const;
    const [from, to] = ends;
    // Each way after this one has a link at least.
    const longest = left - (stops.length - 1 - index);
    const found = await shortestPaths({ from, to, maxLength: longest, first, mostNodes }, readLinks);
    // That a way is too long may be for one before it that is not the shortest.
    if (found.bound && (!bound || found.bound === 'SEPARATE')) [bound, between] = [found.bound, ends];
    for (const id of found.hubs) hubs.add(id);
    shortest &&= found.shortest;
    left -= found.paths[0]?.length ?? 0;
    mostNodes -= found.read;
    paths = paths.flatMap((path) => found.paths.map((more) => [...path, ...more])).slice(0, first);
  }
  return { paths, shortest, bound, hubs: [...hubs], between };
}
