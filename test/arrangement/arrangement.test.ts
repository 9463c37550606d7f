import { describe, expect, test } from 'vitest';
import { begun, done, redone, replaced, undone } from '../../src/web/explore/state/view-history.js';
import {
  EMPTY,
  added,
  beyondNeighbours,
  collapser,
  moved,
  toggled,
  without,
} from '../../src/arrangement/arrangement.js';
import type { Place, Arrangement } from '../../src/arrangement/arrangement.js';

const at = (x: number, y = 0): Place => ({ x, y });
const viewOf = (...ids: string[]): Arrangement => added(EMPTY, new Map(ids.map((id, index) => [id, at(index)])));
const ids = ({ places }: Arrangement): string[] => [...places.keys()];

describe('a view', () => {
  test('that something is added to leaves all where it was', () => {
    const view = viewOf('a', 'b');
    const more = added(
      view,
      new Map([
        ['b', at(99)],
        ['c', at(7)],
      ]),
    );
    expect([...more.places]).toEqual([
      ['a', at(0)],
      ['b', at(1)],
      ['c', at(7)],
    ]);
    expect(added(view, new Map([['a', at(5)]]))).toBe(view);
  });

  test('that something is taken out of forgets all about it', () => {
    const view: Arrangement = { ...viewOf('a', 'b'), chosen: 'a', pinned: new Set(['a', 'b']), marked: new Set(['a']) };
    expect(without(view, new Set(['a', 'x']))).toEqual({
      ...viewOf('b'),
      places: new Map([['b', at(1)]]),
      chosen: undefined,
      pinned: new Set(['b']),
      marked: new Set(),
    });
  });

  test('moves what it has', () => {
    expect([
      ...moved(
        viewOf('a', 'b'),
        new Map([
          ['b', at(3, 4)],
          ['x', at(1)],
        ]),
      ).places,
    ]).toEqual([
      ['a', at(0)],
      ['b', at(3, 4)],
    ]);
  });

  const LINKS = [
    { from: 'hub', to: 'leaf' },
    { from: 'leaf2', to: 'hub' },
    { from: 'hub', to: 'both' },
    { from: 'both', to: 'other' },
    { from: 'hub', to: 'hub' },
    { from: 'hub', to: 'pinned' },
    { from: 'hub', to: 'chosen' },
  ];

  test('collapsed at a node loses what hangs on it alone', () => {
    const view: Arrangement = {
      ...viewOf('hub', 'leaf', 'leaf2', 'both', 'other', 'pinned', 'chosen'),
      pinned: new Set(['pinned']),
      chosen: 'chosen',
    };
    expect(collapser(view, LINKS)('hub')).toEqual(new Set(['leaf', 'leaf2']));
    expect(collapser(view, LINKS)('both')).toEqual(new Set(['other']));
    expect(collapser(view, LINKS)('leaf')).toEqual(new Set());
  });

  describe('collapsed at what was expanded', () => {
    // The country was there; the law brought three findings, which are linked to both and to each other.
    const law = added(
      viewOf('country', 'law'),
      new Map([
        ['a', at(2)],
        ['b', at(3)],
        ['c', at(4)],
      ]),
      'law',
    );
    const links = [
      { from: 'law', to: 'country' },
      ...['a', 'b', 'c'].flatMap((one) => [
        { from: one, to: 'law' },
        { from: one, to: 'country' },
      ]),
      { from: 'a', to: 'b' },
    ];
    const taken = (view: Arrangement, more: typeof links = []): string[] => [
      ...collapser(view, [...links, ...more])('law'),
    ];

    test('loses what that brought, whatever it is linked to', () => {
      expect(taken(law)).toEqual(['a', 'b', 'c']);
      expect(taken({ ...law, brought: new Map() })).toEqual([]);
      expect([...collapser(law, links)('country')]).toEqual([]);
    });

    test('keeps what is pinned, marked or chosen', () => {
      expect(taken({ ...law, pinned: new Set(['a']) })).toEqual(['b', 'c']);
      expect(taken({ ...law, marked: new Set(['b']) })).toEqual(['a', 'c']);
      expect(taken({ ...law, chosen: 'c' })).toEqual(['a', 'b']);
    });

    test('keeps what brought others', () => {
      const further = added(law, new Map([['d', at(5)]]), 'b');
      const more = [
        { from: 'd', to: 'b' },
        { from: 'd', to: 'country' },
      ];
      expect(taken(further, more)).toEqual(['a', 'c']);
      expect(taken(without(further, collapser(further, [...links, ...more])('b')), more)).toEqual(['a', 'b', 'c']);
    });

    test('keeps what something else hangs on alone', () => {
      const found = added(law, new Map([['d', at(5)]]));
      expect(taken(found, [{ from: 'd', to: 'b' }])).toEqual(['a', 'c']);
      expect(
        taken(found, [
          { from: 'd', to: 'b' },
          { from: 'd', to: 'country' },
        ]),
      ).toEqual(['a', 'b', 'c']);
    });

    test('is asked for a hundred rows of a picture as large as one may be, at once', () => {
      const ids = Array.from({ length: 5_000 }, (_, index) => `n${index}`);
      const many = added(viewOf('hub'), new Map(ids.map((id, index) => [id, at(index)])), 'hub');
      const among = ids.flatMap((from, index) =>
        [1, 2].map((step) => ({ from, to: ids[(index + step) % 5_000] ?? '' })),
      );
      const toHub = ids.map((from) => ({ from, to: 'hub' }));
      const began = performance.now();
      const takes = collapser(many, [...among, ...toHub]);
      expect(ids.slice(0, 100).map((id) => takes(id).size)).toEqual(Array.from({ length: 100 }, () => 0));
      expect(performance.now() - began).toBeLessThan(500);
      expect(takes('hub').size).toBe(5_000);
    });

    test('forgets who brought what with either of them', () => {
      expect(without(law, new Set(['law'])).brought).toEqual(new Map());
      expect([...without(law, new Set(['a'])).brought.keys()]).toEqual(['b', 'c']);
      expect(added(law, new Map([['a', at(9)]]), 'country')).toBe(law);
    });
  });

  test('kept to the neighbours of a node loses all else', () => {
    const view = viewOf('hub', 'leaf', 'both', 'other', 'far');
    expect(beyondNeighbours(view, LINKS, 'both')).toEqual(new Set(['leaf', 'far']));
    expect(ids(without(view, beyondNeighbours(view, LINKS, 'both')))).toEqual(['hub', 'both', 'other']);
  });

  test('marks and unmarks', () => {
    expect(toggled(new Set(['a']), 'b')).toEqual(new Set(['a', 'b']));
    expect(toggled(new Set(['a']), 'a')).toEqual(new Set());
  });
});

describe('steps', () => {
  test('are taken back and done again, until another is taken', () => {
    const history = done(done(begun(1), 2), 3);
    expect(undone(history)).toEqual({ past: [1], now: 2, future: [3] });
    expect(redone(undone(history))).toEqual(history);
    expect(undone(undone(undone(history)))).toEqual({ past: [], now: 1, future: [2, 3] });
    expect(redone(history)).toBe(history);
    expect(done(undone(history), 4)).toEqual({ past: [1, 2], now: 4, future: [] });
    expect(replaced(undone(history), 5)).toEqual({ past: [1], now: 5, future: [3] });
    expect(done(history, 3)).toEqual({ ...history, future: [] });
  });

  test('are a hundred at the most', () => {
    let history = begun(0);
    for (let step = 1; step <= 150; step++) history = done(history, step);
    expect([history.past.length, history.past[0]]).toEqual([100, 50]);
  });
});
