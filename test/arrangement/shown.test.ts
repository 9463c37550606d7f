import { expect, test } from 'vitest';
import { NO_FILTER } from '../../src/arrangement/arrangement.js';
import { isAfter, passes } from '../../src/arrangement/shown.js';

test.each([
  ['2011-12-16', '2011-12-15', true],
  ['2011-12-16', '2011-12-16', false],
  ['2011-12', '2011-11-30', true],
  ['2011-12', '2011-12-31', false],
  ['2011', '2010-12-31', true],
  // It may have been on that day.
  ['2011', '2011-01-01', false],
  ['2011~', '2010-12-31', true],
  ['2011/2012', '2010-12-31', true],
  ['2009/2012', '2010-12-31', false],
  ['201X', '2009-12-31', true],
  ['201X', '2010-01-01', false],
  // Spring of a year.
  ['2011-21', '2011-01-01', false],
  ['2011-21', '2010-12-31', true],
  ['../2012', '2000-01-01', false],
  ['', '2000-01-01', false],
])('that %s is after %s as a whole: %s', (date, day, expected) => {
  expect(isAfter(date, { date: day, knownAt: undefined })).toBe(expected);
  expect(isAfter(date, { date: undefined, knownAt: day })).toBe(expected);
  expect(isAfter(date, { date: undefined, knownAt: undefined })).toBe(false);
});

test('a filter by a wider topic shows claims on its narrower ones, and what is on no topic by nature', () => {
  const claim = { id: 'c', type: 'Finding', status: 'ACCEPTED' };
  const topics = [
    { id: 'topic/detention', name: 'detention', isWider: true },
    { id: 'topic/police-custody', name: 'police custody', isWider: false },
  ];
  const filter = { ...NO_FILTER, topic: 'topic/detention' };
  expect(passes({ ...claim, topics }, filter)).toBe(true);
  expect(passes({ ...claim, topics }, { ...filter, topic: 'topic/police-custody' })).toBe(true);
  expect(passes({ ...claim, topics }, { ...filter, topic: 'topic/redress' })).toBe(false);
  expect(passes({ ...claim, topics: [] }, filter)).toBe(false);
  expect(passes({ id: 'l', type: 'Law', status: undefined, topics: [] }, filter)).toBe(true);
});
