import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/questions/lookup/decide.js';
import type { Facts } from '../../../src/questions/lookup/facts.js';
import { gather } from '../../../src/questions/lookup/gather.js';
import { namedCountry } from '../../../src/questions/lookup/law-names.js';
import type { Named } from '../../../src/questions/lookup/law-names.js';
import { phraseOf } from '../../../src/questions/lookup/phrases.js';
import { readRef } from '../../../src/questions/lookup/read-ref.js';
import { ontology } from '../../support/good.js';

const NOTHING: Facts = {
  types: new Map(),
  hidden: new Set(),
  valued: new Map(),
  named: new Map(),
  instruments: new Set(['Law', 'Treaty']),
  withdrawn: new Map(),
  singularOf: (type) => type.toLowerCase(),
};

function law(id: string, name: string, country: string, code: string): Named {
  return { id, type: 'Law', names: [phraseOf(name)], country: namedCountry([country], [code]) };
}

function decided(ref: string, found: readonly Named[], all = true): ReturnType<typeof decide> {
  const read = readRef(ref);
  return decide(read, { ...NOTHING, named: new Map([[read.phrase.text, { found, all }]]) });
}

describe('a name', () => {
  const niger = law('ner/penal-code', 'Penal Code of Niger', 'Niger', 'NER');
  const nigeria = law('nga/criminal-code', 'Criminal Code of Nigeria', 'Nigeria', 'NGA');

  it.each([
    ['Criminal Code of Niger', 'ner/penal-code', 'NAME'],
    ['Penal Code of Nigeria', 'nga/criminal-code', 'NAME'],
    ['CC (NGA)', 'nga/criminal-code', 'NAME'],
  ])('%s is %s, %s', (ref, id, certainty) => {
    expect(decided(ref, [niger, nigeria])).toMatchObject({ id, certainty });
  });

  it('with an adjective is that of the country that is called alike, and open where two are', () => {
    expect(decided('Nigerian Criminal Code', [nigeria])).toMatchObject({
      id: 'nga/criminal-code',
      certainty: 'LIKELY',
    });
    expect(decided('Nigerian Criminal Code', [niger, nigeria])).toMatchObject({
      certainty: 'AMBIGUOUS',
      alternatives: [{ id: 'ner/penal-code' }, { id: 'nga/criminal-code' }],
    });
  });

  it('of another country is no adjective', () => {
    expect(decided('Niger Criminal Code', [nigeria])).toMatchObject({ id: undefined, certainty: 'NONE' });
  });

  it('that several have is open', () => {
    const other = { ...niger, id: 'ner/other' };
    expect(decided('Penal Code of Niger', [niger, other])).toMatchObject({
      certainty: 'AMBIGUOUS',
      reason: 'SEVERAL',
      message: 'It may be "ner/penal-code" or "ner/other". Give the id of the one that is meant.',
    });
  });

  it('that ten have is open, with a sentence of five', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ ...niger, id: `ner/${index}` }));
    const { alternatives, message } = decided('Penal Code of Niger', many);
    expect(alternatives).toHaveLength(10);
    expect(message).toBe(
      'It may be "ner/0" or "ner/1" or "ner/2" or "ner/3" or "ner/4" or 7 more. Give the id of the one that is meant.',
    );
  });

  it('whose words are too frequent may be that of more', () => {
    expect(decided('Penal Code of Niger', [niger], false)).toMatchObject({
      id: 'ner/penal-code',
      certainty: 'LIKELY',
      message:
        'Its words stand in so many nodes that not all were looked through: more than "ner/penal-code" may be called so.',
    });
  });
});

describe('words that stand in more nodes than can be looked through', () => {
  const sent: unknown[] = [];
  const counts: Readonly<Record<string, number>> = { alpha: 150_000, beta: 100_000 };

  it('are left out, the most frequent first, and that is said', async () => {
    const reads = ['Alpha', 'Beta'].map(readRef);
    const facts = await gather(ontology, reads, undefined, ({ statement, parameters }) => {
      if (statement.name === 'lookup-tokens') {
        return Promise.resolve({ tokens: Object.entries(counts).map(([word, count]) => [word, word, count]) });
      }
      if (statement.name === 'lookup-named') sent.push(parameters['tokens']);
      return Promise.resolve({ rows: [], found: statement.name === 'lookup-named' ? [['beta', []]] : [] });
    });
    expect(sent).toEqual([['beta']]);
    expect(reads.map((read) => decide(read, facts))).toMatchObject([
      {
        certainty: 'NONE',
        reason: 'TOO_FREQUENT',
        message:
          'The words of "Alpha" stand in so many nodes that not all were looked through, and none of the others is called so',
      },
      { certainty: 'NONE', reason: 'UNKNOWN_NAME', message: 'Nothing here is called "Beta"' },
    ]);
  });
});
