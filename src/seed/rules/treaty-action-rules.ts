import { absentFields, isWritten, textOf } from '../records/seed-record.js';
import type { SeedRecord } from '../records/seed-record.js';
import type { Rule } from './rule.js';

export const TREATY_ACTION_RULES: readonly Rule[] = [
  {
    id: 'treaty-action-has-date',
    sentence: 'A treaty action has a "date", or "absent" says why not.',
    check: ({ ofType }) =>
      ofType('TreatyAction')
        .filter((action) => isMissing(action, 'date'))
        .map((action) => ({ at: action.at, what: `"${action.id}" has neither.` })),
  },
  {
    id: 'declaration-names-article',
    sentence: 'A declaration names the "articles" it is made under, or "absent" says why not.',
    check: ({ ofType }) =>
      ofType('TreatyAction')
        .filter((action) => textOf(action, 'action') === 'DECLARATION' && isMissing(action, 'articles'))
        .map((action) => ({ at: action.at, what: `"${action.id}" does neither.` })),
  },
];

function isMissing(action: SeedRecord, field: string): boolean {
  return (
    !isWritten(action, field) &&
    !action.relations.has(field) &&
    !absentFields(action.columns.get('absent')?.value).includes(field)
  );
}
