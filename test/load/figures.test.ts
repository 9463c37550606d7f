import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { derivation } from '../../src/load/derive.js';
import { FigureCounter } from '../../src/load/figure-counter.js';
import type { Figures } from '../../src/graph/figures.js';
import type { GraphRecord } from '../../src/load/derive.js';
import { survey } from '../../src/load/survey.js';
import { readOntology } from '../../src/ontology/read.js';
import { fictional } from '../support/seeded.js';

const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));

function record(type: string, id: string, relations: GraphRecord['relations'] = []): GraphRecord {
  return { id, type, properties: {}, relations, postings: [] };
}

function figures(records: readonly GraphRecord[]): Figures {
  const types = new Map(records.map(({ id, type }) => [id, type]));
  const counter = new FigureCounter(ontology, (id) => types.get(id));
  for (const one of records) counter.add(one);
  return counter.figures();
}

describe('what is recorded of the whole', () => {
  it('counts, for each relation, direction and type at the far end, the most that one node leads to', () => {
    const records = [
      record('Country', 'A'),
      record('Law', 'l1', [['COUNTRY', 'A']]),
      record('Law', 'l2', [['COUNTRY', 'A']]),
      record('Place', 'p1', [['COUNTRY', 'A']]),
      record('Finding', 'f1', [
        ['ABOUT', 'A'],
        ['ABOUT', 'l1'],
        ['ABOUT', 'l2'],
      ]),
    ];
    expect(figures(records).degrees).toEqual({
      'ABOUT IN Finding': 1,
      'ABOUT OUT Country': 1,
      'ABOUT OUT Law': 2,
      'COUNTRY IN Law': 2,
      'COUNTRY IN Place': 1,
      'COUNTRY OUT Country': 1,
    });
  });

  it('counts the records of each type, by name', () => {
    const records = [record('Law', 'l1'), record('Country', 'A'), record('Law', 'l2')];
    expect(JSON.stringify(figures(records).counts)).toBe('{"Country":1,"Law":2}');
  });

  it('is empty where there are no records', () => {
    expect(figures([])).toEqual({ counts: {}, degrees: {}, totals: {}, values: {} });
  });

  it('counts all relationships by the same keys, and the values of indexed properties, missing ones too', () => {
    const finding = (id: string, assessment: string): GraphRecord => ({
      ...record('Finding', id, [['ABOUT', 'A']]),
      properties: { assessment, status: 'ACCEPTED' },
    });
    const { totals, values } = figures([record('Country', 'A'), finding('f1', 'FACT'), finding('f2', 'FACT')]);
    expect(totals).toEqual({ 'ABOUT IN Finding': 2, 'ABOUT OUT Country': 2 });
    expect(values).toEqual({
      'Finding.assessment': { missing: 0, most: 2, values: { FACT: 2 } },
      'Finding.knownAt': { missing: 2, most: 0, values: {} },
      'Finding.status': { missing: 0, most: 2, values: { ACCEPTED: 2 } },
    });
  });

  it('does not tell many values apart, but says how frequent the most frequent one is', () => {
    const reports = Array.from({ length: 60 }, (_, index) => ({
      ...record('Report', `r${index}`),
      properties: { publishedOn: `20${String(Math.max(index, 1)).padStart(2, '0')}` },
    }));
    expect(figures(reports).values['Report.publishedOn']).toEqual({ missing: 0, most: 2 });
  });

  it('counts what is seen from above like any other relation', async () => {
    const { ontology: whole, records } = await fictional();
    const { degrees, totals } = survey(whole, derivation(whole, records)).figures;
    expect(degrees['SEEN_FROM IN Finding']).toBe(4);
    expect(degrees['CONCERNS IN Finding']).toBe(2);
    expect(degrees['CONCERNS_WITHIN IN Finding']).toBe(2);
    expect([totals['CONCERNS IN Finding'], totals['CONCERNS_WITHIN IN Finding']]).toEqual([5, 7]);
  });
});
