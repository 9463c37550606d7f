import { expect, test } from 'vitest';
import { NO_FILTER } from '../../src/arrangement/arrangement.js';
import type { Filter } from '../../src/arrangement/arrangement.js';
import type { FilteredNode } from '../../src/arrangement/known-graph.js';
import { isAfter, passes } from '../../src/arrangement/shown.js';

const NODE = { status: undefined, topics: [], response: undefined, recommenders: [] };
const LAW: FilteredNode = { ...NODE, id: 'l', type: 'Law' };
const RECOMMENDATION: FilteredNode = {
  ...{ ...NODE, id: 'r', type: 'Recommendation', status: 'ACCEPTED', response: 'NOTED' },
  recommenders: [
    { id: 'DEU', name: 'Germany' },
    { id: 'BEL', name: 'Belgium' },
  ],
};

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
  const claim = { ...NODE, id: 'c', type: 'Finding', status: 'ACCEPTED' };
  const topics = [
    { id: 'topic/detention', name: 'detention', isWider: true },
    { id: 'topic/police-custody', name: 'police custody', isWider: false },
  ];
  const filter = { ...NO_FILTER, topic: 'topic/detention' };
  expect(passes({ ...claim, topics }, filter)).toBe(true);
  expect(passes({ ...claim, topics }, { ...filter, topic: 'topic/police-custody' })).toBe(true);
  expect(passes({ ...claim, topics }, { ...filter, topic: 'topic/redress' })).toBe(false);
  expect(passes({ ...claim, topics: [] }, filter)).toBe(false);
  expect(passes(LAW, filter)).toBe(true);
});

test('a filter by how recommendations were answered hides these, and no claim for its status of the same name', () => {
  const filter = { ...NO_FILTER, responses: new Set(['NOTED', 'ACCEPTED']) };
  expect(passes(RECOMMENDATION, filter)).toBe(false);
  expect(passes(RECOMMENDATION, { ...filter, responses: new Set(['ACCEPTED']) })).toBe(true);
  // No answer is said: it is in no group that could be hidden.
  expect(passes({ ...RECOMMENDATION, response: undefined }, filter)).toBe(true);
});

test('a filter by who recommended shows of recommendations those of one of them, and all other records', () => {
  const by = (recommender: string): Filter => ({ ...NO_FILTER, recommender });
  expect(passes(RECOMMENDATION, by('BEL'))).toBe(true);
  expect(passes(RECOMMENDATION, by('FRA'))).toBe(false);
  expect(passes({ ...RECOMMENDATION, recommenders: [] }, by('BEL'))).toBe(false);
  expect(passes({ ...RECOMMENDATION, type: 'Finding', recommenders: [] }, by('BEL'))).toBe(true);
  expect(passes(LAW, by('BEL'))).toBe(true);
});
