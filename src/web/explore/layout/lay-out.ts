import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force';
import { freePlaces } from './free-places.js';

/** What is to be placed, as plain values that a worker is sent. */
export interface LayoutTask {
  /** Nodes that stay where they are. */
  readonly placed: readonly Placed[];
  /** Nodes that get a place, in the order in which they are set out. */
  readonly added: readonly string[];
  readonly links: readonly (readonly [from: string, to: string])[];
}

export type Placed = readonly [id: string, x: number, y: number];

interface Body extends SimulationNodeDatum {
  readonly id: string;
}

/** Lengths in units of the picture, which are pixels before anybody zooms. */
const LINK = 120;
const ROOM = 40;
const START = 90;
/** Where so many stay, forces would take seconds to find room for a few. */
const CROWDED = 500;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Places for the nodes that are added, near what they are linked to, while all others stay. Where none is placed, the
 * first one is in the middle. The same task gives the same places: nothing in it is random, and no clock ends it.
 * @returns places in whole units.
 */
export function layOut({ placed, added, links }: LayoutTask): Placed[] {
  const fixed = placed.length > 0 ? placed : added.slice(0, 1).map((id): Placed => [id, 0, 0]);
  const known = new Map(fixed.map(([id, x, y]): [string, Body] => [id, { id, x, y, fx: x, fy: y }]));
  const free = added.filter((id) => !known.has(id));
  const asked = new Set(added);
  const neighbours = neighboursOf(links);
  if (placed.length >= Math.max(CROWDED, free.length)) {
    const taken = new Map(placed.map(([id, x, y]) => [id, { x, y }] as const));
    const places = freePlaces(taken, free, (id) => neighbours.get(id) ?? [], 2 * ROOM);
    return [...places].map(([id, { x, y }]): Placed => [id, x, y]);
  }
  for (const [index, id] of free.entries()) {
    const near = (neighbours.get(id) ?? []).map((one) => known.get(one)).find((one) => one !== undefined);
    known.set(id, { id, ...start(index, near) });
  }
  const bodies = [...known.values()];
  const ends: SimulationLinkDatum<Body>[] = links
    .filter(([from, to]) => from !== to && known.has(from) && known.has(to))
    .map(([source, target]) => ({ source, target }));
  const simulation = forceSimulation(bodies)
    .force(
      'links',
      forceLink<Body, SimulationLinkDatum<Body>>(ends)
        .id(({ id }) => id)
        .distance(LINK),
    )
    .force('apart', forceManyBody<Body>().strength(-420).distanceMax(900))
    .force('room', forceCollide<Body>(ROOM).iterations(2))
    .force('x', forceX<Body>(0).strength(0.03))
    .force('y', forceY<Body>(0).strength(0.05))
    .stop();
  simulation.tick(stepsFor(bodies.length));
  const stays = new Set(placed.map(([id]) => id));
  return bodies
    .filter(({ id }) => asked.has(id) && !stays.has(id))
    .map(({ id, x = 0, y = 0 }): Placed => [id, Math.round(x), Math.round(y)]);
}

/** Fewer steps for many: each takes longer, and a thousand nodes are no picture to be read one by one. */
function stepsFor(count: number): number {
  return count <= 500 ? 300 : Math.max(40, Math.round(150_000 / count));
}

/** Around what a node is linked to, or around the middle, each further on than the one before. */
function start(index: number, near: Body | undefined): { x: number; y: number } {
  const angle = index * GOLDEN_ANGLE;
  const distance = START + 6 * Math.sqrt(index) * (near ? 1 : 5);
  return { x: (near?.x ?? 0) + distance * Math.cos(angle), y: (near?.y ?? 0) + distance * Math.sin(angle) };
}

function neighboursOf(links: LayoutTask['links']): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [from, to] of links) {
    for (const [one, other] of [[from, to] as const, [to, from] as const]) {
      const list = found.get(one);
      if (list) list.push(other);
      else found.set(one, [other]);
    }
  }
  return found;
}
