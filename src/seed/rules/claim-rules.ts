import { boundsOf } from '../../ontology/edtf.js';
import { parentId } from '../records/id.js';
import { isWritten, itemsOf, positionOf, referencesOf, textOf } from '../records/seed-record.js';
import { splitSentences } from '../source/sentences.js';
import type { Rule } from './rule.js';

const MOST_WORDS = 7;

export const CLAIM_RULES: readonly Rule[] = [
  {
    id: 'claim-cites-passage',
    sentence: 'Every claim cites a passage.',
    check: ({ ofFamily }) =>
      ofFamily('Claim')
        .filter((claim) => !claim.relations.has('citations'))
        .map((claim) => ({ at: claim.at, what: `"${claim.id}" cites none.` })),
  },
  {
    id: 'claim-id-names-passage',
    sentence: 'A claim cites the passage that its id begins with.',
    check: ({ ofFamily }) =>
      ofFamily('Claim')
        .filter((claim) => referencesOf(claim, 'citations').length > 0)
        .filter((claim) => !referencesOf(claim, 'citations').some(({ id }) => id === parentId(claim.id)))
        .map((claim) => ({
          at: claim.at,
          what: `"${claim.id}" does not cite "${parentId(claim.id) ?? ''}".`,
        })),
  },
  {
    id: 'finding-has-speaker',
    sentence: 'Every finding has "foundBy" or "attribution".',
    check: ({ ofType }) =>
      ofType('Finding')
        .filter((finding) => !finding.relations.has('foundBy') && !isWritten(finding, 'attribution'))
        .map((finding) => ({ at: finding.at, what: `"${finding.id}" has neither.` })),
  },
  {
    id: 'statement-is-a-sentence',
    sentence: 'The statement of a claim is one sentence that ends with a full stop.',
    check: ({ ofFamily }) =>
      ofFamily('Claim').flatMap((claim) => {
        const statement = textOf(claim, 'statement');
        if (statement === undefined) return [];
        const at = positionOf(claim, 'statement');
        if (!statement.endsWith('.'))
          return [{ at, what: `The statement of "${claim.id}" does not end with a full stop.` }];
        return splitSentences(statement).length > 1
          ? [{ at, what: `The statement of "${claim.id}" is more than one sentence.` }]
          : [];
      }),
  },
  {
    id: 'term-is-short',
    sentence: `A term has at most ${MOST_WORDS} words.`,
    check: ({ ofFamily }) =>
      ofFamily('Claim').flatMap((claim) =>
        itemsOf(claim, 'terms').flatMap(({ item, at }) => {
          const words = typeof item === 'string' ? item.split(/\s+/) : [];
          return words.length > MOST_WORDS ? [{ at, what: `"${words.join(' ')}" has ${words.length}.` }] : [];
        }),
      ),
  },
  {
    id: 'validity-in-order',
    sentence: 'A claim does not cease to hold before it begins to ("validFrom", else its date or period).',
    check: ({ ofFamily }) =>
      ofFamily('Claim').flatMap((claim) => {
        const to = textOf(claim, 'validTo');
        const from = ['validFrom', 'date', 'period']
          .map((field) => textOf(claim, field))
          .find((one) => one !== undefined);
        if (to === undefined || from === undefined) return [];
        const { max } = boundsOf(to);
        const { min } = boundsOf(from);
        if (max === null || min === null || max >= min) return [];
        return [{ at: positionOf(claim, 'validTo'), what: `"${to}" is before "${from}".` }];
      }),
  },
];
