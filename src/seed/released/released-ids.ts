import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import { byText, hashOf } from './said.js';
import type { Said } from './said.js';

/** The folder of a seed in which the manifests of releases stand, each under the version of its release. */
export const RELEASED = 'released/';
/** What the name of a manifest ends in. */
export const MANIFEST = '.manifest';

/** Which version a release can have: Semantic Versioning. */
export const VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*)?$/;
const LINE = /^(\S+) ([A-Z][A-Za-z]*) ([0-9a-f]{16})$/;
const ANEW = 'make the file anew with "rights-graph manifest"';

/** An id that a release had. */
export interface ReleasedId {
  readonly id: string;
  readonly type: string;
  /** Of what its record said. */
  readonly hash: string;
  /** Its line in the manifest. */
  readonly at: Position;
}

/** What a release had, as its manifest says it. */
export interface Release {
  readonly version: string;
  /** Its first line. */
  readonly at: Position;
  readonly ids: readonly ReleasedId[];
}

/**
 * The manifest of a release: each id with its type and a hash of what its record says, one a line, sorted by the id.
 * @param remarks lines that its head has beside the usual one.
 */
export function printManifest(version: string, records: readonly Said[], remarks: readonly string[] = []): string {
  const head = [
    `Every id of release ${version}, with its type and a hash of what its record says: docs/versions.md says how. Made by "rights-graph manifest".`,
    ...remarks,
  ];
  const lines = records.map((record) => `${record.id} ${record.type} ${hashOf(record)}`).sort(byText);
  return `${[...head.map((line) => `# ${line}`), ...lines].join('\n')}\n`;
}

/** The remarks in the head of a manifest: its lines that begin with `#`, but for the first. */
export function remarksIn(text: string): string[] {
  const head = text.split('\n').filter((line) => line.startsWith('# '));
  return head.slice(1).map((line) => line.slice(2));
}

/**
 * What a manifest says.
 * @param path of the file, as error texts name it.
 * @param below the same, below the folder of the seed.
 * @param problems where the mistakes go.
 */
export function parseManifest(path: string, below: string, text: string, problems: Problem[]): Release {
  const start = { file: path, line: 1, column: 1 };
  const version = below.slice(RELEASED.length, -MANIFEST.length);
  if (!below.startsWith(RELEASED) || !VERSION.test(version)) {
    const sentence = `The manifest of a release stands in ${RELEASED} under its version: ${RELEASED}1.2.0${MANIFEST}.`;
    problems.push(problemAt(start, sentence));
    return { version, at: start, ids: [] };
  }
  const ids: ReleasedId[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const at = { ...start, line: index + 1 };
    const [, id, type, hash] = LINE.exec(line) ?? [];
    const last = ids.at(-1);
    if (id === undefined || type === undefined || hash === undefined) {
      problems.push(problemAt(at, `The line is no id with its type and its hash: ${ANEW}.`));
    } else if (last && byText(last.id, id) >= 0) {
      problems.push(problemAt(at, `"${id}" does not come after "${last.id}": ${ANEW}.`));
    } else ids.push({ id, type, hash, at });
  }
  return { version, at: start, ids };
}
