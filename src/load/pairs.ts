/**
 * Lists of pairs of whole numbers, in eight bytes a pair: as objects, what millions of records are found by and lead to
 * would take gigabytes.
 */
export class Pairs {
  #numbers = new Int32Array(1_024);
  #used = 0;
  /** Where each list ends. */
  readonly #ends: number[] = [];

  /** Adds a list; the first one is number 0. */
  add(firsts: readonly number[], seconds: readonly number[]): void {
    const end = this.#used + 2 * firsts.length;
    if (end > this.#numbers.length) {
      const larger = new Int32Array(Math.max(end, 2 * this.#numbers.length));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    for (let index = 0; index < firsts.length; index++) {
      this.#numbers[this.#used++] = firsts[index] ?? 0;
      this.#numbers[this.#used++] = seconds[index] ?? 0;
    }
    this.#ends.push(end);
  }

  /** A list by its number; empty where there is none. */
  list(number: number): (readonly [number, number])[] {
    const pairs: (readonly [number, number])[] = [];
    for (let at = this.#ends[number - 1] ?? 0; at < (this.#ends[number] ?? 0); at += 2) {
      pairs.push([this.#numbers[at] ?? 0, this.#numbers[at + 1] ?? 0]);
    }
    return pairs;
  }
}
