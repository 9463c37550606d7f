import { expect, it } from 'vitest';
import { derive } from '../../src/load/derive.js';
import { membersOf, relationsOf } from '../../src/ontology/ontology.js';
import { fictional, shipped } from '../support/seeded.js';

/** A field that can hold nothing misleads whoever asks for it: who finds one here fills it in the fictional country, or takes it out of the schema. */
it('every relation of the schema is filled, in the seed or in the fictional country', async () => {
  const { ontology } = await fictional();
  const filled = new Set<string>();
  for (const { records } of [await shipped(), await fictional()]) {
    const derived = derive(ontology, records);
    const types = new Map(derived.map(({ id, type }) => [id, type]));
    for (const { type, relations } of derived) {
      for (const [relation, to] of relations) {
        const other = types.get(to) ?? '';
        filled.add(`${type} ${relation} OUT ${other}`);
        filled.add(`${other} ${relation} IN ${type}`);
      }
    }
  }
  const empty = [...ontology.nodes.values()].flatMap((type) =>
    relationsOf(type)
      .filter(
        ({ type: relation, direction, target }) =>
          !membersOf(ontology, target).some(({ name }) => filled.has(`${type.name} ${relation} ${direction} ${name}`)),
      )
      .map(({ name }) => `${type.name}.${name}`),
  );
  expect(empty).toEqual([]);
});
