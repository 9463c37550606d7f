import { boundsOf } from '../../ontology/edtf.js';
import { nodeType } from '../../ontology/ontology.js';
import { validFromOf } from '../records/known-at.js';
import { itemsOf, positionOf, referencesOf, textOf } from '../records/seed-record.js';
import type { SeedRecord, SeedReference } from '../records/seed-record.js';
import { didYouMean } from '../suggest.js';
import type { Breach, Rule, SeedView } from './rule.js';

/** In a conflict of these kinds nobody is wrong. */
const ALL_HOLD = ['SCOPE', 'PERIOD', 'OMISSION'];

export const CONFLICT_RULES: readonly Rule[] = [
  {
    id: 'conflict-has-two-claims',
    sentence: 'A conflict has two claims or more.',
    check: ({ ofType }) =>
      ofType('Conflict')
        .filter((conflict) => referencesOf(conflict, 'claims').length < 2)
        .map((conflict) => ({
          at: positionOf(conflict, 'claims'),
          what: `"${conflict.id}" has ${referencesOf(conflict, 'claims').length}.`,
        })),
  },
  {
    id: 'resolved-conflict-says-who-prevails',
    sentence: 'A conflict that is RESOLVED names the claims that hold in "prevails".',
    check: (seed) =>
      ofStatus(seed, 'RESOLVED')
        .filter((conflict) => !conflict.relations.has('prevails'))
        .map((conflict) => ({ at: positionOf(conflict, 'status'), what: `"${conflict.id}" names none.` })),
  },
  {
    id: 'open-conflict-has-no-outcome',
    sentence: 'A conflict that is OPEN has no "prevails": leave it out, or write RESOLVED and what settles it.',
    check: (seed) =>
      ofStatus(seed, 'OPEN')
        .filter((conflict) => conflict.relations.has('prevails'))
        .map((conflict) => ({ at: positionOf(conflict, 'prevails'), what: `"${conflict.id}" has one.` })),
  },
  {
    id: 'prevailing-claim-takes-part',
    sentence: 'The claims in "prevails" are among the "claims" of their conflict.',
    check: ({ ofType }) =>
      ofType('Conflict').flatMap((conflict) => {
        const ids = referencesOf(conflict, 'claims').map(({ id }) => id);
        return referencesOf(conflict, 'prevails')
          .filter(({ id }) => !ids.includes(id))
          .map(({ id, at }) => ({
            at,
            what: `"${id}" is no claim of "${conflict.id}".${didYouMean(id, ids)}`,
          }));
      }),
  },
  {
    id: 'contradiction-is-decided',
    sentence: 'Where a CONTRADICTION is RESOLVED, not all of its claims prevail.',
    check: (seed) =>
      ofStatus(seed, 'RESOLVED')
        .filter((conflict) => textOf(conflict, 'kind') === 'CONTRADICTION' && losers(conflict).length === 0)
        .map((conflict) => ({ at: positionOf(conflict, 'prevails'), what: `All claims of "${conflict.id}" do.` })),
  },
  {
    id: 'all-prevail-where-nothing-contradicts',
    sentence: `Where a conflict of kind ${ALL_HOLD.join(', ')} is RESOLVED, all of its claims prevail.`,
    check: (seed) =>
      ofStatus(seed, 'RESOLVED')
        .filter((conflict) => ALL_HOLD.includes(textOf(conflict, 'kind') ?? '') && conflict.relations.has('prevails'))
        .flatMap((conflict) =>
          losers(conflict).map(({ id, at }) => ({ at, what: `"${id}" is not in "prevails" of "${conflict.id}".` })),
        ),
  },
  {
    id: 'supersession-is-told-by-supersedes',
    sentence: 'In a conflict of kind SUPERSESSION that is RESOLVED, a claim that does not prevail is superseded.',
    check: (seed) => {
      const superseded = new Set(
        seed.ofFamily('Claim').flatMap((claim) => referencesOf(claim, 'supersedes').map(({ id }) => id)),
      );
      return ofStatus(seed, 'RESOLVED')
        .filter((conflict) => textOf(conflict, 'kind') === 'SUPERSESSION' && conflict.relations.has('prevails'))
        .flatMap((conflict) => losers(conflict))
        .filter(({ id }) => !superseded.has(id))
        .map(({ id, at }) => ({ at, what: `No claim has "${id}" in "supersedes".` }));
    },
  },
  {
    id: 'differing-field-exists',
    sentence: '"differsIn" names fields that each claim of the conflict can have.',
    check: (seed) => seed.ofType('Conflict').flatMap((conflict) => unknownFields(seed, conflict)),
  },
  {
    id: 'superseding-claim-holds-later',
    sentence:
      'A claim supersedes one that held before it ("validFrom", else its date or period), whenever either was published.',
    check: (seed) => seed.ofFamily('Claim').flatMap((claim) => earlierClaims(seed, claim)),
  },
];

function ofStatus({ ofType }: SeedView, status: string): SeedRecord[] {
  return ofType('Conflict').filter((conflict) => textOf(conflict, 'status') === status);
}

/** The claims of a conflict that do not prevail. */
function losers(conflict: SeedRecord): SeedReference[] {
  const prevails = new Set(referencesOf(conflict, 'prevails').map(({ id }) => id));
  return referencesOf(conflict, 'claims').filter(({ id }) => !prevails.has(id));
}

function unknownFields({ ontology, byId }: SeedView, conflict: SeedRecord): Breach[] {
  return itemsOf(conflict, 'differsIn').flatMap(({ item, at }) => {
    const name = typeof item === 'string' ? item : '';
    const claims = referencesOf(conflict, 'claims').flatMap(({ id }) => byId.get(id) ?? []);
    const without = claims.find(({ type }) => !nodeType(ontology, type).fields.has(name));
    if (!without) return [];
    const hint = didYouMean(name, nodeType(ontology, without.type).fields.keys());
    return [{ at, what: `"${without.id}" is of type ${without.type}, which has no field "${name}".${hint}` }];
  });
}

function earlierClaims({ byId }: SeedView, claim: SeedRecord): Breach[] {
  return referencesOf(claim, 'supersedes').flatMap(({ id, at }) => {
    const replaced = byId.get(id);
    if (!replaced) return [];
    const undated = [claim, replaced].find((one) => validFromOf(one) === undefined);
    if (undated) return [{ at, what: `"${undated.id}" does not say from when it holds: write "validFrom".` }];
    const [from, before] = [validFromOf(claim), validFromOf(replaced)];
    const { max } = boundsOf(from ?? '');
    const { min } = boundsOf(before ?? '');
    if (max === null || min === null || max >= min) return [];
    const what = `"${claim.id}" holds from ${from ?? ''} and "${id}" from ${before ?? ''}.`;
    return [{ at, what }];
  });
}
