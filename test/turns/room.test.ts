import { describe, expect, it } from 'vitest';
import { Room } from '../../src/turns/room.js';

describe('room for bytes', () => {
  it('is bounded for each client and in all, and given back', () => {
    const room = new Room({ all: 10, ofOne: 6 });
    const first = room.take('a', 6);
    expect(first).toBeDefined();
    expect(room.take('a', 1)).toBeUndefined();
    expect(room.take('b', 5)).toBeUndefined();
    expect(room.take('b', 4)).toBeDefined();
    expect(room.take('c', 1)).toBeUndefined();
    first?.();
    expect(room.take('a', 6)).toBeDefined();
    expect(room.take('c', 0)).toBeDefined();
  });
});
