import type { Insertion } from './insertions.js';
import type { ObjectPlace, Written } from './selected-places.js';

/** A field under its own name, or under another one where the query calls something else so. */
export function keyedAs(place: ObjectPlace, name: string): string {
  const known = place.fields.get(name);
  if (!known || (known.name === name && known.plain)) return name;
  let key = `${name}_`;
  while (place.fields.has(key)) key += '_';
  return `${key}: ${name}`;
}

/** Writes a selection at the end of a selection set. */
export function atEnd({ set }: Written, text: string): Insertion {
  const position = (set.loc?.end ?? 1) - 1;
  return { start: position, end: position, text: ` ${text} ` };
}

/** Writes a selection at the beginning of a selection set. */
export function atStart({ set }: Written, text: string): Insertion {
  const position = (set.loc?.start ?? 0) + 1;
  return { start: position, end: position, text: ` ${text} ` };
}
