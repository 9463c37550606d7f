import { readFile, rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { dataVersionOf } from '../../load/load.js';
import { derivation } from '../../load/derive.js';
import { withFormerEnds } from '../../load/recorded-changes.js';
import { isDay } from '../../ontology/edtf.js';
import { WITHDRAWN } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { differences, stateBefore } from '../../seed/released/differences.js';
import { KEPT, printRecords } from '../../seed/released/kept-records.js';
import { CHANGES, printChanges } from '../../seed/released/release-changes.js';
import type { RecordedChange } from '../../seed/released/release-changes.js';
import type { ReleaseHistory } from '../../seed/released/release-history.js';
import { MANIFEST, RELEASED, VERSION, printManifest, remarksIn } from '../../seed/released/released-ids.js';
import { saidBy } from '../../seed/released/said.js';
import type { Said } from '../../seed/released/said.js';
import { readSeed } from '../../seed/seed.js';
import type { Seed } from '../../seed/seed.js';
import { EXIT, Exit } from '../exit.js';
import { say } from '../output.js';
import { NO_IMPORTS, readSeedFiles, refuseMistakes } from '../seed-folder.js';
import type { SeedFiles } from '../seed-folder.js';
import { readShippedOntology } from '../shipped-ontology.js';
import { writeWhole } from '../whole-file.js';

export interface ManifestOptions {
  /** The day of the release; today where it is not given. */
  readonly date?: string;
  /** True where what is written of the release and says something else is replaced. */
  readonly again?: boolean;
  /** True where the release was made by an earlier program, with other rules, and its data version is not known. */
  readonly earlier?: boolean;
}

const NOTHING_CHANGES =
  'what was released does not change: give the release another version, or --again where nobody has it yet.';

/**
 * `rights-graph manifest`: writes into the folder of releases of a seed every id, what changed since the release before,
 * and the records, in place of those of the release before; each file whole or not at all.
 * @throws Exit (usage) where the version or the day is none, Exit (invalidData) with every mistake of the seed, or Exit
 * (failure) where the release says something else already, is not the last, or a file cannot be written.
 */
export async function manifest(version: string, options: ManifestOptions, seed: string | undefined): Promise<void> {
  if (!VERSION.test(version)) {
    throw new Exit(EXIT.usage, `--release takes a version such as 1.2.0, not ${JSON.stringify(version)}.`);
  }
  if (options.date !== undefined && !isDay(options.date)) {
    throw new Exit(EXIT.usage, `--date takes a day such as 2026-11-29, not ${JSON.stringify(options.date)}.`);
  }
  const ontology = await readShippedOntology();
  const files = await readSeedFiles({ folder: seed, imports: NO_IMPORTS });
  const read = readSeed(ontology, files.files, files.name);
  if (options.earlier !== true || read.broken) refuseMistakes(read.problems, files.name);
  const said = read.records.map(saidBy);
  const place = (ending: string, of = version): string =>
    `${files.folder.replace(/\/+$/, '')}/${RELEASED}${of}${ending}`;
  const shown = relative(process.cwd(), place(MANIFEST));
  const before = await readFile(place(MANIFEST), 'utf8').catch(() => undefined);
  const text = printManifest(version, said, before === undefined ? [] : remarksIn(before));
  if (before !== undefined && before !== text && options.again !== true) {
    throw new Exit(EXIT.failure, `${shown} says something else already, and ${NOTHING_CHANGES}`);
  }
  const release = releaseAfter(ontology, read, version, files, options);
  const isWritten = before === text && release.again;
  if (!isWritten) {
    const written = writtenOf(ontology, read, said, release);
    await writeWhole(place(CHANGES), printChanges(written, written.changes));
    await writeWhole(place(KEPT), printRecords(version, said));
    await writeWhole(place(MANIFEST), text);
    for (const one of release.earlier) await rm(place(KEPT, one.version), { force: true });
  }
  const withdrawn = read.records.filter(({ type }) => type === WITHDRAWN).length;
  say(`${read.records.length} ids of release ${version}, ${withdrawn} of them withdrawn: ${shown}`);
}

/** A release that is to be written. */
interface NewRelease {
  readonly version: string;
  readonly date: string;
  /** Those before it, the oldest first. */
  readonly earlier: ReleaseHistory['releases'];
  /** What records said in the last of these. */
  readonly before: readonly Said[];
  /** True where it is written already. */
  readonly again: boolean;
  readonly isOfNow: boolean;
}

/** @throws Exit (failure) where nothing says what was there before, or the day is an earlier one. */
function releaseAfter(
  ontology: Ontology,
  { history }: Seed,
  version: string,
  { files, name }: SeedFiles,
  { date = new Date().toISOString().slice(0, 10), earlier: ofEarlier = false }: ManifestOptions,
): NewRelease {
  const { releases = [], last = [] } = history ?? {};
  const known = releases.findIndex((one) => one.version === version);
  if (known >= 0 && known < releases.length - 1) {
    const newest = releases.at(-1)?.version ?? '';
    throw new Exit(
      EXIT.failure,
      `Release ${version} is not the last one, which is ${newest}: only that can be made again.`,
    );
  }
  const earlier = known < 0 ? releases : releases.slice(0, known);
  const silent = files.find(
    ({ path }) =>
      path.endsWith(MANIFEST) &&
      ![...releases.map((one) => one.version), version].some((one) => path.endsWith(`/${RELEASED}${one}${MANIFEST}`)),
  );
  if (silent) {
    const sentence = `${silent.path} does not say what its release changed: make that one first, of its files as they were, with --earlier.`;
    throw new Exit(EXIT.failure, sentence);
  }
  const previous = earlier.at(-1);
  if (previous && previous.date > date) {
    throw new Exit(
      EXIT.failure,
      `Release ${previous.version} of ${name} is of ${previous.date}: the one after it cannot be of ${date}.`,
    );
  }
  const isRelation = (type: string, field: string): boolean =>
    ontology.nodes.get(type)?.fields.get(field)?.kind === 'relation';
  const before = known < 0 ? last : stateBefore(last, releases[known]?.changes ?? [], isRelation);
  return { version, date, earlier, before, again: known >= 0, isOfNow: !ofEarlier };
}

function writtenOf(
  ontology: Ontology,
  { records }: Seed,
  said: readonly Said[],
  { version, date, earlier, before, isOfNow }: NewRelease,
): Parameters<typeof printChanges>[0] & { readonly changes: readonly RecordedChange[] } {
  const found = differences(before, said);
  const changes = isOfNow
    ? withFormerEnds(ontology, records, derivation(ontology, records), found, before)
    : found.map((one) => ({ ...one, about: [] }));
  const release = { version, date, after: earlier.at(-1)?.version ?? null, changes };
  const history = { releases: [...earlier, { ...release, dataVersion: null }], unreleased: [], last: said };
  return { ...release, dataVersion: isOfNow ? dataVersionOf(ontology, records, history) : null };
}
