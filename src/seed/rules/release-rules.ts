import { WITHDRAWN } from '../../ontology/ontology.js';
import { BACK } from '../released/headed-lines.js';
import { hashOf } from '../released/said.js';
import { inSequence } from '../released/release-history.js';
import type { Release, ReleasedId } from '../released/released-ids.js';
import type { ReleaseChanges } from '../released/release-changes.js';
import type { Breach, Rule, SeedView } from './rule.js';

export const RELEASE_RULES: readonly Rule[] = [
  {
    id: 'releases-follow-each-other',
    sentence: 'What a release changed is said beside its manifest, with the release that came before it.',
    check: ({ releases, releaseFiles: { changes } }) => {
      const known = new Set(releases.map(({ version }) => version));
      const said = new Set(changes.map(({ version }) => version));
      const order = inSequence(changes);
      return [
        ...changes
          .filter(({ version }) => !known.has(version))
          .map(({ at, version }) => ({ at, what: `There is no manifest of release ${version}: ${BACK}` })),
        ...changes.filter((one) => !order.includes(one)).map((one) => ({ at: one.at, what: misplaced(one, said) })),
        ...changes.flatMap(({ at, version, date, after }) => {
          const before = changes.find((one) => one.version === after);
          if (!before || before.date <= date) return [];
          return [{ at, what: `Release ${version} is of ${date}, and ${before.version} before it of ${before.date}.` }];
        }),
      ];
    },
  },
  {
    id: 'changes-fit-manifests',
    sentence: 'What a release says that it changed is what differs between its manifest and the one before.',
    check: (seed) =>
      seed.releaseFiles.changes.flatMap((one) => {
        const manifest = manifestOf(seed, one.version);
        const before = one.after === null ? undefined : manifestOf(seed, one.after);
        // What is missing is another breach.
        if (!manifest || (one.after !== null && !before)) return [];
        return misfits(one, manifest, before);
      }),
  },
  {
    id: 'last-release-keeps-its-records',
    sentence: 'The records of the last release, and of no other, are kept as its manifest has them.',
    check: (seed) => {
      const { changes, kept } = seed.releaseFiles;
      const last = inSequence(changes).at(-1);
      const others = kept
        .filter(({ version }) => version !== last?.version)
        .map(({ at, version }) => ({
          at,
          what: `Release ${version} is not the last one that says what it changed: remove the file.`,
        }));
      if (!last) return others;
      const own = kept.find(({ version }) => version === last.version);
      if (!own) return [...others, { at: last.at, what: `The records of release ${last.version} are gone: ${BACK}` }];
      const manifest = manifestOf(seed, last.version);
      return manifest ? [...others, ...unlike(own.at, own.records, manifest)] : others;
    },
  },
];

function misplaced({ version, after }: ReleaseChanges, said: ReadonlySet<string>): string {
  if (after === null) return `Release ${version} says that it is the first, and so does another.`;
  if (!said.has(after)) return `Release ${version} says that it came after ${after}, which is none.`;
  return `Release ${version} says that it came after ${after}, and so does another, or in a circle.`;
}

function manifestOf({ releases }: SeedView, version: string): Release | undefined {
  return releases.find((one) => one.version === version);
}

function misfits({ version, at, changes }: ReleaseChanges, manifest: Release, before: Release | undefined): Breach[] {
  const [now, old] = [byId(manifest.ids), byId(before?.ids ?? [])];
  const breaches: Breach[] = [];
  const seen = new Set<string>();
  for (const { id, kind, at } of changes) {
    const due = kindOf(now.get(id), old.get(id));
    if (seen.has(id)) breaches.push({ at, what: `"${id}" stands here twice: ${BACK}` });
    else if (kind !== due) {
      const what = due === undefined ? 'the same as before' : due;
      breaches.push({ at, what: `"${id}" is ${what} by the manifests, and ${kind} here: ${BACK}` });
    }
    seen.add(id);
  }
  for (const { id } of manifest.ids) {
    const due = seen.has(id) ? undefined : kindOf(now.get(id), old.get(id));
    if (due)
      breaches.push({ at, what: `"${id}" is ${due} by the manifest of release ${version}, and not here: ${BACK}` });
  }
  return breaches;
}

function kindOf(now: ReleasedId | undefined, old: ReleasedId | undefined): string | undefined {
  if (!now) return old ? 'gone' : 'not there';
  if (!old) return 'ADDED';
  if (now.type === WITHDRAWN && old.type !== WITHDRAWN) return 'WITHDRAWN';
  return now.hash === old.hash ? undefined : 'CHANGED';
}

function unlike(
  start: Breach['at'],
  records: SeedView['releaseFiles']['kept'][number]['records'],
  { version, ids }: Release,
): Breach[] {
  const released = byId(ids);
  const kept = new Set(records.map(({ id }) => id));
  return [
    ...records
      .filter((record) => released.get(record.id)?.hash !== hashOf(record))
      .map(({ id, at }) => ({ at, what: `"${id}" is not what the manifest of release ${version} has: ${BACK}` })),
    ...ids
      .filter(({ id }) => !kept.has(id))
      .map(({ id }) => ({ at: start, what: `"${id}" of the manifest of release ${version} is not here: ${BACK}` })),
  ];
}

function byId(ids: readonly ReleasedId[]): ReadonlyMap<string, ReleasedId> {
  return new Map(ids.map((one) => [one.id, one]));
}
