import { MOST_NODES, NO_FILTER } from './arrangement.js';
import type { Filter, Place, Arrangement } from './arrangement.js';

/** A view as it is kept and shared: with how many links each node had, and of which version of the data. */
export interface KeptView {
  readonly view: Arrangement;
  readonly dataVersion: string | undefined;
  /** Links of each node within the view when it was kept, by id. */
  readonly degrees: ReadonlyMap<string, number>;
}

/** The form of it in an address. A later one gets another number. */
const FORM = 1;
const PREFIX = 'v=';
const GEXF = '.gexf';
const VIEWS = '/explore/view/';
/**
 * Characters of a view that are put before the "#": Node reads 16 kB of headers, proxies often 8 kB of an address, and
 * Gephi Lite is given all of it within an address of its own.
 */
const MOST_CHARACTERS = 7_000;
/** Nodes that the server puts into a file for an address: what the API gives of a picture at once. */
export const MOST_IN_FILE = 500;
/** Bytes that an address may unpack to: what is sent by others is not trusted. */
const MOST_BYTES = 2_000_000;

/** In the place of a node that brought another. */
const NOBODY = -1;

type Kept = readonly [id: string, x: number, y: number, pinned: 0 | 1, degree: number];

/** The hash of an address that opens the view again; without a `#`. */
export async function viewCode({ view, dataVersion, degrees }: KeptView): Promise<string> {
  const { filter, day } = view;
  const order = new Map([...view.places.keys()].map((id, index) => [id, index]));
  const kept = {
    form: FORM,
    data: dataVersion,
    nodes: [...view.places].map(([id, { x, y }]): Kept => [
      id,
      Math.round(x),
      Math.round(y),
      view.pinned.has(id) ? 1 : 0,
      degrees.get(id) ?? 0,
    ]),
    // By its place in the list; left out where nothing was brought, which keeps an address short.
    brought:
      view.brought.size === 0
        ? undefined
        : [...order.keys()].map((id) => order.get(view.brought.get(id) ?? '') ?? NOBODY),
    chosen: view.chosen,
    marked: view.marked.size > 0 ? [...view.marked] : undefined,
    hidden:
      filter === NO_FILTER
        ? undefined
        : [
            ...[[...filter.types], [...filter.relations], [...filter.statuses], filter.topic ?? null],
            ...[[...filter.responses], filter.recommender ?? null],
          ],
    day: day.date === undefined && day.knownAt === undefined ? undefined : [day.date ?? null, day.knownAt ?? null],
  };
  return PREFIX + base64url(await through(encoder.encode(JSON.stringify(kept)), new CompressionStream('deflate-raw')));
}

/**
 * The view of a hash; undefined where it holds none.
 * @throws Error where it was cut or is none of ours, as a sentence.
 */
export async function readViewCode(hash: string): Promise<KeptView | undefined> {
  const text = hash.replace(/^#/, '');
  if (!text.startsWith(PREFIX)) return undefined;
  let read: unknown;
  try {
    const bytes = await through(fromBase64url(text.slice(PREFIX.length)), new DecompressionStream('deflate-raw'));
    read = JSON.parse(decoder.decode(bytes));
  } catch {
    throw new Error(DAMAGED);
  }
  const kept = keptView(read);
  if (!kept) throw new Error(DAMAGED);
  return kept;
}

/**
 * The path at which the server answers a view as GEXF; undefined where there is too much in it for that. It ends in
 * `.gexf`, by which Gephi Lite knows what it is given.
 * @param code of `viewCode`.
 * @param count of its nodes.
 */
export function gexfPath(code: string, count: number): string | undefined {
  if (count > MOST_IN_FILE || code.length > MOST_CHARACTERS) return undefined;
  return `${VIEWS}${code.slice(PREFIX.length)}${GEXF}`;
}

/**
 * The view of the last part of such a path; undefined where it does not end as one.
 * @throws Error where it was cut or is none of ours, as a sentence.
 */
export async function readGexfName(name: string): Promise<KeptView | undefined> {
  return name.endsWith(GEXF) ? readViewCode(PREFIX + name.slice(0, -GEXF.length)) : undefined;
}

/** What the server is asked such a path by. */
export const GEXF_ROUTE = `${VIEWS}*`;

const DAMAGED = 'The address of this view was cut or changed on its way: ask for it again, or search for a record.';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

async function through(bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { value } = (await reader.read()) as { readonly value?: Uint8Array<ArrayBuffer> };
    if (value === undefined) break;
    length += value.length;
    if (length > MOST_BYTES) throw new Error('Too long');
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function keptView(read: unknown): KeptView | undefined {
  if (!isObject(read) || read['form'] !== FORM || !Array.isArray(read['nodes'])) return undefined;
  const nodes = read['nodes'].filter(isKept).slice(0, MOST_NODES);
  if (nodes.length < read['nodes'].length) return undefined;
  const { brought, chosen, marked, hidden, day, data } = read;
  const places = new Map(nodes.map(([id, x, y]): [string, Place] => [id, { x, y }]));
  const [date, knownAt] = Array.isArray(day) ? (day as unknown[]) : [];
  return {
    dataVersion: textOf(data),
    degrees: new Map(nodes.map(([id, , , , degree]) => [id, degree])),
    view: {
      places,
      brought: broughtOf(brought, [...places.keys()]),
      pinned: new Set(nodes.flatMap(([id, , , pinned]) => (pinned === 1 ? [id] : []))),
      chosen: textOf(chosen),
      marked: new Set(textsOf(marked).filter((id) => places.has(id))),
      filter: filterOf(hidden),
      day: { date: textOf(date), knownAt: textOf(knownAt) },
    },
  };
}

function broughtOf(brought: unknown, ids: readonly string[]): ReadonlyMap<string, string> {
  if (!Array.isArray(brought)) return new Map();
  return new Map(
    ids.flatMap((id, index) => {
      const by = ids[Number(brought[index])];
      return by === undefined || by === id ? [] : [[id, by]];
    }),
  );
}

function filterOf(hidden: unknown): Filter {
  if (!Array.isArray(hidden)) return NO_FILTER;
  // An address of before there were the last two does without them.
  const [types, relations, statuses, topic, responses, recommender] = hidden as unknown[];
  return {
    types: new Set(textsOf(types)),
    relations: new Set(textsOf(relations)),
    statuses: new Set(textsOf(statuses)),
    topic: textOf(topic),
    responses: new Set(textsOf(responses)),
    recommender: textOf(recommender),
  };
}

function isKept(one: unknown): one is Kept {
  return Array.isArray(one) && typeof one[0] === 'string' && one.slice(1, 5).every((part) => Number.isFinite(part));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
