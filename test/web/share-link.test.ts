import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readShareLink, shareLink } from '../../src/page/share-link.js';
import { assertAlways } from '../support/random.js';

test('a link carries the query and the variables', () => {
  expect(shareLink({ query: '{ a }', variables: '{"b": 1}' })).toBe(
    '/playground#query=%7B%20a%20%7D&variables=%7B%22b%22%3A%201%7D',
  );
});

test('a link without variables says nothing of them', () => {
  expect(shareLink({ query: '{ a }', variables: ' \n' })).toBe('/playground#query=%7B%20a%20%7D');
});

test('whatever is shared is read again, Cyrillic, plus signs and ampersands included', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Қазақстан', 'a+b&c=d%20#e', '"\\"'));
  const filled = text.filter((value) => value.trim() !== '');
  assertAlways(
    fc.property(filled, filled, (query, variables) => {
      expect(readShareLink(shareLink({ query, variables }).slice('/playground'.length))).toEqual({ query, variables });
    }),
  );
});

test('an address without a query shares nothing', () => {
  expect(['', '#', '#top', '#query=', '#variables=%7B%7D'].map(readShareLink)).toEqual(Array(5).fill(undefined));
});
