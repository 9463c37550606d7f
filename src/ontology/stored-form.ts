import type { Column, Ontology } from './ontology.js';
import { boundColumns } from './scalars.js';
import type { StoredScalar } from './scalars.js';
import { partColumns } from './value-parts.js';

/** What a property of a node holds: one scalar, or some of one kind. */
export type Stored = StoredScalar | readonly StoredScalar[];

/** A value with fields of its own, such as an alias, as a seed writes it. */
export type WrittenObject = Readonly<Record<string, StoredScalar>>;
export type Written = StoredScalar | WrittenObject | readonly (StoredScalar | WrittenObject)[];

/**
 * The properties that hold the value of a column: none for an empty list; beside a date of EDTF its bounds.
 * A property holds scalars only: a value with fields of its own becomes JSON, which `decodeColumn` reads back, and
 * beside it stands each of its fields.
 */
export function encodeColumn(
  ontology: Ontology,
  column: Column,
  value: Written,
): (readonly [name: string, stored: Stored])[] {
  if (Array.isArray(value)) {
    const items = value as readonly (StoredScalar | WrittenObject)[];
    return items.length === 0 ? [] : [[column.name, items.map(encodeItem)]];
  }
  if (typeof value === 'object') {
    const fields = value as WrittenObject;
    const names = [...(ontology.values.get(column.type)?.fields.keys() ?? [])];
    const parts = partColumns(ontology, column).flatMap((part, index) => {
      const own = fields[names[index] ?? ''];
      return own === undefined ? [] : encodeColumn(ontology, part, own);
    });
    return [[column.name, encodeItem(fields)], ...parts];
  }
  const stored = value;
  const bounds = ontology.scalars.get(column.type)?.bounds?.(stored);
  if (!bounds) return [[column.name, stored]];
  const { min, max } = bounds;
  const names = boundColumns(column.name);
  return [
    [column.name, stored],
    ...(min === null ? [] : [[names.min, min] as const]),
    ...(max === null ? [] : [[names.max, max] as const]),
  ];
}

/**
 * What the stored form of a value has where one of its fields holds a text, and nowhere else: within another text the
 * quotes would be escaped. With an empty text, what comes before whatever the field holds, and the quote after it.
 */
export function storedText(field: string, text: string): string {
  return `${JSON.stringify(field)}:${JSON.stringify(text)}`;
}

function encodeItem(item: StoredScalar | WrittenObject): StoredScalar {
  return typeof item === 'object' ? JSON.stringify(item) : item;
}

/** A stored value as the API gives it: null where there is none, an empty list for a list. */
export function decodeColumn(ontology: Ontology, column: Column, stored: unknown): unknown {
  const value = stored ?? null;
  const decode = column.of === 'value' ? (one: unknown): unknown => valueObject(ontology, column.type, one) : undefined;
  if (column.list) {
    const items = (value ?? []) as readonly unknown[];
    return decode ? items.map(decode) : items;
  }
  return value !== null && decode ? decode(value) : value;
}

function valueObject(ontology: Ontology, typeName: string, stored: unknown): Record<string, unknown> {
  const given = JSON.parse(String(stored)) as Record<string, unknown>;
  const names = ontology.values.get(typeName)?.fields.keys() ?? [];
  return Object.fromEntries([...names].map((name) => [name, given[name] ?? null]));
}
