import { expect, test } from 'vitest';
import { fitted, isSeen, widened } from '../../../src/web/explore/drawing/drawing-parts.js';

const SIZE = { width: 800, height: 600 };
const LIES = { x: 400, y: 300, k: 1 };
const MIDDLE = { x: 0, y: 0 };

test('a frame stays as it is where what was added is seen in it', () => {
  expect(widened({ before: [MIDDLE], added: [] }, LIES, SIZE)).toBeUndefined();
  expect(widened({ before: [MIDDLE], added: [{ x: 380, y: -280 }] }, LIES, SIZE)).toBeUndefined();
});

test.each([
  [{ x: 381, y: 0 }],
  [{ x: -381, y: 0 }],
  [{ x: 0, y: 281 }],
  [{ x: 0, y: -281 }],
  [{ x: 4_000, y: -3_000 }],
])('a frame widens to what was added at or beyond its edge, and keeps what is seen (%j)', (place) => {
  const wider = widened({ before: [MIDDLE], added: [place, { x: 10, y: 10 }] }, LIES, SIZE);
  expect(wider?.k).toBeLessThanOrEqual(LIES.k);
  expect([MIDDLE, place].map((one) => wider && isSeen(one, wider, SIZE))).toEqual([true, true]);
});

test('a frame does not go to what was out of sight before, and makes nothing larger', () => {
  const far = { x: 9_000, y: 0 };
  const wider = widened({ before: [MIDDLE, far], added: [{ x: 500, y: 0 }] }, LIES, SIZE);
  expect(wider).toEqual(fitted([MIDDLE, { x: 500, y: 0 }], SIZE, LIES.k));
  expect(wider && isSeen(far, wider, SIZE)).toBe(false);
  const small = { x: 400, y: 300, k: 0.1 };
  expect(widened({ before: [], added: [{ x: 5_000, y: 0 }] }, small, SIZE)).toEqual({ x: -100, y: 300, k: 0.1 });
});
