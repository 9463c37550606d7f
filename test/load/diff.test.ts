import { describe, expect, it } from 'vitest';
import { diff, isNothing } from '../../src/load/diff.js';
import { NO_CHANGES } from '../../src/load/recorded-changes.js';
import type { StoredRecord } from '../../src/load/stored.js';
import type { Token } from '../../src/load/tokens.js';

const surveyed = (
  type: string,
  hash: string,
): { type: string; hash: string; nodeRows: number; relationRows: number } => ({
  type,
  hash,
  nodeRows: 1,
  relationRows: 1,
});
const token = (id: string, df = 1): Token => ({ id, stem: id, df, surface: id });
const wanted = {
  records: new Map([
    ['c', surveyed('Law', 'h3')],
    ['a', surveyed('Law', 'h1')],
    ['b', surveyed('Law', 'h2')],
    ['n', surveyed('Law', 'h4')],
  ]),
  tokens: new Map([token('code', 2), token('law'), token('new')].map((one) => [one.id, one])),
  changes: NO_CHANGES,
};
const stored = (id: string, type: string, hash?: string): StoredRecord => ({ id, type, hash });

describe('a diff', () => {
  it('tells apart what pages hold, in the order of the seed', async () => {
    const records = [
      [stored('a', 'Law', 'h1'), stored('b', 'Law', 'old')],
      [stored('c', 'Place', 'h3'), stored('x', 'Law', 'h')],
    ];
    const found = await diff(wanted, records, [[token('code')], [token('gone'), token('law')]]);
    expect(found).toEqual({
      added: ['n'],
      changed: [
        { id: 'c', storedType: 'Place' },
        { id: 'b', storedType: 'Law' },
      ],
      begun: [],
      removed: ['x'],
      unchanged: ['a'],
      tokens: { created: [token('new')], counted: [token('code', 2)], gone: ['gone'] },
      changes: { created: [], gone: [] },
    });
    expect(isNothing(found)).toBe(false);
  });

  it('takes what has no hash as changed, and what has the hash of a beginning as begun', async () => {
    const page = [stored('a', 'Law'), stored('b', 'Law', 'begun h2'), stored('c', 'Law', 'begun old')];
    const { changed, begun, unchanged } = await diff(wanted, [page], []);
    expect({ changed, begun, unchanged }).toEqual({
      changed: ['c', 'a'].map((id) => ({ id, storedType: 'Law' })),
      begun: ['b'],
      unchanged: [],
    });
  });

  it('is nothing where all is there', async () => {
    const records = [...wanted.records].map(([id, { type, hash }]) => stored(id, type, hash));
    expect(isNothing(await diff(wanted, [records], [[...wanted.tokens.values()]]))).toBe(true);
  });
});
