import { expect, it } from 'vitest';
import { TokenCounter } from '../../src/load/tokens.js';

it('counts the nodes of a token, which is written as most nodes write it, of equal ways the first by letter', () => {
  const counter = new TokenCounter();
  for (const texts of [['Codes', 'law'], ['codes', 'Law'], ['codes']]) {
    counter.add({ postings: texts.map((text) => ({ token: text.toLowerCase(), k: 1, text })) });
  }
  expect([...counter.tokens().values()]).toEqual([
    { id: 'codes', stem: 'code', df: 3, surface: 'codes' },
    { id: 'law', stem: 'law', df: 2, surface: 'Law' },
  ]);
});
