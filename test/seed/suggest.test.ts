import { expect, it } from 'vitest';
import { didYouMean, idSuggester } from '../../src/seed/suggest.js';

it('a suggestion is the nearest name, or nothing', () => {
  expect(didYouMean('nmae', ['number', 'name', 'names'])).toBe(' Did you mean "name"?');
  expect(didYouMean('xyz', ['number', 'name'])).toBe('');
});

it('suggestions of ids end when enough was compared', () => {
  const suggest = idSuggester(4);
  expect(suggest('KAS', ['KAZ', 'KGZ'])).toBe(' Did you mean "KAZ"?');
  expect(suggest('KAS', ['KAZ', 'KGZ'])).toBe(' Did you mean "KAZ"?');
  expect(suggest('KAS', ['KAZ', 'KGZ'])).toBe('');
});
