import { describe, expect, it } from 'vitest';
import { FigureCounter } from '../../src/load/figures.js';
import type { Figures } from '../../src/load/figures.js';
import type { GraphRecord } from '../../src/load/derive.js';

function record(type: string, id: string, relations: GraphRecord['relations'] = []): GraphRecord {
  return { id, type, properties: {}, relations, postings: [] };
}

function figures(records: readonly GraphRecord[]): Figures {
  const types = new Map(records.map(({ id, type }) => [id, type]));
  const counter = new FigureCounter((id) => types.get(id));
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
    expect(figures([])).toEqual({ counts: {}, degrees: {} });
  });
});
