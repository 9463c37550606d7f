import neo4j from 'neo4j-driver';
import type { Parameters, Value } from '../graph.js';

/** Parameters as the driver takes them: it sends every number as a float, where LIMIT and the like want an integer. */
export function encode(parameters: Parameters): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, encodeValue(value)]));
}

function encodeValue(value: Value): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? neo4j.int(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  // Array.isArray does not tell a readonly array from an object.
  if (Array.isArray(value)) return (value as readonly Value[]).map(encodeValue);
  return encode(value as Parameters);
}
