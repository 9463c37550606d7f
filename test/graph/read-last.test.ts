import { describe, expect, it } from 'vitest';
import type { Plan } from './profile.js';
import { notReadLast } from './read-last.js';

const operator = (name: string, details: string, ...children: Plan[]): Plan => ({ name, details, hits: 0, children });
const VERSION = operator('NodeByLabelScan', 'v:DataVersion');
const RECORDS = operator('NodeUniqueIndexSeek', 'n:Node(id)');

describe('which load a statement read, after all else', () => {
  it('is read on the right of a join, and projected', () => {
    const plan = operator(
      'ProduceResults',
      'n, v',
      operator('Projection', 'v.load', operator('Apply', '', RECORDS, VERSION)),
    );
    expect(notReadLast(plan)).toBeUndefined();
  });

  it.each([
    ['is read first', operator('Apply', '', VERSION, RECORDS), 'NodeUniqueIndexSeek (n:Node(id)) is read last'],
    [
      'comes before a property',
      operator('Projection', 'n.name', operator('Apply', '', RECORDS, VERSION)),
      'Projection (n.name) comes after the data version was read',
    ],
    [
      'is hashed before the other side',
      operator('NodeHashJoin', 'n', RECORDS, VERSION),
      'NodeHashJoin (n) is no join that runs its left side first',
    ],
    ['is not read', RECORDS, 'NodeUniqueIndexSeek (n:Node(id)) is where the data version should be read'],
  ])('is told where it %s', (_, plan, fault) => {
    expect(notReadLast(plan)).toBe(fault);
  });
});
