import { describe, expect, it } from 'vitest';
import type { ChangeSet } from '../../src/graph/graph.js';
import { fictional, shipped } from '../support/seeded.js';
import { made } from './made.js';

function withoutCreations(changeSet: ChangeSet): ChangeSet {
  const writes = changeSet.writes.map(({ statement, parameters }) => ({ statement, parameters }));
  return { ...changeSet, writes };
}

describe('what a load creates without a statement', () => {
  it.each([
    ['a country that does not exist', fictional],
    ['the profile', shipped],
  ])('is what its statements make: %s', async (_, seeded) => {
    let created = 0;
    const counted = (changeSet: ChangeSet): ChangeSet => {
      created += changeSet.marked ? changeSet.writes.filter(({ creates }) => creates).length : 0;
      return changeSet;
    };
    const [nodes = [], links = []] = await made(await seeded(), counted);
    const [byStatement, linksByStatement] = await made(await seeded(), withoutCreations);
    expect(nodes).toEqual(byStatement);
    expect(links).toEqual(linksByStatement);
    expect([nodes, links].map(({ length }) => length > 100)).toEqual([true, true]);
    expect(created).toBeGreaterThan(10);
  });
});
