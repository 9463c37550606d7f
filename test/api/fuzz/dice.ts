/** Random choices that a seed repeats. */
export class Dice {
  constructor(private state: number) {}

  /** A whole number from 0 to less than `end`. */
  below(end: number): number {
    // mulberry32
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(end, 1);
  }

  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One of them; throws where there are none. */
  of<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('Nothing to choose from');
    return items[this.below(items.length)] as T;
  }
}
