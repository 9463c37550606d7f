import { itemsOf, textOf } from '../records/seed-record.js';
import type { SeedRecord } from '../records/seed-record.js';

/** What an entity is called: its name, then its aliases. */
export function namesOf(entity: SeedRecord): string[] {
  const aliases = itemsOf(entity, 'aliases').map(({ item }) => (typeof item === 'object' ? item.text : undefined));
  return [textOf(entity, 'name'), ...aliases].filter((name) => typeof name === 'string');
}
