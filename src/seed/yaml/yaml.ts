import { LineCounter, isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { ParsedNode } from 'yaml';
import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';

export type YamlNode = YamlMap | YamlList | YamlScalar | YamlRefused;

export interface YamlMap {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly at: Position;
  readonly value: YamlNode;
}

export interface YamlList {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly at: Position;
  readonly value: string | number | boolean | null;
  /** As the file writes it, quotes aside: `3.10`. */
  readonly source: string;
  readonly quoted: boolean;
}

/** Something that cannot stand in a seed file; the mistake is reported already. */
export interface YamlRefused {
  readonly kind: 'refused';
  readonly at: Position;
}

export interface ParsedFile {
  /** Undefined where the file is empty or no YAML. */
  readonly root: YamlNode | undefined;
  /** True where the file is no YAML: what stands in it is not known. */
  readonly broken: boolean;
  readonly problems: readonly Problem[];
}

/** Parses one file into a plain tree that knows where everything stands. Never throws. */
export function parseYaml(file: string, text: string): ParsedFile {
  const lineCounter = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    // Keys are compared here, below: the package compares each with each.
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
    return { root: new Converter(at, problems).node(document.contents), broken: false, problems };
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

class Converter {
  constructor(
    private readonly at: (offset: number) => Position,
    private readonly problems: Problem[],
  ) {}

  node(node: ParsedNode): YamlNode {
    const at = this.at(node.range[0]);
    if (isAlias(node)) {
      return this.refuse(at, `"*${node.source}" repeats another value: write the value out.`);
    }
    if (isSeq(node)) return { kind: 'list', at, items: node.items.map((item) => this.node(item)) };
    if (isMap(node)) return { kind: 'map', at, entries: this.entries(node.items) };
    const { value } = node;
    const quoted = node.type !== undefined && node.type !== 'PLAIN';
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
      return { kind: 'scalar', at, value: value as YamlScalar['value'], source: node.source, quoted };
    }
    return this.refuse(at, `"${node.source}" is no text, number or truth value.`);
  }

  private entries(pairs: readonly { key: ParsedNode; value: ParsedNode | null }[]): YamlEntry[] {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value } of pairs) {
      const at = this.at(key.range[0]);
      const name = this.key(key, at);
      if (name === undefined) continue;
      const first = entries.get(name);
      if (first) {
        this.problems.push(problemAt(at, `The key "${name}" is written twice: first in line ${first.at.line}.`));
        continue;
      }
      const missing: YamlScalar = { kind: 'scalar', at, value: null, source: '', quoted: false };
      entries.set(name, { key: name, at, value: value ? this.node(value) : missing });
    }
    return [...entries.values()];
  }

  private key(key: ParsedNode, at: Position): string | undefined {
    if (isAlias(key) || !isScalar(key)) {
      this.problems.push(problemAt(at, 'A key is a text.'));
      return undefined;
    }
    if (typeof key.value === 'string') return key.value;
    this.problems.push(
      problemAt(at, `The key ${key.source} is read as a ${typeof key.value}: write it in quotes: "${key.source}".`),
    );
    return key.source;
  }

  private refuse(at: Position, text: string): YamlRefused {
    this.problems.push(problemAt(at, text));
    return { kind: 'refused', at };
  }
}
