import { columnsOf } from '../../ontology/ontology.js';
import { printPosition } from '../problem.js';
import type { Position } from '../problem.js';
import { positionOf } from '../records/seed-record.js';
import type { Rule } from './rule.js';

export const IDENTITY_RULES: readonly Rule[] = [
  {
    id: 'unique-value-once',
    sentence: 'Two records of a type do not share a value that is unique.',
    check: ({ ontology, ofType }) =>
      [...ontology.nodes.values()].flatMap((type) =>
        columnsOf(type)
          .filter((column) => column.unique)
          .flatMap((column) => {
            const first = new Map<unknown, Position>();
            return ofType(type.name).flatMap((record) => {
              const value = record.columns.get(column.name)?.value;
              if (value === undefined || typeof value === 'object') return [];
              const at = positionOf(record, column.name);
              const other = first.get(value);
              if (!other) {
                first.set(value, at);
                return [];
              }
              const what = `The ${column.name} "${value}" is used at ${printPosition(other)} already.`;
              return [{ at, what }];
            });
          }),
      ),
  },
];
