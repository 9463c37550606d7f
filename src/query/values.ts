import type { Column, Ontology } from '../ontology/ontology.js';
import type { Value } from '../graph/graph.js';

/** A stored value as the API gives it. Value objects are stored as JSON, empty lists not at all. */
export function decodeColumn(ontology: Ontology, column: Column, stored: Value | undefined): unknown {
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
