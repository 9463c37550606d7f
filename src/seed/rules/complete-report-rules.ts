import { referencesOf } from '../records/seed-record.js';
import type { SeedRecord } from '../records/seed-record.js';
import { SOURCES } from '../source/shingles.js';
import type { Rule, SeedView } from './rule.js';

export const COMPLETE_REPORT_RULES: readonly Rule[] = [
  {
    id: 'complete-report-is-cited',
    sentence: 'Every passage of a report marked complete is cited by a claim or an entity.',
    check: (seed) => {
      const complete = new Set(completeReports(seed).map((report) => report.id));
      const citing = [...seed.ofFamily('Claim'), ...seed.ofFamily('Entity')];
      const cited = new Set(citing.flatMap((record) => referencesOf(record, 'citations').map(({ id }) => id)));
      return seed
        .ofType('Passage')
        .filter((passage) => referencesOf(passage, 'report').some(({ id }) => complete.has(id)))
        .filter((passage) => !cited.has(passage.id))
        .map((passage) => ({ at: passage.at, what: `"${passage.id}" is not.` }));
    },
  },
  {
    id: 'complete-report-has-hashes',
    sentence: 'The runs of words of a report marked complete are kept as hashes, so that anyone can check our own.',
    check: (seed) =>
      completeReports(seed)
        .filter((report) => !seed.shingles.has(report.id))
        .map((report) => ({ at: report.at, what: `There is no ${SOURCES}${report.id}.hashes.` })),
  },
];

function completeReports({ ofType }: SeedView): SeedRecord[] {
  return ofType('Report').filter((report) => report.columns.get('complete')?.value === true);
}
