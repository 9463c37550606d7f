import { describe, expect, it } from 'vitest';
import { degrees } from '../../src/load/degrees.js';
import type { GraphRecord } from '../../src/load/derive.js';

function record(type: string, id: string, relations: GraphRecord['relations'] = []): GraphRecord {
  return { id, type, properties: {}, relations, postings: [] };
}

describe('degrees', () => {
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
    expect(degrees(records)).toEqual({
      'ABOUT IN Finding': 1,
      'ABOUT OUT Country': 1,
      'ABOUT OUT Law': 2,
      'COUNTRY IN Law': 2,
      'COUNTRY IN Place': 1,
      'COUNTRY OUT Country': 1,
    });
  });

  it('is empty where there are no records', () => {
    expect(degrees([])).toEqual({});
  });
});
