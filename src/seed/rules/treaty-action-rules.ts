import { boundsOf } from '../../ontology/edtf.js';
import { printPosition } from '../problem.js';
import { absentFields, isWritten, referencesOf, textOf } from '../records/seed-record.js';
import type { SeedRecord } from '../records/seed-record.js';
import { conflictsByClaim, shareConflict } from './shared-conflicts.js';
import type { Rule } from './rule.js';

/** The ways to join a treaty: a state takes one of them, once, unless it gives the treaty up in between. */
const JOINING = [
  ...['RATIFICATION', 'ACCEPTANCE', 'APPROVAL', 'FORMAL_CONFIRMATION', 'ACCESSION', 'CONSENT_TO_BE_BOUND'],
  'SUCCESSION',
];
const ENDING = 'DENUNCIATION';

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
  {
    id: 'different-joining-is-declared',
    sentence:
      'Two claims on how or when one state joined one treaty that differ take part in one conflict, or one supersedes the other.',
    check: (seed) => {
      const inConflict = conflictsByClaim(seed);
      const seen = new Map<string, SeedRecord[]>();
      const endings = new Set(
        seed
          .ofType('TreatyAction')
          .flatMap((action) => (textOf(action, 'action') === ENDING ? [partiesOf(action)] : [])),
      );
      return seed.ofType('TreatyAction').flatMap((action) => {
        if (!JOINING.includes(textOf(action, 'action') ?? '') || endings.has(partiesOf(action))) return [];
        const group = seen.get(partiesOf(action)) ?? [];
        seen.set(partiesOf(action), [...group, action]);
        const other = group.find(
          (one) => differ(one, action) && !shareConflict(inConflict, one, action) && !isReplaced(one, action),
        );
        if (!other) return [];
        const what = `"${action.id}" (${said(action)}) differs from "${other.id}" (${said(other)}) at ${printPosition(other.at)}, undeclared.`;
        return [{ at: action.at, what }];
      });
    },
  },
];

/** The state and the treaty. */
function partiesOf(action: SeedRecord): string {
  return `${referencesOf(action, 'country')[0]?.id ?? ''} ${referencesOf(action, 'treaty')[0]?.id ?? ''}`;
}

/** In the kind, or in days that cannot be the same: a year and a day of it can. */
function differ(one: SeedRecord, other: SeedRecord): boolean {
  if (textOf(one, 'action') !== textOf(other, 'action')) return true;
  const [a, b] = [textOf(one, 'date'), textOf(other, 'date')].map((date) => date && boundsOf(date));
  if (!a || !b) return false;
  return (a.max ?? '~') < (b.min ?? '') || (b.max ?? '~') < (a.min ?? '');
}

function isReplaced(one: SeedRecord, other: SeedRecord): boolean {
  const replaces = (later: SeedRecord, earlier: SeedRecord): boolean =>
    referencesOf(later, 'supersedes').some(({ id }) => id === earlier.id);
  return replaces(one, other) || replaces(other, one);
}

function said(action: SeedRecord): string {
  return `${textOf(action, 'action') ?? ''} ${textOf(action, 'date') ?? ''}`.trim();
}

function isMissing(action: SeedRecord, field: string): boolean {
  return (
    !isWritten(action, field) &&
    !action.relations.has(field) &&
    !absentFields(action.columns.get('absent')?.value).includes(field)
  );
}
