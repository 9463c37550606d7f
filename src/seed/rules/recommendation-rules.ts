import { knownAt } from '../records/known-at.js';
import { referencesOf } from '../records/seed-record.js';
import type { Rule } from './rule.js';

export const RECOMMENDATION_RULES: readonly Rule[] = [
  {
    id: 'recommendation-rests-on-earlier',
    sentence:
      'A recommendation is based on findings that were known before it: what was found later goes to "followedUpBy".',
    check: ({ ofType, byId }) =>
      ofType('Recommendation').flatMap((recommendation) => {
        const findings = referencesOf(recommendation, 'basedOn');
        const known = findings.length === 0 ? undefined : knownAt(recommendation, byId);
        if (known === undefined) return [];
        return findings.flatMap(({ id, at }) => {
          const finding = byId.get(id);
          const later = finding && knownAt(finding, byId);
          if (later === undefined || later <= known) return [];
          return [{ at, what: `"${recommendation.id}" is of ${known} and "${id}" of ${later}.` }];
        });
      }),
  },
];
