import { differences } from './differences.js';
import type { Difference } from './differences.js';
import type { KeptRecords } from './kept-records.js';
import type { RecordedChange, ReleaseChanges, ReleaseName } from './release-changes.js';
import type { Said } from './said.js';

/** What changed in a seed from its first release on, and since the last one. */
export interface ReleaseHistory {
  /** The oldest first, each with what it changed. */
  readonly releases: readonly (ReleaseName & { readonly changes: readonly RecordedChange[] })[];
  /** What differs between the last release and the files as they are. */
  readonly unreleased: readonly Difference[];
  /** What the records said in the last release. */
  readonly last: readonly Said[];
}

/** The files of releases beside their manifests. */
export interface ReleaseFiles {
  readonly changes: readonly ReleaseChanges[];
  readonly kept: readonly KeptRecords[];
}

/**
 * The history of a seed whose files of releases keep the rules; undefined where no release says what it changed.
 * @param records of the seed itself: what was imported from registries is in no release.
 */
export function releaseHistory({ changes, kept }: ReleaseFiles, records: Iterable<Said>): ReleaseHistory | undefined {
  const releases = inSequence(changes);
  if (releases.length === 0) return undefined;
  const last = kept.flatMap((one) => one.records);
  return { releases, unreleased: differences(last, records), last };
}

/** Each release after the one that it names. */
export function inSequence(changes: readonly ReleaseChanges[]): ReleaseChanges[] {
  const next = new Map(changes.map((one) => [one.after, one]));
  const found: ReleaseChanges[] = [];
  for (let one = next.get(null); one && !found.includes(one); one = next.get(one.version)) found.push(one);
  return found;
}
