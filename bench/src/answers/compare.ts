import type { Plain } from './normalise.js';

/**
 * The first place in which two answers differ, as a sentence; undefined where they are equal.
 * @param path what the place is called from.
 */
export function difference(one: Plain, other: Plain, path = 'answer'): string | undefined {
  if (Array.isArray(one) && Array.isArray(other)) {
    return differenceOfLists(one as readonly Plain[], other as readonly Plain[], path);
  }
  if (isObject(one) && isObject(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = difference(one[key] ?? null, other[key] ?? null, `${path}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return one === other ? undefined : `${path} is ${shown(one)} in one and ${shown(other)} in the other.`;
}

/** Whether an answer says nothing: no node, an empty list, or a count of none. */
export function saysNothing(answer: Plain): boolean {
  if (answer === null || answer === 0) return true;
  if (Array.isArray(answer)) return answer.length === 0;
  return isObject(answer) && answer['total'] === 0;
}

function differenceOfLists(one: readonly Plain[], other: readonly Plain[], path: string): string | undefined {
  if (one.length !== other.length) return `${path} has ${one.length} rows in one and ${other.length} in the other.`;
  for (const [index, row] of one.entries()) {
    const found = difference(row, other[index] ?? null, `${path}.${index}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: Plain): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}...` : text;
}
