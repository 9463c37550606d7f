import { expect, test } from 'vitest';
import { EMPTY, NO_FILTER, added, moved, without } from '../../../src/arrangement/arrangement.js';
import type { Arrangement } from '../../../src/arrangement/arrangement.js';
import { stepInWords, turnInWords } from '../../../src/web/explore/state/step-in-words.js';

const labelOf = (id: string): string => id.toUpperCase();
const place = (x: number, y = 0): { x: number; y: number } => ({ x, y });
const NOW = added(EMPTY, new Map(['a', 'b', 'c'].map((id, index) => [id, place(index)])));
const to = (id: string, x: number, y: number): Arrangement => moved(NOW, new Map([[id, place(x, y)]]));

test.each<readonly [string, Arrangement, done: string | undefined, named: string]>([
  ['moves one to the right', to('a', 20, 0), 'Moved A to the right', 'A was moved to the right'],
  ['moves one to the left', to('a', -20, 5), 'Moved A to the left', 'A was moved to the left'],
  ['moves one up', to('b', 1, -20), 'Moved B up', 'B was moved up'],
  ['moves one down', to('b', 1, 20), 'Moved B down', 'B was moved down'],
  [
    'arranges',
    moved(NOW, new Map(['a', 'b'].map((id) => [id, place(9, 9)]))),
    'Moved 2 records',
    '2 records were moved',
  ],
  ['takes one out', without(NOW, new Set(['a'])), 'Taken out: A', 'A was taken out'],
  ['takes several out', without(NOW, new Set(['a', 'b'])), 'Taken out: 2 records', '2 records were taken out'],
  ['adds one', added(NOW, new Map([['d', place(4)]])), 'Added: D', 'D was added'],
  ['opens another', added(EMPTY, new Map([['d', place(4)]])), 'Shown in its place: D', 'D was shown in its place'],
  ['pins', { ...NOW, pinned: new Set(['a']) }, undefined, 'A was pinned'],
  ['filters', { ...NOW, filter: { ...NO_FILTER, topic: 'x' } }, undefined, 'the filters were changed'],
  ['asks as of a day', { ...NOW, day: { date: '2012-01-01', knownAt: undefined } }, undefined, 'the day was changed'],
])('a step that %s is said, and named when it is taken back or done again', (_, next, done, named) => {
  expect(stepInWords(NOW, next, labelOf)).toBe(done);
  const step = { before: NOW, after: next };
  expect(turnInWords('Taken back', step, labelOf)).toBe(`Taken back: ${named}`);
  expect(turnInWords('Done again', step, labelOf)).toBe(`Done again: ${named}`);
});

test('a pin that was taken away is named, and a step that changed nothing is not', () => {
  const step = { before: { ...NOW, pinned: new Set(['a']) }, after: NOW };
  expect(turnInWords('Taken back', step, labelOf)).toBe('Taken back: A was no longer pinned');
  expect(turnInWords('Taken back', { before: NOW, after: NOW }, labelOf)).toBe('Taken back.');
  expect(stepInWords(NOW, NOW, labelOf)).toBeUndefined();
});
