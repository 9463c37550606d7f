import { describe, expect, test } from 'vitest';
import { difference, saysNothing } from '../../bench/src/answers/compare.js';
import { normalised } from '../../bench/src/answers/normalise.js';
import { select } from '../../bench/src/shapes/selection.js';
import type { Ask } from '../../bench/src/shapes/selection.js';

const LAW: Ask = {
  kind: 'one',
  key: 'law',
  field: 'law',
  selection: select('Law', ['id'], {
    country: select('Country', ['id', 'name']),
    'articles:2': select('Article', ['id']),
  }),
};
const OURS = {
  law: { id: 'a/law', country: { id: 'AAA', name: null }, articles: { nodes: [{ id: 'a/law/1' }, { id: 'a/law/2' }] } },
};
const THEIRS = {
  law: [{ id: 'a/law', articles: [{ id: 'a/law/1' }, { id: 'a/law/2' }], country: [{ name: null, id: 'AAA' }] }],
};

describe('answers', () => {
  test('of connections and of lists are equal where they say the same', () => {
    const plain = { id: 'a/law', country: { id: 'AAA', name: null }, articles: [{ id: 'a/law/1' }, { id: 'a/law/2' }] };
    expect(normalised('connections', LAW, OURS)).toEqual(plain);
    expect(normalised('lists', LAW, THEIRS)).toEqual(plain);
    expect(difference(normalised('connections', LAW, OURS), normalised('lists', LAW, THEIRS))).toBeUndefined();
  });

  test('a node that is not there is null either way', () => {
    expect(normalised('connections', LAW, { law: null })).toBeNull();
    expect(normalised('lists', LAW, { law: [] })).toBeNull();
  });

  test('a count is a number wherever it stands', () => {
    const count: Ask = { kind: 'count', key: 'laws', field: 'laws', type: 'Law', filter: {} };
    expect(normalised('connections', count, { laws: { totalCount: 7 } })).toBe(7);
    expect(normalised('lists', count, { laws: { aggregate: { count: { nodes: 7 } } } })).toBe(7);
  });

  test('a search is compared by what it finds, not by its order', () => {
    const search: Ask = { kind: 'search', key: 'search', first: 2 };
    const answer = { search: { totalCount: 9, nodes: [{ node: { id: 'b' } }, { node: { id: 'a' } }] } };
    expect(normalised('connections', search, answer)).toEqual({ total: 9, shown: 2 });
  });

  test.each([
    [{}, 'The answer has no law at data.'],
    [null, 'The answer has no law at data.'],
    [{ law: { id: 'a/law' } }, 'The answer has no country at law.'],
    [{ law: { ...OURS.law, articles: { nodes: null } } }, 'The answer has no list at law.articles.'],
    [{ law: { ...OURS.law, id: {} } }, 'The answer has no plain value at law.id.'],
  ])('of another form are refused: %j', (data, sentence) => {
    expect(() => normalised('connections', LAW, data)).toThrow(sentence);
  });

  test('differ where a value, a row or an order differs', () => {
    expect(difference({ a: [1, 2] }, { a: [1, 3] })).toBe('answer.a.1 is 2 in one and 3 in the other.');
    expect(difference([1, 2], [1])).toBe('answer has 2 rows in one and 1 in the other.');
    expect(difference([{ id: 'a' }, { id: 'b' }], [{ id: 'b' }, { id: 'a' }])).toBe(
      'answer.0.id is "a" in one and "b" in the other.',
    );
    expect(difference({ a: 1 }, {})).toBe('answer.a is 1 in one and null in the other.');
    expect(difference('1', 1)).toBe('answer is "1" in one and 1 in the other.');
  });

  test.each([[null], [0], [[]], [{ total: 0, shown: 0 }]])('that say nothing are known: %j', (answer) => {
    expect(saysNothing(answer)).toBe(true);
  });
});
