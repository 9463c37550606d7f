/** Claims below claims, as many as it says: few nodes, which stand in the answer again and again. */
export function again(outer: number, fields: string): string {
  const inner = `... on Country { claims(first: 100) { nodes { ${fields} } } }`;
  return `{ country(id: "KAZ") { claims(first: ${outer}) { nodes { about(first: 1) { nodes { ${inner} } } } } } }`;
}

export const aliases = (count: number, field: string): string =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');

/**
 * An answer that holds as much as one may: of texts, of values, of names of types, and of rows with more below. Each
 * with how many bytes it has at the least.
 */
export const WORST = [
  ['bytes', again(100, aliases(12, 'statement')), 15_000_000],
  ['values', again(95, aliases(38, 'id')), 15_000_000],
  ['names of types', again(100, aliases(38, '__typename')), 5_000_000],
  ['rows', again(90, 'id citations(first: 2) { nodes { id } } topics(first: 2) { nodes { id } }'), 1_000_000],
] as const;
