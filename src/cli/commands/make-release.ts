import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ExportRefusal } from '../../export/export-refusal.js';
import { refuseTaken } from '../../export/export-folder.js';
import type { DataLicence } from '../../export/publication.js';
import { isDay } from '../../ontology/edtf.js';
import { WITHDRAWN } from '../../ontology/ontology.js';
import { readCitationFile } from '../../release/citation-file.js';
import type { CitationFile } from '../../release/citation-file.js';
import { readDataLicence } from '../../release/data-licence.js';
import { release } from '../../release/release.js';
import { packageName } from '../../release/release-facts.js';
import { printProblem, problemAt } from '../../seed/problem.js';
import type { SeedRecord } from '../../seed/records/seed-record.js';
import { MANIFEST, RELEASED, VERSION, printManifest, remarksIn } from '../../seed/released/released-ids.js';
import { saidBy } from '../../seed/released/said.js';
import { EXIT, Exit } from '../exit.js';
import { withGraph } from '../engine.js';
import { baseOf, exportShown, refusalExit } from '../exporting.js';
import { loadShown } from '../loading.js';
import { print, say } from '../output.js';
import { NO_IMPORTS, goodSeedOf, readSeedFiles } from '../seed-folder.js';
import type { SeedFiles } from '../seed-folder.js';
import type { Settings } from '../settings.js';
import { SCHEMA_FILE, readShippedOntology } from '../shipped-ontology.js';
import { uncommitted } from '../uncommitted.js';

export interface ReleaseOptions {
  readonly release: string;
  readonly base: string;
  readonly to?: string;
  readonly date?: string;
  /** Whether what is not committed is released too. */
  readonly dirty?: boolean;
}

/** Names of hosts that belong to nobody, or to no one for ever (RFC 2606, RFC 6761). */
const RESERVED = /(?:^|\.)(?:example|invalid|test|localhost|example\.(?:com|net|org))$/i;

/**
 * `rights-graph release`: writes the seed, without what was imported beside it, into a folder that can be published as it
 * is, and prints what is in it.
 * @throws Exit (usage) for an option or a folder that cannot be meant, (invalidData) with every mistake of the seed or of
 * CITATION.cff, (failure) where manifest, versions or commits do not agree with the seed, or it cannot be written.
 */
export async function makeRelease(
  settings: Settings,
  seed: string | undefined,
  { release: version, base: givenBase, to: givenTo, date: givenDate, dirty = false }: ReleaseOptions,
): Promise<void> {
  if (!VERSION.test(version)) {
    throw new Exit(EXIT.usage, `--release takes a version such as 1.2.0, not ${JSON.stringify(version)}.`);
  }
  const base = lastingBase(givenBase);
  if (givenDate !== undefined && !isDay(givenDate)) {
    throw new Exit(EXIT.usage, `--date takes a day such as 2012-03-31, not ${JSON.stringify(givenDate)}.`);
  }
  const files = await readSeedFiles({ folder: seed, imports: NO_IMPORTS });
  const about = await readAbout(files, version);
  const { citation } = about;
  const to = givenTo ?? `${packageName(citation)}-${version}`;
  await refuseTaken(to, 'NEVER').catch((error: unknown) => {
    throw error instanceof ExportRefusal ? refusalExit(error, settings) : error;
  });
  const date = givenDate ?? citation.date;
  if (date === undefined) {
    throw new Exit(EXIT.usage, `${about.shown} has no date-released: write it there, or give --date 2012-03-31.`);
  }
  if (!dirty) await refuseUncommitted(files, about.paths);
  const ontology = await readShippedOntology();
  let { records, history } = goodSeedOf(ontology, files);
  const manifest = await manifestOf(files, seed, version, records);
  const ids = records.length;
  const { licence, text: citationText } = about;
  const withdrawn = records.filter(({ type }) => type === WITHDRAWN).length;
  await withGraph(settings, async (graph) => {
    // A database that is there is read as it is: a release of it is only made where it holds what the seed says.
    const isNeo4j = settings.neo4j !== undefined;
    const held = await loadShown(graph, ontology, { records, history }, { dryRun: isNeo4j, alone: !isNeo4j });
    [records, history] = [[], undefined];
    const differing = held.added.length + held.changed.length + held.removed.length;
    if (settings.neo4j && differing > 0) {
      throw new Exit(
        EXIT.failure,
        `Neo4j at ${settings.neo4j.uri} does not hold what ${files.name} says: ${differing} ${differing === 1 ? 'record differs' : 'records differ'}. Load it without imports first: IMPORTS=none npx rights-graph load${seedOption(seed)}`,
      );
    }
    const made = await exportShown(settings, (shown) =>
      release(ontology, graph, {
        ...{ version, date, licence, base, citation, citationText, manifest, to },
        ...shown,
      }),
    );
    say(`${ids} ids, ${withdrawn} of them withdrawn; released on ${date} under ${licence.name}.`);
    print(
      `${made.records} records and ${made.relationships} relationships of release ${version} in ${to}; data version ${made.dataVersion}`,
    );
  });
}

/** @throws Exit (usage) */
function lastingBase(given: string): string {
  const base = baseOf(given);
  const { hostname } = new URL(base);
  if (!RESERVED.test(hostname)) return base;
  throw new Exit(
    EXIT.usage,
    `--base: "${hostname}" is a reserved name that belongs to nobody, and the addresses of a release are for ever. Give one of your own, or one that redirects to it, as w3id.org and purl.org have them.`,
  );
}

interface About {
  readonly citation: CitationFile;
  /** The file that was read into it, and how error texts name that. */
  readonly text: string;
  readonly shown: string;
  readonly licence: DataLicence;
  /** All files that were read. */
  readonly paths: readonly string[];
}

/**
 * What stands beside the records: how to cite them, and under which licence they are.
 * @throws Exit
 */
async function readAbout({ folder, name }: SeedFiles, version: string): Promise<About> {
  const licenceFile = join(folder, 'LICENSE.md');
  const licenceText = await textOf(licenceFile);
  if (licenceText === undefined) {
    throw new Exit(
      EXIT.failure,
      `There is no ${shownPath(licenceFile)}: it says under which licence the data are, with the address of one of Creative Commons.`,
    );
  }
  const licence = readDataLicence(licenceText);
  if ('reason' in licence) throw new Exit(EXIT.invalidData, `${shownPath(licenceFile)}: ${licence.reason}`);
  const places = [join(folder, 'CITATION.cff'), join(dirname(resolve(folder)), 'CITATION.cff')];
  const texts = await Promise.all(places.map(textOf));
  const index = texts.findIndex((text) => text !== undefined);
  const file = places[index];
  const text = texts[index];
  if (file === undefined || text === undefined) {
    throw new Exit(
      EXIT.failure,
      `There is no CITATION.cff in ${name}, nor in the folder that it lies in: it says what the data are called and who made them.`,
    );
  }
  const shown = shownPath(file);
  const read = readCitationFile(shown, text);
  if ('problems' in read) throw new Exit(EXIT.invalidData, read.problems.map(printProblem).join('\n'));
  const { citation } = read;
  if (citation.version !== version) {
    const sentence = `It is of version ${citation.version}, and the release is to be ${version}: give both the same.`;
    throw new Exit(
      EXIT.failure,
      printProblem(problemAt({ file: shown, line: lineOf(text, /^version:/), column: 1 }, sentence)),
    );
  }
  const packageFile = join(dirname(file), 'package.json');
  const packageText = await textOf(packageFile);
  const packaged = packageText === undefined ? undefined : versionIn(packageText);
  if (packageText !== undefined && packaged !== version) {
    const sentence = `It is of version ${packaged ?? 'none'}, and the release is to be ${version}: give both the same.`;
    const at = { file: shownPath(packageFile), line: lineOf(packageText, /^\s*"version"/), column: 1 };
    throw new Exit(EXIT.failure, printProblem(problemAt(at, sentence)));
  }
  const paths = [licenceFile, file, ...(packageText === undefined ? [] : [packageFile])];
  return { citation, text, shown, licence: licence.licence, paths };
}

/** @throws Exit (failure) */
async function refuseUncommitted({ folder, name }: SeedFiles, paths: readonly string[]): Promise<void> {
  // The seed that comes with the program is in one work tree with the ontology, and means nothing without it.
  const schema = fileURLToPath(SCHEMA_FILE);
  const own = dirname(resolve(folder)) === dirname(schema) ? [schema] : [];
  const found = await uncommitted(folder, [folder, ...paths, ...own]);
  const on = 'Write --dirty to release it all the same.';
  if ('reason' in found) {
    throw new Exit(EXIT.failure, `Whether ${name} is committed cannot be told: ${found.reason}. ${on}`);
  }
  const [first, ...more] = found.paths;
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` and ${more.length} more ${more.length === 1 ? 'file' : 'files'}`;
  throw new Exit(
    EXIT.failure,
    `What is to be released is not committed: ${first}${others}. Commit it, so that the release can be made again. ${on}`,
  );
}

/**
 * The manifest of the release, which has to say what the seed says.
 * @throws Exit (failure)
 */
async function manifestOf(
  { folder }: SeedFiles,
  seed: string | undefined,
  version: string,
  records: readonly SeedRecord[],
): Promise<string> {
  const file = join(folder, RELEASED, `${version}${MANIFEST}`);
  const written = await textOf(file);
  const command = `rights-graph manifest --release ${version}`;
  if (written === undefined) {
    throw new Exit(
      EXIT.failure,
      `There is no ${shownPath(file)}: write it with "${command}${seedOption(seed)}", and commit it.`,
    );
  }
  const due = printManifest(version, records.map(saidBy), remarksIn(written));
  if (written === due) return written;
  throw new Exit(
    EXIT.failure,
    `${shownPath(file)} is not of this seed${firstDifference(written, due)}. Where it was published, give the release another version; where nobody has it yet, write it anew with "${command} --again${seedOption(seed)}".`,
  );
}

function firstDifference(written: string, due: string): string {
  const linesOf = (text: string): readonly string[] =>
    text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [before, now] = [linesOf(written), linesOf(due)];
  const [hadBefore, hasNow] = [new Set(before), new Set(now)];
  const differing = new Set(
    [...before.filter((line) => !hasNow.has(line)), ...now.filter((line) => !hadBefore.has(line))].map(
      (line) => line.split(' ')[0] ?? '',
    ),
  );
  const [first] = [...differing].sort();
  if (first === undefined) return '';
  return differing.size === 1 ? `: "${first}" differs` : `: ${differing.size} ids differ, the first is "${first}"`;
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Exit(EXIT.failure, `${shownPath(file)} cannot be read: ${(error as Error).message}`);
  });
}

function versionIn(text: string): string | undefined {
  try {
    const { version } = JSON.parse(text) as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

function lineOf(text: string, pattern: RegExp): number {
  return Math.max(1, text.split('\n').findIndex((line) => pattern.test(line)) + 1);
}

function shownPath(file: string): string {
  return relative(process.cwd(), resolve(file));
}

function seedOption(seed: string | undefined): string {
  return seed === undefined ? '' : ` --seed ${seed}`;
}
