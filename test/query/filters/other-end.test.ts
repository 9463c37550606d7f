import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodeType } from '../../../src/ontology/ontology.js';
import type { Relation } from '../../../src/ontology/ontology.js';
import { readOntology } from '../../../src/ontology/read.js';
import { otherEnd } from '../../../src/query/filter/other-end.js';

const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));

function relation(type: string, field: string): Relation {
  const found = nodeType(ontology, type).fields.get(field);
  if (found?.kind !== 'relation') throw new Error(`${type}.${field} is no relation`);
  return found;
}

it('names the list of the far end, and the field that leads back', () => {
  expect(otherEnd(ontology, [{ owner: 'Law', relation: relation('Law', 'articles') }])).toBe(
    'Ask from the other end: { articles(filter: ...) { nodes { instrument { id } } } }. These are the ids you look for.',
  );
});

it('names every list in which nodes of the far end stand: claims are no entities', () => {
  const citedBy = { ...relation('Law', 'articles'), name: 'citedBy', target: 'Node' };
  expect(otherEnd(ontology, [{ owner: 'Law', relation: citedBy }])).toBe(
    'Ask from the other end: { entities(filter: ...) { nodes { id } } } and { claims(filter: ...) { nodes { id } } } and ' +
      '{ passages(filter: ...) { nodes { id } } } and { footnotes(filter: ...) { nodes { id } } } and ' +
      '{ conflicts(filter: ...) { nodes { id } } } and { withdrawn(filter: ...) { nodes { id } } }. Then filter by citedBy with these ids.',
  );
});

it('says nothing of no way', () => {
  expect(otherEnd(ontology, [])).toBe('');
});
