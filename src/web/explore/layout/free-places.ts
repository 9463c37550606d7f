import type { Place } from '../../../arrangement/arrangement.js';

/** Between candidates, in units of the picture: a little less than two nodes need. */
const STEP = 40;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Makes of a row and a column one number: no picture has so many of them. */
const ROWS = 2 ** 20;

/**
 * For each node that is added the free place nearest to the middle of what it is linked to, one after the other; nothing
 * else moves. Takes time for what is added, and hardly for what is there: for pictures in which much is.
 * @param taken where nodes are.
 * @param neighboursOf those of a node, of which some may have no place.
 * @param room how far nodes stay from each other.
 */
export function freePlaces(
  taken: ReadonlyMap<string, Place>,
  added: readonly string[],
  neighboursOf: (id: string) => readonly string[],
  room: number,
): Map<string, Place> {
  const places = new Map<string, Place>();
  const squares = new Squares(room);
  for (const place of taken.values()) squares.add(place);
  // What is linked to the same goes on where the one before it found room.
  const tried = new Map<string, number>();
  for (const id of added) {
    const near = neighboursOf(id).flatMap((other) => taken.get(other) ?? places.get(other) ?? []);
    const middle = middleOf(near);
    const key = `${middle.x} ${middle.y}`;
    let index = tried.get(key) ?? 0;
    let place = candidate(middle, index);
    while (!squares.isFree(place)) place = candidate(middle, ++index);
    tried.set(key, index + 1);
    squares.add(place);
    places.set(id, place);
  }
  return places;
}

function middleOf(places: readonly Place[]): Place {
  if (places.length === 0) return { x: 0, y: 0 };
  const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
  return {
    x: Math.round(sum(places.map(({ x }) => x)) / places.length),
    y: Math.round(sum(places.map(({ y }) => y)) / places.length),
  };
}

/** Points around a middle that fill the plane, each as far out as those before it or further. */
function candidate({ x, y }: Place, index: number): Place {
  const [angle, distance] = [index * GOLDEN_ANGLE, STEP * Math.sqrt(index)];
  return { x: Math.round(x + distance * Math.cos(angle)), y: Math.round(y + distance * Math.sin(angle)) };
}

/** Where something is, by squares: only what is in the nine around a point can be too near. */
class Squares {
  private readonly squares = new Map<number, Place[]>();

  constructor(private readonly room: number) {}

  add(place: Place): void {
    const key = this.keyOf(place, 0, 0);
    const square = this.squares.get(key);
    if (square) square.push(place);
    else this.squares.set(key, [place]);
  }

  isFree(place: Place): boolean {
    for (const right of [-1, 0, 1]) {
      for (const down of [-1, 0, 1]) {
        const near = this.squares.get(this.keyOf(place, right, down)) ?? [];
        if (near.some(({ x, y }) => Math.hypot(x - place.x, y - place.y) < this.room)) return false;
      }
    }
    return true;
  }

  private keyOf({ x, y }: Place, right: number, down: number): number {
    return (Math.floor(x / this.room) + right) * ROWS + Math.floor(y / this.room) + down;
  }
}
