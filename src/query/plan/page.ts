/** How many rows a page has: where `first` is not given, at most on a root list, at most on a nested one. */
export const PAGE = { default: 20, root: 500, nested: 100 } as const;
