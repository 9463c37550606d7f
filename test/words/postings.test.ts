import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/graph/graph.js';
import { nodeType } from '../../src/ontology/ontology.js';
import { readOntology } from '../../src/ontology/read.js';
import { postingsOf } from '../../src/words/postings.js';

const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));

function postings(type: string, id: string, columns: Readonly<Record<string, Value>>): Record<string, number> {
  const found = postingsOf(ontology, nodeType(ontology, type), id, (column) => columns[column]);
  return Object.fromEntries(found.map(({ token, k }) => [token, k]));
}

describe('what a node is found by', () => {
  it('is every text with a weight, the id of an entity in parts, and its type', () => {
    const aliases = ['{"text":"NPM","language":"en"}'];
    expect(postings('Topic', 'topic/pre-vent', { name: 'The mechanism', aliases, sameAs: ['https://none'] })).toEqual({
      // Weight 8, 6 and 8, of texts of one word: times 4 and 12, by 3 and the number of words.
      mechanism: 96,
      npm: 72,
      'topic-pre-vent': 96,
      // Weight 2 and 1; half of that for a part.
      topic: 24 + 12,
      'pre-vent': 24,
      pre: 12,
      vent: 12,
    });
  });

  it('is of a claim its id as a whole only', () => {
    expect(postings('Finding', 'r/1.1/a', { statement: 'Law and law.' })).toEqual({ law: 38, 'r-1-1-a': 96 });
  });

  it('counts less in a long text, but always something', () => {
    const long = Array.from({ length: 500 }, (_, index) => `w${index}x`).join(' ');
    expect(postings('Finding', 'r/1.1/a', { statement: long, attribution: 'q-z' })).toMatchObject({
      w0x: 8,
      w499x: 8,
      'q-z': 24,
      q: 12,
    });
  });

  it('counts once in each text, and is bounded', () => {
    const aliases = Array.from({ length: 500 }, () => '{"text":"Law Law","language":"en"}');
    expect(postings('Topic', 'x', { aliases: aliases.slice(0, 2) })['law']).toBe(2 * 57);
    expect(postings('Topic', 'x', { aliases })['law']).toBe(2_000);
  });

  it('keeps how it is first written', () => {
    const [first] = postingsOf(ontology, nodeType(ontology, 'Topic'), 'x', (column) =>
      column === 'name' ? 'Pénal PENAL' : undefined,
    );
    expect(first).toEqual({ token: 'penal', k: 76, text: 'Pénal' });
  });
});
