import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { appearanceOf, outlineOf } from '../../src/arrangement/appearance.js';
import { isClaim } from '../../src/arrangement/claim-types.js';
import { LIGHT } from '../../src/arrangement/palette.js';
import { shipped } from '../support/seeded.js';

const { ontology } = await shipped();

test('no two types look the same, and claims and evidence are outlined where entities are filled', () => {
  const types = [...ontology.nodes.values()];
  const looks = types.map(({ name }) => JSON.stringify(appearanceOf(name)));
  expect(new Set(looks).size).toBe(types.length);
  for (const { name, family } of types) {
    if (family === 'Entity') expect([name, appearanceOf(name).hollow]).toEqual([name, false]);
    if (family === 'Claim') expect([name, appearanceOf(name).hollow]).toEqual([name, true]);
    expect([name, isClaim(name)]).toEqual([name, family === 'Claim']);
  }
});

test('a type that a later ontology adds is drawn too', () => {
  expect(outlineOf(appearanceOf('Ship').shape)).toMatch(/^M/);
});

test('colours without the style sheet are those of the style sheet', () => {
  const sheets = ['src/web/colours.css', 'src/web/explore/explore.css'].map((file) => readFileSync(file, 'utf8'));
  const declared = new Map(
    [...sheets.join('').matchAll(/--([\w-]+): light-dark\((#\w+),/g)].map(([, name, light]) => [name, light]),
  );
  expect(Object.entries(LIGHT).filter(([name, light]) => declared.get(name) !== light)).toEqual([]);
});
