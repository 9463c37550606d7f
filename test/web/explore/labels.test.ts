import { describe, expect, test } from 'vitest';
import { labelLines } from '../../../src/web/explore/drawing/label-lines.js';
import { placeLabels } from '../../../src/web/explore/drawing/place-labels.js';
import type { Labelled } from '../../../src/web/explore/drawing/place-labels.js';
import { Dice } from '../../api/fuzz/dice.js';

const FRAME = { width: 800, height: 600, line: 14, widthOf: (text: string) => text.length * 6, most: 250 };

function random(dice: Dice, count: number): Labelled[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `n/${index}`,
    x: dice.below(900) - 50,
    y: dice.below(700) - 50,
    radius: 11,
    lines: dice.oneIn(2) ? ['A name of some length'] : ['A name that has', 'two lines of text'],
    weight: dice.below(20),
  }));
}

describe('names in a picture', () => {
  test.each([1, 2, 3, 4, 5])('lie neither on each other, nor on a node, nor beyond the frame (%i)', (seed) => {
    const nodes = random(new Dice(seed), 300);
    const labels = placeLabels(nodes, FRAME);
    expect(labels.length).toBeGreaterThan(10);
    const boxes = labels.map(({ lines, x, y }) => {
      const half = Math.max(...lines.map((line) => line.length * 6)) / 2;
      return { left: x - half, right: x + half, top: y, bottom: y + lines.length * 14 };
    });
    for (const [index, box] of boxes.entries()) {
      expect(box.left >= 0 && box.top >= 0 && box.right <= 800 && box.bottom <= 600).toBe(true);
      const meets = (other: typeof box): boolean =>
        box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
      expect(boxes.slice(index + 1).some(meets)).toBe(false);
      const seen = nodes.filter(({ x, y }) => x >= 0 && y >= 0 && x <= 800 && y <= 600);
      expect(seen.some(({ x, y, radius: r }) => meets({ left: x - r, right: x + r, top: y - r, bottom: y + r }))).toBe(
        false,
      );
    }
  });

  test('are those of the heaviest nodes first, and so many at the most', () => {
    const nodes = random(new Dice(7), 100);
    const first = placeLabels(nodes, { ...FRAME, most: 1 });
    const seen = nodes.filter(({ x, y }) => x >= 0 && y >= 0 && x <= 800 && y <= 600);
    const heaviest = Math.max(...seen.map(({ weight }) => weight));
    expect(first.map(({ id }) => nodes.find((node) => node.id === id)?.weight)).toEqual([heaviest]);
    expect(placeLabels(nodes, { ...FRAME, most: 5 })).toHaveLength(5);
    expect(placeLabels([], FRAME)).toEqual([]);
  });

  test.each([
    ['Kazakhstan', false, ['Kazakhstan']],
    ['', false, ['']],
    [
      'Criminal Code of the Republic of Kazakhstan, article 347.1',
      false,
      ['Criminal Code of the', 'Republic of Kazakhstan,…'],
    ],
    ['The Atlas of Torture reports that article 347.1 defines torture.', true, ['Article 347.1 defines', 'torture.']],
    ['Report that says that it rains', false, ['Report that says that it', 'rains']],
    ['ACAT-France gives 34 as the number of men.', true, ['ACAT-France gives 34 as', 'the number of men.']],
    ['Donaudampfschifffahrtsgesellschaftskapitän', false, ['Donaudampfschifffahrtsgese…']],
  ])('of %j are %j', (label, isClaim, lines) => {
    expect(labelLines(label, isClaim)).toEqual(lines);
  });
});
