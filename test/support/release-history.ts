import { derivation } from '../../src/load/derive.js';
import { withFormerEnds } from '../../src/load/recorded-changes.js';
import type { Ontology } from '../../src/ontology/ontology.js';
import { differences } from '../../src/seed/released/differences.js';
import type { ReleaseName } from '../../src/seed/released/release-changes.js';
import type { ReleaseHistory } from '../../src/seed/released/release-history.js';
import { saidBy } from '../../src/seed/released/said.js';
import type { Said } from '../../src/seed/released/said.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';

/** What the command that writes releases makes of states of a seed, the oldest first, and of its records as they are. */
export function historyOf(
  ontology: Ontology,
  states: readonly (ReleaseName & { readonly records: readonly SeedRecord[] })[],
  now: readonly SeedRecord[],
): ReleaseHistory {
  let before: readonly Said[] = [];
  const releases = states.map(({ version, date, dataVersion, records }) => {
    const said = records.map(saidBy);
    const found = differences(before, said);
    const changes = withFormerEnds(ontology, records, derivation(ontology, records), found, before);
    before = said;
    return { version, date, dataVersion, changes };
  });
  return { releases, unreleased: differences(before, now.map(saidBy)), last: before };
}
