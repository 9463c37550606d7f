import { nodeType } from '../../ontology/ontology.js';
import type { Position } from '../problem.js';
import { absentFields, isWritten, itemsOf } from '../records/seed-record.js';
import type { SeedRecord } from '../records/seed-record.js';
import { didYouMean } from '../suggest.js';
import type { Rule } from './rule.js';

export const ABSENCE_RULES: readonly Rule[] = [
  {
    id: 'absent-names-field',
    sentence: '"absent" names fields of its record.',
    check: ({ ontology, records }) =>
      records.flatMap((record) => {
        const fields = nodeType(ontology, record.type).fields;
        return absences(record)
          .filter(({ field }) => !fields.has(field))
          .map(({ field, at }) => ({
            at,
            what: `No field of ${record.type} is called "${field}".${didYouMean(field, fields.keys())}`,
          }));
      }),
  },
  {
    id: 'absent-has-no-value',
    sentence: '"absent" names no field that has a value.',
    check: ({ records }) =>
      records.flatMap((record) =>
        absences(record)
          .filter(({ field }) => isWritten(record, field))
          .map(({ field, at }) => ({ at, what: `"${field}" of "${record.id}" has one.` })),
      ),
  },
];

function absences(record: SeedRecord): { readonly field: string; readonly at: Position }[] {
  return itemsOf(record, 'absent').flatMap(({ item, at }) => absentFields([item]).map((field) => ({ field, at })));
}
