import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isChosen, seeded, shares } from '../../bench/src/data/random.js';
import { records } from '../../bench/src/data/records.js';
import { worldOf } from '../../bench/src/data/world.js';
import { derive } from '../../src/load/derive.js';
import { nodeType } from '../../src/ontology/ontology.js';
import { readOntology } from '../../src/ontology/read.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';

const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));

describe('a made-up world', () => {
  const all = [...records(10_000)];

  test('has as many nodes as are asked for, each id once', () => {
    expect(all).toHaveLength(10_000);
    expect(new Set(all.map(({ id }) => id)).size).toBe(10_000);
  });

  test('is the same every time', () => {
    const text = (record: SeedRecord): string =>
      JSON.stringify([record.id, [...record.columns], [...record.relations]]);
    expect([...records(10_000)].map(text).join()).toBe(all.map(text).join());
  });

  test('comes one record after the other', () => {
    expect(records(1_000_000).next().value).toMatchObject({ type: 'Country', id: 'AAA' });
  });

  test('keeps to the ontology, and leads nowhere outside', () => {
    const ids = new Set(all.map(({ id }) => id));
    const mistakes = all.flatMap(({ id: owner, type, columns, relations }) => {
      const { fields } = nodeType(ontology, type);
      const values = [...columns].filter(([name, { value }]) => {
        const field = fields.get(name);
        if (field?.kind !== 'column') return true;
        const allowed = ontology.enums.get(field.type)?.values;
        return allowed !== undefined && (typeof value !== 'string' || !allowed.has(value));
      });
      const leads = [...relations].filter(([name, { to }]) => {
        const field = fields.get(name);
        const isWritten = field?.kind === 'relation' && field.direction === 'OUT';
        return !isWritten || to.some(({ id }) => !ids.has(id));
      });
      return [...values, ...leads].map(([name]) => `${owner} ${name}`);
    });
    expect(mistakes).toEqual([]);
  });

  test('has a hub, and a long tail', () => {
    const { hub, institutions } = worldOf(10_000);
    const found = new Map<string, number>();
    for (const { type, relations } of derive(ontology, all)) {
      if (type !== 'Finding') continue;
      for (const [relation, to] of relations) if (relation === 'FOUND_BY') found.set(to, (found.get(to) ?? 0) + 1);
    }
    const [most, next = 0] = [...found.values()].sort((a, b) => b - a);
    expect(most).toBe(hub);
    expect(found.get(institutions[0] ?? '')).toBe(hub);
    expect(next).toBeLessThan(hub / 2);
    expect(worldOf(100_000).hub).toBe(10_000);
    expect(worldOf(1_000_000).hub).toBe(10_000);
  });

  test.each([0, 999, 1000.5, Number.NaN])('of %s nodes cannot be made', (nodes) => {
    expect(() => worldOf(nodes)).toThrow(`A world of ${nodes} nodes cannot be made`);
  });
});

describe('chance', () => {
  test('gives the same numbers for the same seed', () => {
    const draw = (seed: number): number[] => {
      const random = seeded(seed);
      return Array.from({ length: 5 }, () => random());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(3).every((number) => number >= 0 && number < 1)).toBe(true);
  });

  test.each([
    [100, 7],
    [5, 10],
    [0, 3],
    [1_000, 1],
  ])('shares %i things out among %i owners, the first of them with the most', (total, owners) => {
    const parts = shares(total, owners);
    expect(parts).toHaveLength(owners);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
    expect(Math.max(...parts)).toBe(parts[0]);
  });

  test('chooses exactly as many as are wanted', () => {
    const chosen = Array.from({ length: 1_000 }, (_, index) => isChosen(index, 137, 1_000)).filter(Boolean);
    expect(chosen).toHaveLength(137);
  });
});
