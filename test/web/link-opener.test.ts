import { expect, it } from 'vitest';
import { staysClosed } from '../../src/web/playground/link-opener.js';

it.each([
  ['https', false],
  ['http', false],
  ['file', true],
  ['javascript', true],
  ['data', true],
  ['command', true],
])('a link of scheme %s in an answer stays closed: %s', (scheme, expected) => {
  expect(staysClosed({ scheme })).toBe(expected);
});
