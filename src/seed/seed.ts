import type { NodeType, Ontology } from '../ontology/ontology.js';
import { refusedCharacter } from './characters.js';
import { JSON_LINES, parseJsonLines } from './json-lines/json-lines.js';
import { inReadingOrder, problemAt } from './problem.js';
import type { Problem } from './problem.js';
import { checkReferences } from './records/check-references.js';
import { declareAll } from './records/declared-ids.js';
import { readFile } from './records/read-file.js';
import { readLines } from './records/read-lines.js';
import { startReading } from './records/record-reading.js';
import { joinSameActs } from './records/same-acts.js';
import type { SeedRecord } from './records/seed-record.js';
import { KEPT, parseRecords } from './released/kept-records.js';
import type { KeptRecords } from './released/kept-records.js';
import { CHANGES, parseChanges } from './released/release-changes.js';
import type { ReleaseChanges } from './released/release-changes.js';
import { releaseHistory } from './released/release-history.js';
import type { ReleaseHistory } from './released/release-history.js';
import { MANIFEST, RELEASED, parseManifest } from './released/released-ids.js';
import type { Release } from './released/released-ids.js';
import { saidBy } from './released/said.js';
import type { ReportShingles } from './rules/rule.js';
import { eachRule } from './rules/rules.js';
import { SOURCES, parseShingles } from './source/shingles.js';
import { didYouMean } from './suggest.js';
import type { TreeMap } from './tree.js';
import { parseYaml } from './yaml/yaml.js';

export interface SeedFile {
  /** As error texts name it, with slashes: `seed/laws/kaz-criminal-code.yaml`. */
  readonly path: string;
  readonly text: string;
}

export interface Seed {
  readonly records: readonly SeedRecord[];
  /** Every mistake, in reading order; a seed is good where there is none. */
  readonly problems: readonly Problem[];
  /** True where a file cannot be read as what it is, or its name is refused: what it holds is not among the records. */
  readonly broken: boolean;
  readonly shingles: ReportShingles;
  /** What changed from release to release, and since; undefined where no release says so, or there are mistakes. */
  readonly history: ReleaseHistory | undefined;
}

/** A seed that was held against the ontology, and not yet against the rules. */
export interface ReadSeed extends Omit<Seed, 'history'> {
  /** The breaches of each rule, found out as they are asked for; none where the seed is broken. */
  readonly breaches: () => Iterable<readonly Problem[]>;
  /** That of a seed without mistakes. */
  readonly history: () => ReleaseHistory | undefined;
}

/**
 * Reads seed files into records and checks them, first against the ontology, then against the rules.
 * @param roots as in `readFiles`.
 */
export function readSeed(
  ontology: Ontology,
  files: readonly SeedFile[],
  roots: string | readonly string[] = 'seed',
): Seed {
  const { records, problems: ofReading, broken, shingles, breaches, history } = readFiles(ontology, files, roots);
  const problems = withBreaches(ofReading, breaches());
  return { records, problems, broken, shingles, history: problems.length === 0 ? history() : undefined };
}

/** All mistakes of a seed, in reading order. */
export function withBreaches(problems: readonly Problem[], breaches: Iterable<readonly Problem[]>): Problem[] {
  const all = [...problems];
  for (const ofRule of breaches) for (const breach of ofRule) all.push(breach);
  return inReadingOrder(all);
}

/**
 * Reads seed files into records and checks them against the ontology. Records in YAML come first, whatever the order of
 * the files: those of JSON Lines are joined to them.
 * While a file is no YAML at all, references and rules are not checked: what it holds is not known.
 * @param roots the folders that paths begin with; the folder below one says the type.
 */
export function readFiles(
  ontology: Ontology,
  files: readonly SeedFile[],
  roots: string | readonly string[] = 'seed',
): ReadSeed {
  const folders = new Map([...ontology.nodes.values()].map((type) => [type.plural, type]));
  const reading = startReading(ontology);
  const problems: Problem[] = [];
  let broken = false;
  const shingles = new Map<string, ReadonlySet<string>>();
  const lines: TreeMap[] = [];
  const releases: Release[] = [];
  const releaseFiles = { changes: [] as ReleaseChanges[], kept: [] as KeptRecords[] };
  const [root = ''] = typeof roots === 'string' ? [roots] : roots;
  for (const file of files) {
    const path = belowRoot(file.path, typeof roots === 'string' ? [roots] : roots);
    const odd = refusedCharacter(path);
    if (odd) {
      const start = { file: file.path, line: 1, column: 1 };
      problems.push(problemAt(start, `The name of the file has ${odd.name} in it, ${odd.advice}`));
      broken = true;
      continue;
    }
    if (file.path.endsWith('.hashes')) {
      readShingles(file, path, shingles, problems);
      continue;
    }
    if (file.path.endsWith(MANIFEST)) {
      releases.push(parseManifest(file.path, path, file.text, problems));
      continue;
    }
    if (path.startsWith(RELEASED) && file.path.endsWith(CHANGES)) {
      const read = parseChanges(file.path, path, file.text, problems);
      if (read) releaseFiles.changes.push(read);
      broken ||= !read;
      continue;
    }
    if (path.startsWith(RELEASED) && file.path.endsWith(KEPT)) {
      const read = parseRecords(file.path, path, file.text, problems);
      if (read) releaseFiles.kept.push(read);
      broken ||= !read;
      continue;
    }
    if (file.path.endsWith(JSON_LINES)) {
      const parsed = parseJsonLines(file.path, file.text);
      problems.push(...parsed.problems);
      broken ||= parsed.broken;
      for (const line of parsed.records) lines.push(line);
      continue;
    }
    const type = typeOfFolder(folders, file.path, path, problems);
    const parsed = parseYaml(file.path, file.text);
    problems.push(...parsed.problems);
    broken ||= parsed.broken;
    if (type && parsed.root) readFile(reading, type, parsed.root);
    else if (parsed.root) declareAll(reading, parsed.root);
  }
  const yaml = [...reading.records];
  const added = readLines(reading, lines);
  const records = added.size === 0 ? reading.records : joinSameActs(reading.records, added);
  for (const problem of reading.problems) problems.push(problem);
  if (!broken) {
    for (const problem of checkReferences(ontology, records, reading.declared, reading.continuations)) {
      problems.push(problem);
    }
  }
  const breaches = (): Iterable<readonly Problem[]> => {
    if (broken) return [];
    const declared = new Set(reading.declared.keys());
    return eachRule(ontology, records, { shingles, releases, releaseFiles, declared });
  };
  const ownFiles = files.filter(({ path }) => isBelow(path, root));
  const own = (): readonly SeedRecord[] => {
    if (ownFiles.length === files.length) return records;
    // Imports are in no release; the seed may have JSON Lines of its own.
    return lines.some(({ at }) => isBelow(at.file, root)) ? readFiles(ontology, ownFiles, root).records : yaml;
  };
  const history = (): ReleaseHistory | undefined =>
    releaseFiles.changes.length > 0 ? releaseHistory(releaseFiles, own().map(saidBy)) : undefined;
  return { records, problems: inReadingOrder(problems), broken, shingles, breaches, history };
}

function isBelow(path: string, root: string): boolean {
  return path.startsWith(prefixOf(root));
}

function prefixOf(root: string): string {
  return `${root.replace(/\/+$/, '')}/`;
}

/** Takes note of the shingles of a source: the path below sources/ says of which report. */
function readShingles(
  file: SeedFile,
  path: string,
  ofReports: Map<string, ReadonlySet<string>>,
  problems: Problem[],
): void {
  const start = { file: file.path, line: 1, column: 1 };
  if (!path.startsWith(SOURCES)) {
    problems.push(problemAt(start, `Hashes of a source stand in ${SOURCES} under the id of their report.`));
    return;
  }
  const { shingles, badLines } = parseShingles(file.text);
  const sentence = 'The line holds something else than hashes: make the file anew with "rights-graph hashes".';
  problems.push(...badLines.map((line) => problemAt({ ...start, line }, sentence)));
  ofReports.set(path.slice(SOURCES.length, -'.hashes'.length), shingles);
}

function belowRoot(path: string, roots: readonly string[]): string {
  const root = roots.map(prefixOf).find((prefix) => path.startsWith(prefix));
  return root === undefined ? path : path.slice(root.length);
}

function typeOfFolder(
  folders: ReadonlyMap<string, NodeType>,
  file: string,
  path: string,
  problems: Problem[],
): NodeType | undefined {
  const [folder = '', ...rest] = path.split('/');
  const type = folders.get(folder);
  const start = { file, line: 1, column: 1 };
  if (!path.endsWith('.yaml')) problems.push(problemAt(start, 'The name of a seed file ends in .yaml.'));
  const names = `The folders are ${[...folders.keys()].join(', ')}.`;
  if (rest.length === 0) {
    problems.push(problemAt(start, `The file stands in no folder of a type. ${names}`));
    return undefined;
  }
  if (!type)
    problems.push(problemAt(start, `Unknown folder "${folder}".${didYouMean(folder, folders.keys())} ${names}`));
  return type;
}
