import type { NodeType, Ontology } from '../ontology/ontology.js';
import { refusedCharacter } from './characters.js';
import { inReadingOrder, problemAt } from './problem.js';
import type { Problem } from './problem.js';
import { checkReferences } from './records/check-references.js';
import { declareAll } from './records/declared-ids.js';
import { readFile } from './records/read-file.js';
import { startReading } from './records/record-reading.js';
import type { SeedRecord } from './records/seed-record.js';
import { MANIFEST, parseManifest } from './released/released-ids.js';
import type { Release } from './released/released-ids.js';
import type { ReportShingles } from './rules/rule.js';
import { checkRules } from './rules/rules.js';
import { SOURCES, parseShingles } from './source/shingles.js';
import { didYouMean } from './suggest.js';
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
  /** True where a file is no YAML, or its name is refused: what it holds is not among the records. */
  readonly broken: boolean;
  readonly shingles: ReportShingles;
}

/**
 * Reads seed files into records and checks them, first against the ontology, then against the rules.
 * While a file is no YAML at all, references and rules are not checked: what it holds is not known.
 * @param root the folder that all paths begin with; the folder below it says the type.
 */
export function readSeed(ontology: Ontology, files: readonly SeedFile[], root = 'seed'): Seed {
  const folders = new Map([...ontology.nodes.values()].map((type) => [type.plural, type]));
  const reading = startReading(ontology);
  const problems: Problem[] = [];
  let broken = false;
  const shingles = new Map<string, ReadonlySet<string>>();
  const releases: Release[] = [];
  for (const file of files) {
    const odd = refusedCharacter(belowRoot(file.path, root));
    if (odd) {
      const start = { file: file.path, line: 1, column: 1 };
      problems.push(problemAt(start, `The name of the file has ${odd.name} in it, ${odd.advice}`));
      broken = true;
      continue;
    }
    if (file.path.endsWith('.hashes')) {
      readShingles(file, root, shingles, problems);
      continue;
    }
    if (file.path.endsWith(MANIFEST)) {
      releases.push(parseManifest(file.path, belowRoot(file.path, root), file.text, problems));
      continue;
    }
    const type = typeOfFolder(folders, file.path, root, problems);
    const parsed = parseYaml(file.path, file.text);
    problems.push(...parsed.problems);
    broken ||= parsed.broken;
    if (type && parsed.root) readFile(reading, type, parsed.root);
    else if (parsed.root) declareAll(reading, parsed.root);
  }
  problems.push(...reading.problems);
  if (!broken) {
    problems.push(...checkReferences(ontology, reading.records, reading.declared, reading.continuations));
    const declared = new Set(reading.declared.keys());
    problems.push(...checkRules(ontology, reading.records, { shingles, releases, declared }));
  }
  return { records: reading.records, problems: inReadingOrder(problems), broken, shingles };
}

/** Takes note of the shingles of a source: the path below sources/ says of which report. */
function readShingles(
  file: SeedFile,
  root: string,
  ofReports: Map<string, ReadonlySet<string>>,
  problems: Problem[],
): void {
  const path = belowRoot(file.path, root);
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

function belowRoot(path: string, root: string): string {
  const prefix = `${root.replace(/\/+$/, '')}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}

function typeOfFolder(
  folders: ReadonlyMap<string, NodeType>,
  path: string,
  root: string,
  problems: Problem[],
): NodeType | undefined {
  const [folder = '', ...rest] = belowRoot(path, root).split('/');
  const type = folders.get(folder);
  const start = { file: path, line: 1, column: 1 };
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
