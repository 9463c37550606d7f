import { describe, expect, test } from 'vitest';
import { layOut } from '../../../src/web/explore/layout/lay-out.js';
import type { LayoutTask, Placed } from '../../../src/web/explore/layout/lay-out.js';

/** A hub with leaves, every third of which is linked to the next. */
function star(count: number): LayoutTask {
  const leaves = Array.from({ length: count }, (_, index) => `leaf/${index}`);
  return {
    placed: [],
    added: ['hub', ...leaves],
    links: [
      ...leaves.map((leaf): [string, string] => ['hub', leaf]),
      ...leaves.flatMap((leaf, index): [string, string][] =>
        index % 3 === 0 && index > 0 ? [[leaf, `leaf/${index - 1}`]] : [],
      ),
    ],
  };
}

const distance = ([, x, y]: Placed, [, x2, y2]: Placed): number => Math.hypot(x - x2, y - y2);

describe('places of a picture', () => {
  test('are the same for the same task, the first node in the middle', () => {
    const places = layOut(star(60));
    expect(layOut(star(60))).toEqual(places);
    expect(places.length).toBe(61);
    expect(places[0]).toEqual(['hub', 0, 0]);
    expect(places.every(([, x, y]) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
  });

  test('leave room between any two', () => {
    const places = layOut(star(80));
    const least = Math.min(
      ...places.flatMap((one, index) => places.slice(index + 1).map((other) => distance(one, other))),
    );
    expect(least).toBeGreaterThan(40);
  });

  test('are given to what is added alone, and near what it is linked to', () => {
    const before = layOut(star(40));
    const added = ['new/1', 'new/2', 'new/3'];
    const links = [...star(40).links, ...added.map((id): [string, string] => ['leaf/7', id])];
    const places = layOut({ placed: before, added, links });
    expect(places.map(([id]) => id)).toEqual(added);
    const parent = before.find(([id]) => id === 'leaf/7') ?? ['', 0, 0];
    for (const place of places) {
      expect(distance(place, parent)).toBeLessThan(400);
      expect(Math.min(...before.map((other) => distance(place, other)))).toBeGreaterThan(30);
    }
  });

  test('are free ones beside what it is linked to, where there are many', () => {
    const before = layOut(star(600));
    const added = Array.from({ length: 100 }, (_, index) => `new/${index}`);
    const task: LayoutTask = {
      placed: before,
      added: [...added, 'alone', 'leaf/3'],
      links: [...star(600).links, ...added.map((id): [string, string] => ['leaf/7', id]), ['new/0', 'new/1']],
    };
    const places = layOut(task);
    expect(layOut(task)).toEqual(places);
    expect(places.map(([id]) => id)).toEqual([...added, 'alone']);
    const all = [...before, ...places];
    const least = Math.min(
      ...places.flatMap((one) => all.flatMap((other) => (one === other ? [] : distance(one, other)))),
    );
    expect(least).toBeGreaterThanOrEqual(80);
    const parent = before.find(([id]) => id === 'leaf/7') ?? ['', 0, 0];
    // None is further away than all that is there already.
    const furthest = Math.max(...before.map((one) => distance(one, parent)));
    expect(Math.max(...places.slice(0, 100).map((one) => distance(one, parent)))).toBeLessThan(furthest);
  });

  test('are found for what is linked to nothing, to itself, or to what is not there', () => {
    const task: LayoutTask = {
      placed: [],
      added: ['a', 'b', 'b'],
      links: [
        ['a', 'a'],
        ['a', 'nowhere'],
      ],
    };
    const places = layOut(task);
    expect(places.map(([id]) => id)).toEqual(['a', 'b']);
    expect(places.flat().every((part) => typeof part === 'string' || Number.isFinite(part))).toBe(true);
    expect(layOut({ placed: [], added: [], links: [] })).toEqual([]);
  });
});
