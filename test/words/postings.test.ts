import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/graph/graph.js';
import { nodeType } from '../../src/ontology/ontology.js';
import { readOntology } from '../../src/ontology/read.js';
import { namesOf, sourcesAtEnds, sourcesOf } from '../../src/words/entries.js';
import { postingsOf } from '../../src/words/postings.js';
import type { Posting } from '../../src/words/postings.js';

const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));

type Columns = Readonly<Record<string, Value>>;
type Names = Readonly<Record<string, readonly string[]>>;

function found(typeName: string, id: string, columns: Columns, names: Names = {}): Posting[] {
  const type = nodeType(ontology, typeName);
  return postingsOf(type, [
    ...sourcesOf(ontology, type, id, (column) => columns[column]),
    ...sourcesAtEnds(type, ({ name }) => names[name] ?? []),
  ]);
}

function postings(...node: Parameters<typeof found>): Record<string, number> {
  return Object.fromEntries(found(...node).map(({ token, k }) => [token, k]));
}

/** What a word counts that has so many points: six of them count half. */
function k(points: number): number {
  return Math.floor((1000 * points) / (6 + points));
}

describe('what a node is found by', () => {
  it('is every text with a weight, the id of an entity in parts, and its type', () => {
    const aliases = ['{"text":"NPM","language":"en"}'];
    expect(postings('Topic', 'topic/pre-vent', { name: 'The mechanism', aliases, sameAs: ['https://none'] })).toEqual({
      // Weight 16, 12 and 16, of texts of one word: times 4 and 12, by 3 and the number of words.
      mechanism: k(192),
      npm: k(144),
      'topic-pre-vent': k(192),
      // Weight 4 in the id and 2 for the type; half of that for a part.
      topic: k(48 + 24),
      'pre-vent': k(48),
      pre: k(24),
      vent: k(24),
    });
  });

  it('is nothing of the id of a claim, of that of evidence where it stands', () => {
    expect(postings('Finding', 'r/1.1/a', { statement: 'Law and law.' })).toEqual({ law: k(153) });
    expect(postings('Passage', 'press/x-2010/legal-framework/3.4', {})).toEqual({
      'legal-framework': k(48),
      legal: k(24),
      framework: k(24),
      '3-4': k(48),
      passage: k(24),
    });
    expect(Object.keys(postings('Footnote', 'press/x-2010/footnote/10', { number: 10 }))).toEqual(['10', 'footnote']);
  });

  it('is the name of an enum value, spelled out', () => {
    expect(postings('Finding', 'x', { assessment: 'FALLS_SHORT' })).toMatchObject({ falls: k(19), short: k(19) });
  });

  it('is what names the nodes that it leads to, all names of a field as one text', () => {
    const names = { topics: ['Death penalty', 'Executions'], indicator: ['Capital punishment'], about: ['Kazakhstan'] };
    expect(postings('Observation', 'x', {}, names)).toEqual({
      death: k(48),
      penalty: k(48),
      executions: k(48),
      capital: k(38),
      punishment: k(38),
    });
  });

  it('takes as names the fields that schema.graphql says, of a country none, and no more than twelve', () => {
    const namesIn = (type: string, columns: Columns): string[] =>
      namesOf(ontology, nodeType(ontology, type), (column) => columns[column]);
    const aliases = Array.from({ length: 20 }, (_, index) => `{"text":"n${index}","language":"en"}`);
    expect(namesIn('Law', { name: 'Penal Code', aliases: aliases.slice(0, 1), description: 'A code.' })).toEqual([
      'Penal Code',
      'n0',
    ]);
    expect(namesIn('Country', { name: 'Northland', aliases })).toEqual([]);
    expect(namesIn('Law', { aliases })).toHaveLength(12);
  });

  it('counts less in a long text, but always something', () => {
    const long = Array.from({ length: 500 }, (_, index) => `w${index}x`).join(' ');
    expect(postings('Finding', 'r/1.1/a', { statement: long, attribution: 'q-z' })).toMatchObject({
      w0x: k(32),
      w499x: k(32),
      'q-z': k(48),
      q: k(24),
    });
    expect(postings('Topic', 'x', { description: 'a-b '.repeat(50) })).toMatchObject({ b: k(1) });
  });

  it('counts in a field where it counts most, in several fields together, and is bounded', () => {
    const aliases = Array.from({ length: 500 }, () => '{"text":"Law Law","language":"en"}');
    expect(postings('Topic', 'x', { aliases })['law']).toBe(k(115));
    expect(postings('Topic', 'law', { name: 'Law', aliases })['law']).toBe(k(192 + 115 + 192));
    expect(k(1_000_000)).toBeLessThan(1000);
  });

  it('keeps how it is first written', () => {
    expect(found('Topic', 'x', { name: 'Pénal PENAL' })[0]).toEqual({ token: 'penal', k: k(153), text: 'Pénal' });
  });
});
