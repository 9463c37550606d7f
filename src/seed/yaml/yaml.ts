import { LineCounter, isScalar, parseAllDocuments } from 'yaml';
import { refusedInFile } from '../characters.js';
import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import { convert } from './convert.js';
import type { TreeNode } from '../tree.js';

export interface ParsedFile {
  /** Undefined where the file is empty or no YAML. */
  readonly root: TreeNode | undefined;
  /** True where the file is no YAML: what stands in it is not known. */
  readonly broken: boolean;
  readonly problems: readonly Problem[];
}

/** Parses one file, and refuses characters that cannot stand in it, wherever that is. Never throws. */
export function parseYaml(file: string, text: string): ParsedFile {
  const refused = refusedInFile(text).map(({ name, advice, line, column }) =>
    problemAt({ file, line, column }, `${name} stands here, ${advice}`),
  );
  const parsed = parse(file, text);
  return { ...parsed, problems: [...refused, ...parsed.problems] };
}

function parse(file: string, text: string): ParsedFile {
  const lineCounter = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    // Keys are compared in convert.ts: the package compares each with each.
    const documents = [...parseAllDocuments(text, { lineCounter, prettyErrors: false, uniqueKeys: false })];
    const [document, second] = documents;
    const [fault] = documents.flatMap((one) => [...one.errors, ...one.warnings]);
    // One mistake of syntax makes the parser report many: only the first is certain.
    if (fault && isOverflow(fault)) return brokenFile(nestedTooDeeply(file));
    if (fault) return brokenFile(problemAt(at(fault.pos[0]), `This is not YAML: ${sentence(fault.message)}`));
    if (second) {
      const start = at(second.range[0]);
      return brokenFile(problemAt(start, 'A file is one document: write several records as a list, without ---.'));
    }
    if (!document?.contents || (isScalar(document.contents) && document.contents.value === null)) {
      const start = { file, line: 1, column: 1 };
      const problems = [problemAt(start, 'The file is empty: it holds one record or a list of records.')];
      return { root: undefined, broken: false, problems };
    }
    const problems: Problem[] = [];
    return { root: convert(document.contents, text, at, problems), broken: false, problems };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return brokenFile(nestedTooDeeply(file));
  }
}

/** Depending on how deep it was, the package reports the overflow of the stack as a fault of the text, or throws it. */
function isOverflow({ message }: { readonly message: string }): boolean {
  return message.includes('call stack');
}

function nestedTooDeeply(file: string): Problem {
  return problemAt({ file, line: 1, column: 1 }, 'The file is nested too deeply.');
}

function brokenFile(problem: Problem): ParsedFile {
  return { root: undefined, broken: true, problems: [problem] };
}

function sentence(message: string): string {
  return `${message.charAt(0).toLowerCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;
}
