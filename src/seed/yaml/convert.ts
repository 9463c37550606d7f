import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, Scalar } from 'yaml';
import { refusedCharacter } from '../characters.js';
import { problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import type { TreeEntry, TreeNode, TreeRefused, TreeScalar } from '../tree.js';

/**
 * Turns what the package makes of a file into a plain tree, without what a seed cannot hold.
 * @param text the file.
 * @param at where an offset of the file is.
 * @param problems where the mistakes go.
 */
export function convert(
  root: ParsedNode,
  text: string,
  at: (offset: number) => Position,
  problems: Problem[],
): TreeNode {
  return new Converter(text, at, problems).node(root);
}

/** Texts over several lines, begun with | or >. */
const BLOCKS: readonly (string | undefined)[] = ['BLOCK_LITERAL', 'BLOCK_FOLDED'];

class Converter {
  constructor(
    private readonly text: string,
    private readonly at: (offset: number) => Position,
    private readonly problems: Problem[],
  ) {}

  node(node: ParsedNode): TreeNode {
    const at = this.at(node.range[0]);
    if (isAlias(node)) {
      return this.refuse(at, `"*${node.source}" repeats another value: write the value out.`);
    }
    if (isSeq(node)) return { kind: 'list', at, items: node.items.map((item) => this.node(item)) };
    if (isMap(node)) return { kind: 'map', at, entries: this.entries(node.items) };
    const { value } = node;
    if (typeof value === 'string' && this.hasRefused('text', value, node, at)) return { kind: 'refused', at };
    const quoted = node.type !== undefined && node.type !== 'PLAIN';
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
      return { kind: 'scalar', at, value: value as TreeScalar['value'], source: node.source, quoted };
    }
    return this.refuse(at, `"${node.source}" is no text, number or truth value.`);
  }

  private entries(pairs: readonly { key: ParsedNode; value: ParsedNode | null }[]): TreeEntry[] {
    const entries = new Map<string, TreeEntry>();
    for (const { key, value } of pairs) {
      const at = this.at(key.range[0]);
      const name = this.key(key, at);
      if (name === undefined) continue;
      const first = entries.get(name);
      if (first) {
        this.problems.push(problemAt(at, `The key "${name}" is written twice: first in line ${first.at.line}.`));
        continue;
      }
      const missing: TreeScalar = { kind: 'scalar', at, value: null, source: '', quoted: false };
      entries.set(name, { key: name, at, value: value ? this.node(value) : missing });
    }
    return [...entries.values()];
  }

  private key(key: ParsedNode, at: Position): string | undefined {
    if (isAlias(key) || !isScalar(key)) {
      this.problems.push(problemAt(at, 'A key is a text.'));
      return undefined;
    }
    if (typeof key.value === 'string') return this.hasRefused('key', key.value, key, at) ? undefined : key.value;
    this.problems.push(
      problemAt(at, `The key ${key.source} is read as a ${typeof key.value}: write it in quotes: "${key.source}".`),
    );
    return key.source;
  }

  /** Whether a value has a character that no seed has; one that the file itself has is reported with the file. */
  private hasRefused(what: 'text' | 'key', value: string, node: Scalar.Parsed, at: Position): boolean {
    const refused = refusedCharacter(value, BLOCKS.includes(node.type));
    if (!refused) return false;
    const [start, end] = node.range;
    if (!refusedCharacter(this.text.slice(start, end), true)) {
      this.problems.push(problemAt(at, `The ${what} has ${refused.name} in it, ${refused.advice}`));
    }
    return true;
  }

  private refuse(at: Position, text: string): TreeRefused {
    this.problems.push(problemAt(at, text));
    return { kind: 'refused', at };
  }
}
