import { describe, expect, test } from 'vitest';
import { LABEL_ROOM, labelLines } from '../../../src/web/explore/drawing/label-lines.js';
import { withoutSharedBeginnings } from '../../../src/web/explore/drawing/shared-beginnings.js';
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
    ['Kazakhstan', ['Kazakhstan']],
    ['', ['']],
    [
      'Criminal Code of the Republic of Kazakhstan, article 347.1',
      ['Criminal Code of the', 'Republic of Kazakhstan,…'],
    ],
    ['Donaudampfschifffahrtsgesellschaftskapitän', ['Donaudampfschifffahrtsgese…']],
  ])('of %j are %j', (label, lines) => {
    expect(labelLines(label)).toEqual(lines);
  });
});

describe('statements in a picture', () => {
  const shortened = (...statements: string[]): string[] => {
    const left = withoutSharedBeginnings(statements, LABEL_ROOM);
    return statements.map((statement) => left.get(statement) ?? '');
  };

  test('leave out who says them', () => {
    expect(shortened('The Atlas of Torture reports that article 347.1 defines torture.')).toEqual([
      'Article 347.1 defines torture.',
    ]);
    expect(shortened('Report that says that it rains')).toEqual(['Says that it rains']);
    expect(shortened('ACAT-France gives 34 as the number of men.')).toEqual([
      'ACAT-France gives 34 as the number of men.',
    ]);
  });

  test('leave out what many of them begin with, and nothing that few do', () => {
    const said = ['is a republic.', 'has resources.', 'ratified the Convention.', 'ratified the Protocol.'];
    const statements = said.map((end) => `The paper reports that Northland, ${end}`.replace(', ratified', ' ratified'));
    expect(shortened(...statements)).toEqual([
      '… is a republic.',
      '… has resources.',
      '… ratified the Convention.',
      '… ratified the Protocol.',
    ]);
    expect(shortened(...statements.slice(0, 3))).toEqual([
      'Northland, is a republic.',
      'Northland, has resources.',
      'Northland ratified the Convention.',
    ]);
  });

  test('are told apart, however long two of them are the same', () => {
    const same = 'The paper reports that article 347.1 of the Criminal Code of the Republic of Northland';
    const [defines = '', lacks = ''] = shortened(
      `${same} defines what torture is.`,
      `${same} does not say who may do it.`,
    );
    expect([defines, lacks]).toEqual([
      '… Northland defines what torture is.',
      '… Northland does not say who may do it.',
    ]);
    expect(labelLines(defines)).not.toEqual(labelLines(lacks));
  });

  test('keep some words where one is the beginning of another', () => {
    expect(shortened('It rains', 'It rains in May', 'It rains in May, too', 'It rains in May again')).toEqual([
      'It rains',
      '… in May',
      '… in May, too',
      '… in May again',
    ]);
    expect(shortened('', 'Yes')).toEqual(['', 'Yes']);
  });

  test('that are the same but for who says them stay whole, and an article is no beginning', () => {
    const end = 'the Optional Protocol to the Convention of Northland was ratified in the year 2008';
    expect(shortened(`Amnesty says that ${end}`, `The paper says that ${end}`)).toEqual(
      Array.from({ length: 2 }, () => end.replace('the', 'The')),
    );
    expect(shortened('The rain', 'The snow falls', 'The sun shines', 'The wind blows')).toEqual([
      'The rain',
      'The snow falls',
      'The sun shines',
      'The wind blows',
    ]);
  });
});
