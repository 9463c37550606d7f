import { expect, it } from 'vitest';
import { Pairs } from '../../src/load/pairs.js';

it('gives every list as it was added, also where it had to grow, and an empty one where there is none', () => {
  const pairs = new Pairs();
  const lists = Array.from({ length: 100 }, (_, number) =>
    Array.from({ length: (number * 37) % 100 }, (_each, index) => [number, index - 1] as const),
  );
  for (const list of lists) {
    pairs.add(
      list.map(([first]) => first),
      list.map(([, second]) => second),
    );
  }
  expect(lists.map((_, number) => pairs.list(number))).toEqual(lists);
  expect([pairs.list(-1), pairs.list(100)]).toEqual([[], []]);
});
