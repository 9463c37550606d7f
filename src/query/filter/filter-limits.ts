/** What a filter may hold. */
export const FILTER = { hops: 3, depth: 10, conditions: 40, values: 1_000 } as const;
