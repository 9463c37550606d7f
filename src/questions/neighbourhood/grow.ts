/** The links of a node of one relation and one direction. */
export interface Group {
  /** The relationship type. */
  readonly kind: string;
  /** Whether the links start at the node. */
  readonly out: boolean;
  readonly total: number;
  /** How many there are of each type; undefined where they were not read apart. */
  readonly types: ReadonlyMap<string, number> | undefined;
  /** The ids of the first nodes at their other ends, in the natural order: one more than are taken, where there are more; none at the rim. */
  readonly page: readonly string[];
}

/** Reads the groups of nodes; `first` is how many nodes of each are taken. */
export type ReadGroups = (ids: readonly string[], first: number) => Promise<ReadonlyMap<string, readonly Group[]>>;

export interface Grown {
  readonly depth: number;
  /** How many nodes of each group were taken. */
  readonly taken: number;
  readonly groups: readonly Group[];
}

/**
 * The nodes around one, level by level, each by its id, the nearest first.
 * @param most how many there are at most, the one in the middle included.
 */
export async function grow(
  id: string,
  { depth, first, most }: { readonly depth: number; readonly first: number; readonly most: number },
  readGroups: ReadGroups,
): Promise<ReadonlyMap<string, Grown>> {
  const depths = new Map([[id, 0]]);
  const grown = new Map<string, Grown>();
  let last: readonly string[] = [id];
  for (let level = 0; level <= depth && last.length > 0; level++) {
    const taken = level < depth ? first : 0;
    const groups = await readGroups(last, taken);
    const next: string[] = [];
    for (const one of last) {
      const ofNode = groups.get(one) ?? [];
      grown.set(one, { depth: level, taken, groups: ofNode });
      for (const other of ofNode.flatMap(({ page }) => page.slice(0, taken))) {
        if (depths.has(other) || depths.size >= most) continue;
        depths.set(other, level + 1);
        next.push(other);
      }
    }
    last = next;
  }
  return grown;
}
