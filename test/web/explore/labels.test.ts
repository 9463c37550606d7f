import { describe, expect, test } from 'vitest';
import { labelOf, numberFirst } from '../../../src/page/labels.js';
import { labelLines } from '../../../src/web/explore/drawing/label-lines.js';
import { shortStatements } from '../../../src/web/explore/drawing/short-statements.js';
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
    isNeeded: false,
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

  test('that is needed is written over nodes where there is no room beside them', () => {
    // On all sides there is a node, as around a hub.
    const around = [-30, -15, 0, 15, 30].flatMap((x) => [-40, -20, 0, 20, 40].map((y) => ({ x: 400 + x, y: 300 + y })));
    const nodes = around.map((at, index): Labelled => ({
      ...at,
      ...{ id: `n/${index}`, radius: 11, lines: ['A name of some length'], weight: index, isNeeded: false },
    }));
    const middle = { ...nodes[12], isNeeded: true, weight: 99 } as Labelled;
    expect(placeLabels(nodes, FRAME).map(({ id }) => id)).not.toContain(middle.id);
    const labels = placeLabels([...nodes.slice(0, 12), middle, ...nodes.slice(13)], FRAME);
    expect(labels.map(({ id, y }) => [id, y])).toContainEqual([middle.id, 300 + 11 + 4]);
    // Beyond the frame there is none.
    expect(placeLabels([{ ...middle, x: 5, y: 595 }], { ...FRAME, width: 20, height: 600 })).toEqual([]);
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

describe('names of articles', () => {
  const code = 'Criminal Procedure Code of the Republic of Northland';

  test('differ, however long the law is called', () => {
    const lines = ['14', '14(2)', '347-1'].map((number) => labelLines(numberFirst(`${code}, article ${number}`)));
    expect(lines).toEqual([
      ['Article 14, Criminal', 'Procedure Code of the…'],
      ['Article 14(2), Criminal', 'Procedure Code of the…'],
      ['Article 347-1, Criminal', 'Procedure Code of the…'],
    ]);
    expect([numberFirst(code), numberFirst('Rain, snow')]).toEqual([code, 'Rain, snow']);
  });

  test('keep their number where a link shows a part of them', () => {
    const long = `Act ${'on rain '.repeat(50)}of Northland`;
    expect(labelOf({ id: 'a', name: `${long}, article 7` })).toBe(`${`Article 7, ${long}`.slice(0, 300)}…`);
    expect(labelOf({ id: 'a', name: `${code}, article 7` })).toBe(`${code}, article 7`);
    expect(labelOf({ id: 'a', statement: `${long}, article 7` })).toBe(`${long.slice(0, 300)}…`);
  });
});

describe('statements in a picture', () => {
  const shortened = (...statements: string[]): string[] => {
    const said = statements.map((statement) => ({ statement, type: 'Finding' }));
    const left = shortStatements(said, new Set(['Northland', 'Convention against Rain']));
    return statements.map((statement) => left.get(statement) ?? '');
  };
  const [inIts, in2010] = ['in its key facts,', 'in the Universal Periodic Review of 2010'];

  test.each([
    ['The Atlas of Torture reports that article 347.1 defines torture.', 'Article 347.1 defines torture.'],
    [`The Atlas of Torture reports, ${inIts} that it rains.`, `The Atlas of Torture reports, ${inIts} that it rains.`],
    [`The Atlas of Torture reports, ${inIts} that all is wet.`, 'All is wet.'],
    [`Germany recommended ${in2010} that visits be allowed.`, 'Visits be allowed.'],
    ['The Collection lists the signature of a treaty.', 'Signature of a treaty.'],
    // What is more than who says it.
    ['The paper reports the allegation that men were beaten.', 'Allegation that men were beaten.'],
    // What is more than who says it.
    ['The Committee welcomed in 2008 that it was closed.', 'The Committee welcomed in 2008 that it was closed.'],
    ['The law that forbids torture is old.', 'The law that forbids torture is old.'],
    ['ACAT-France gives 34 as the number of men.', 'ACAT-France gives 34 as the number of men.'],
    // What would be about another one.
    [
      'The Watch wrote on 1 May 2012 that it had welcomed it.',
      'The Watch wrote on 1 May 2012 that it had welcomed it.',
    ],
    ['Report that says that it rains', 'Report that says that it rains'],
    ['', ''],
  ])('leave out who says them and nothing else: %j is %j', (statement, left) => {
    expect(shortened(statement)).toEqual([left]);
  });

  test('leave out the name that all of a type begin with, where a record bears it, and nothing that some do', () => {
    const said = ['is a republic.', 'has resources.', 'ratified the Convention.', 'ratified the Protocol.'];
    const statements = said.map((end) => `The paper reports that Northland ${end}`);
    expect(shortened(...statements)).toEqual(said.map((end) => `… ${end}`));
    const whole = said.map((end) => `Northland ${end}`);
    expect(shortened(...statements.slice(0, 3))).toEqual(whole.slice(0, 3));
    expect(shortened(...statements, 'Southland is none.')).toEqual([...whole, 'Southland is none.']);
    const both = whole.map((text) => text.replace('Northland', 'Northland and Southland'));
    expect(shortened(...both)).toEqual(both);
    const others = whole.map((text) => text.replace('Northland', 'Southland'));
    expect(shortened(...others)).toEqual(others);
    const kinds = statements.map((statement, index) => ({ statement, type: index < 2 ? 'Finding' : 'Observation' }));
    expect([...shortStatements(kinds, new Set(['Northland'])).values()]).toEqual(whole);
  });

  test('keep what tells one group from another, and what tells one from the next', () => {
    const done = ['signature', 'ratification'].flatMap((what) =>
      ['Greece on 3 March 2011.', 'Malta on 3 March 2011.'].map(
        (end) =>
          `The Collection lists the ${what} of the Optional Protocol to the Convention against Rain (OP) by ${end}`,
      ),
    );
    expect(shortened(...done).map(labelLines)).toEqual([
      ['Signature … by Greece on 3', 'March 2011.'],
      ['Signature … by Malta on 3', 'March 2011.'],
      ['Ratification … by Greece', 'on 3 March 2011.'],
      ['Ratification … by Malta on', '3 March 2011.'],
    ]);
    const committee =
      'ACAT-France reports that the Committee against Torture, in its decision of June 2012 on the case,';
    expect(shortened(`${committee} convicted Northland.`, `${committee} required redress.`)).toEqual([
      'The Committee … convicted Northland.',
      'The Committee … required redress.',
    ]);
  });

  test('keep the verb of what they begin with alike', () => {
    const same =
      'The paper reports that Southland ratified the Optional Protocol to the Convention against Rain in 2008';
    expect(shortened(`${same}.`, `${same} with a declaration.`)).toEqual([
      'Southland ratified … in 2008.',
      'Southland ratified … in 2008 with a declaration.',
    ]);
  });

  test('that are the same, or the beginning of another, stay whole', () => {
    const end = 'the Optional Protocol to the Convention of Northland was ratified in the year 2008';
    expect(shortened(`Amnesty says that ${end}`, `The paper says that ${end}`)).toEqual(
      Array.from({ length: 2 }, () => end.replace('the', 'The')),
    );
    expect(shortened(end, `${end} in May`)).toEqual([end.replace('the', 'The'), 'The Optional … in May']);
    expect(shortened('It rains', 'It rains in May', 'It rains in May, too')).toEqual([
      'It rains',
      'It rains in May',
      'It rains in May, too',
    ]);
  });
});
