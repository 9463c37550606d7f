import type { Ask, Selection } from '../shapes/selection.js';

/** How an API writes its lists: as connections, or as plain lists with relations to one node among them. */
export type Style = 'connections' | 'lists';

/** An answer without anything that differs between APIs: null, scalars, objects and plain lists. */
export type Plain = null | string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** An answer that has not the form that was asked for; the sentence says where. */
export class MalformedAnswer extends Error {}

/**
 * What an answer says, whichever API gave it.
 * @param data what stands under `data`.
 * @throws MalformedAnswer
 */
export function normalised(style: Style, ask: Ask, data: unknown): Plain {
  const value = member(data, ask.key, 'data');
  switch (ask.kind) {
    case 'one':
      return node(style, ask.selection, style === 'lists' ? first(value, ask.key) : value, ask.key);
    case 'list':
      return rows(style, ask.selection, value, ask.key);
    case 'count': {
      const total =
        style === 'lists'
          ? member(member(member(value, 'aggregate', ask.key), 'count', ask.key), 'nodes', ask.key)
          : member(value, 'totalCount', ask.key);
      return number(total, ask.key);
    }
    case 'search': {
      // Which ones come first is a matter of ranking, which each search has its own of.
      const found = list(member(value, 'nodes', ask.key), ask.key);
      return { total: number(member(value, 'totalCount', ask.key), ask.key), shown: found.length };
    }
  }
}

function rows(style: Style, selection: Selection, value: unknown, path: string): Plain {
  const found = style === 'lists' ? value : member(value, 'nodes', path);
  return list(found, path).map((row, index) => node(style, selection, row, `${path}.${index}`));
}

function node(style: Style, selection: Selection, value: unknown, path: string): Plain {
  if (value === null || value === undefined) return null;
  const plain: Record<string, Plain> = {};
  for (const { key } of selection.leaves) plain[key] = scalar(member(value, key, path), `${path}.${key}`);
  for (const { key, first: most, selection: below } of selection.branches) {
    const found = member(value, key, path);
    const here = `${path}.${key}`;
    if (most !== undefined) plain[key] = rows(style, below, found, here);
    else plain[key] = node(style, below, style === 'lists' ? first(found, here) : found, here);
  }
  return plain;
}

function member(value: unknown, key: string, path: string): unknown {
  if (typeof value !== 'object' || value === null || !(key in value)) {
    throw new MalformedAnswer(`The answer has no ${key} at ${path}.`);
  }
  return (value as Readonly<Record<string, unknown>>)[key];
}

function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new MalformedAnswer(`The answer has no list at ${path}.`);
  return value as readonly unknown[];
}

/** A relation to one node, which comes as a list. */
function first(value: unknown, path: string): unknown {
  return list(value, path)[0] ?? null;
}

function scalar(value: unknown, path: string): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new MalformedAnswer(`The answer has no plain value at ${path}.`);
}

function number(value: unknown, path: string): number {
  if (typeof value !== 'number') throw new MalformedAnswer(`The answer has no number at ${path}.`);
  return value;
}
