import { boundsOf } from '../../ontology/edtf.js';
import { membersOf, nodeType, relationsOf } from '../../ontology/ontology.js';
import { parentId } from '../records/id.js';
import { validFromOf } from '../records/known-at.js';
import { isWritten, itemsOf, positionOf, referencesOf, textOf } from '../records/seed-record.js';
import { didYouMean } from '../suggest.js';
import type { SeedReference } from '../records/seed-record.js';
import type { Rule } from './rule.js';

const MOST_WORDS = 7;
/** What a source can have lost without a field being inferred. */
const LABEL = 'label';

/** Relations of a claim to what it is not about: what is measured, who says so, where, and our own index of subjects. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['indicator', 'foundBy', 'recommendedBy', 'producer', 'statedIn', 'topics', 'affected'],
]);

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
    id: 'claim-leads-to-entity',
    sentence: 'A claim leads to a country or another entity that it is about, so that it is found from there.',
    check: ({ ontology, byId, ofFamily }) => {
      const isEntity = ({ id }: SeedReference): boolean => {
        const type = byId.get(id)?.type;
        // An id that no record has is a mistake of its own.
        return type === undefined || nodeType(ontology, type).family === 'Entity';
      };
      return ofFamily('Claim')
        .filter((claim) => ![...claim.relations].some(([name, { to }]) => !BESIDE.has(name) && to.some(isEntity)))
        .map((claim) => {
          const fields = relationsOf(nodeType(ontology, claim.type))
            .filter(({ name, direction, derived }) => direction === 'OUT' && !derived && !BESIDE.has(name))
            .filter(({ target }) => membersOf(ontology, target).some(({ family }) => family === 'Entity'))
            .map(({ name }) => `"${name}"`);
          return { at: claim.at, what: `"${claim.id}" leads to none; ${fields.join(', ')} would say it.` };
        });
    },
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
    id: 'qualifier-is-short',
    sentence: `A qualifier has at most ${MOST_WORDS} words.`,
    check: ({ ofFamily }) =>
      ofFamily('Claim').flatMap((claim) => {
        const qualifier = textOf(claim, 'qualifier');
        const words = qualifier?.split(/\s+/).length ?? 0;
        if (words <= MOST_WORDS) return [];
        return [{ at: positionOf(claim, 'qualifier'), what: `"${qualifier ?? ''}" has ${words}.` }];
      }),
  },
  {
    id: 'inferred-names-field',
    sentence: `"inferred" names fields of its claim that have a value, or "${LABEL}".`,
    check: ({ ontology, ofFamily }) =>
      ofFamily('Claim').flatMap((claim) => {
        const { fields } = nodeType(ontology, claim.type);
        return itemsOf(claim, 'inferred').flatMap(({ item, at }) => {
          const name = typeof item === 'string' ? item : '';
          if (name === LABEL || isWritten(claim, name)) return [];
          const what = fields.has(name)
            ? `"${name}" of "${claim.id}" has none.`
            : `No field of ${claim.type} is called "${name}".${didYouMean(name, [...fields.keys(), LABEL])}`;
          return [{ at, what }];
        });
      }),
  },
  {
    id: 'validity-in-order',
    sentence: 'A claim does not cease to hold before it begins to ("validFrom", else its date or period).',
    check: ({ ofFamily }) =>
      ofFamily('Claim').flatMap((claim) => {
        const to = textOf(claim, 'validTo');
        const from = validFromOf(claim);
        if (to === undefined || from === undefined) return [];
        const { max } = boundsOf(to);
        const { min } = boundsOf(from);
        if (max === null || min === null || max >= min) return [];
        return [{ at: positionOf(claim, 'validTo'), what: `"${to}" is before "${from}".` }];
      }),
  },
];
