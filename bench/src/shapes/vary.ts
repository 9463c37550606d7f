import type { Ask, Leaf, Selection } from './selection.js';

/**
 * The same question in another shape: some columns under names that no other variation has, one column left out here
 * and there. Its text, its selection and the keys of its answer are new to every server.
 * @param variation a number from 1 on; equal numbers give equal shapes.
 */
export function varied(ask: Ask, variation: number): Ask {
  switch (ask.kind) {
    case 'one':
    case 'list':
      return { ...ask, key: `${ask.key}${variation}`, selection: variedSelection(ask.selection, variation, 0) };
    case 'count':
    case 'search':
      return { ...ask, key: `${ask.key}${variation}` };
  }
}

function variedSelection(selection: Selection, variation: number, depth: number): Selection {
  const leaves = variedLeaves(selection.leaves, variation, depth);
  return {
    ...selection,
    leaves,
    branches: selection.branches.map((branch, index) => ({
      ...branch,
      selection: variedSelection(branch.selection, variation, depth + 1 + index),
    })),
  };
}

/** The id stays; one of the others has a new name, and every second time one more is left out. */
function variedLeaves(leaves: readonly Leaf[], variation: number, depth: number): Leaf[] {
  const [id, ...others] = leaves;
  if (!id) return [];
  if (others.length === 0) return [{ ...id, key: `${id.column}${variation}` }];
  const renamed = (variation + depth) % others.length;
  const isLeftOut = others.length > 1 && ((variation >> depth) & 1) === 1;
  const leftOut = isLeftOut ? (renamed + 1) % others.length : -1;
  const kept = others.flatMap((leaf, index) => {
    if (index === leftOut) return [];
    return index === renamed ? [{ ...leaf, key: `${leaf.column}${variation}` }] : [leaf];
  });
  return [id, ...kept];
}
