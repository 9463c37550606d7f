import type { Value } from '../../graph/graph.js';
import { quoted } from '../../graph/statement.js';
import { labelOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { hop, hopBack } from '../hop.js';
import { columnCondition } from './column-conditions.js';
import type { Condition, RelationCondition } from './condition.js';
import type { Member, NodeSet } from './node-set.js';

/** A part of a statement, and the values it needs. Equal shapes of filters give equal texts. */
export interface FilterText {
  readonly text: string;
  readonly parameters: Readonly<Record<string, Value>>;
}

/**
 * A condition as a test on a node, which goes on from it to the other nodes that it asks of; true of any node where
 * there is none.
 * @param variable the node, as Cypher names it.
 * @param prefix of the names of its parameters.
 * @throws FilterError where a value has no bound to compare with.
 */
export function testText(
  ontology: Ontology,
  condition: Condition | undefined,
  variable = 'n',
  prefix = 'f',
): FilterText {
  if (!condition) return { text: 'true', parameters: {} };
  const writer = new Writer(ontology, prefix);
  return { text: writer.test(condition, variable, NO_MEMBERS), parameters: writer.parameters };
}

/**
 * A set of nodes as clauses that end with each of its nodes once, as `n`, and nothing else.
 * @param further a test on `n` beside those of the set, such as that it comes after a cursor.
 * @throws FilterError where a value has no bound to compare with.
 */
export function setText(ontology: Ontology, set: NodeSet, further: readonly string[] = []): FilterText {
  const writer = new Writer(ontology);
  return { text: writer.set(set, 'n', further), parameters: writer.parameters };
}

/** The names of the columns that say of which sets a node is, by the condition that each of the sets stands for. */
type MemberNames = ReadonlyMap<RelationCondition, string>;
const NO_MEMBERS: MemberNames = new Map();

class Writer {
  readonly parameters: Record<string, Value> = {};
  private variables = 0;
  /** The variables of named nodes, innermost last. */
  private named: readonly (readonly [name: string, variable: string])[] = [];

  constructor(
    private readonly ontology: Ontology,
    private readonly prefix = 'f',
  ) {}

  test(condition: Condition, variable: string, members: MemberNames): string {
    switch (condition.kind) {
      case 'column':
        return columnCondition(this.ontology, condition, variable, (value) => this.parameter(value));
      case 'not':
        return `NOT ${this.test(condition.of, variable, members)}`;
      case 'all':
        return joined(
          condition.of.map((one) => this.test(one, variable, members)),
          ' AND ',
          'true',
        );
      case 'any':
        return joined(
          condition.of.map((one) => this.test(one, variable, members)),
          ' OR ',
          'false',
        );
      case 'relation': {
        const member = members.get(condition);
        return member === undefined ? this.some(condition, variable) : `${member} = 1`;
      }
      case 'named': {
        const outside = this.named;
        this.named = [...outside, [condition.name, variable]];
        const text = this.test(condition.of, variable, NO_MEMBERS);
        this.named = outside;
        return text;
      }
      case 'same':
        return `${variable}.\`id\` = ${this.variableOf(condition.name)}.\`id\``;
      case 'after':
        return afterText(condition.by, variable, this.variableOf(condition.name));
    }
  }

  set(set: NodeSet, variable: string, further: readonly string[] = []): string {
    if (set.members.length > 0) return this.divided(set, variable, further);
    const tests = [...set.tests.map((one) => this.test(one, variable, NO_MEMBERS)), ...further];
    return this.start(set.start, variable, tests);
  }

  private start(start: NodeSet['start'], variable: string, tests: readonly string[]): string {
    switch (start.kind) {
      case 'label':
        return [`MATCH (${variable}:${quoted(start.label)})`, ...where(indexable(tests, variable))].join('\n');
      case 'ids': {
        const label = start.label === 'Node' ? [] : [`${variable}:${quoted(start.label)}`];
        const id = this.next('id');
        return [
          `UNWIND ${this.parameter(start.ids)} AS ${id}`,
          `MATCH (${variable}:\`Node\` {id: ${id}})`,
          ...where([...label, ...tests]),
        ].join('\n');
      }
      case 'back': {
        const from = this.next('m');
        return [
          this.set(start.from, from),
          `MATCH (${from})${hopBack(start.relation)}(${variable}:${quoted(start.label)})`,
          `WITH DISTINCT ${variable}`,
          ...where(tests),
        ].join('\n');
      }
      case 'union': {
        // UNION leaves each node once. The embedded engine loses all but some 2,000 rows where DISTINCT follows a CALL.
        const branches = start.of.map((one) => `${this.set(one, variable)}\nRETURN ${variable}`);
        return [`CALL () {\n${branches.join('\nUNION\n')}\n}`, `WITH ${variable}`, ...where(tests)].join('\n');
      }
    }
  }

  /**
   * Candidates and sets in one column of nodes, counted off together: engines join sets as fast as they group, while
   * a list of nodes is slow to look through.
   */
  private divided(set: NodeSet, variable: string, further: readonly string[]): string {
    const of = this.next('of');
    const names = new Map<RelationCondition, string>(set.members.map(({ condition }) => [condition, this.next('s')]));
    const isLocal = (condition: Condition): boolean => !uses(condition, set.members);
    const local = set.tests.filter(isLocal).map((one) => this.test(one, variable, NO_MEMBERS));
    const branches = [
      `${this.start(set.start, variable, [...local, ...further])}\nRETURN ${variable}, 0 AS ${of}`,
      ...set.members.map(
        (member, index) => `${this.set(member.set, variable)}\nRETURN ${variable}, ${index + 1} AS ${of}`,
      ),
    ];
    const columns = [0, ...set.members.keys()].map((_, index) => {
      const name = index === 0 ? 'c' : names.get((set.members[index - 1] as Member).condition);
      return `max(CASE ${of} WHEN ${index} THEN 1 ELSE 0 END) AS ${name}`;
    });
    const tests = set.tests.filter((one) => !isLocal(one)).map((one) => this.test(one, variable, names));
    return [
      `CALL () {\n${branches.join('\nUNION ALL\n')}\n}`,
      `WITH ${variable}, ${columns.join(', ')}`,
      ...where(['c = 1', ...tests]),
      `WITH ${variable}`,
    ].join('\n');
  }

  /**
   * Neo4j plans it as EXISTS, and stops at the first. The embedded engine goes on from this node, while EXISTS makes it
   * join all relationships of the type first, once for each parent.
   */
  private some({ relation, inner }: RelationCondition, variable: string): string {
    const far = this.next('m');
    const test = this.test(inner, far, NO_MEMBERS);
    const label = quoted(labelOf(this.ontology, relation.target));
    return `COUNT { MATCH (${variable})${hop(relation)}(${far}:${label}) WHERE ${test} } > 0`;
  }

  private variableOf(name: string): string {
    const found = this.named.findLast(([known]) => known === name);
    if (!found) throw new Error(`No node is named ${name} around the condition`);
    return found[1];
  }

  private next(prefix: string): string {
    this.variables += 1;
    return `${prefix}${this.variables}`;
  }

  private parameter(value: Value): string {
    const name = `${this.prefix}${Object.keys(this.parameters).length}`;
    this.parameters[name] = value;
    return `$${name}`;
  }
}

/** Texts of two nodes, compared one after the other. */
function afterText(by: readonly string[], variable: string, other: string): string {
  const ways = by.map((column, index) => {
    const value = (of: string, name: string): string => `coalesce(${of}.${quoted(name)}, '')`;
    const equal = by.slice(0, index).map((name) => `${value(variable, name)} = ${value(other, name)}`);
    return joined([...equal, `${value(variable, column)} > ${value(other, column)}`], ' AND ', 'false');
  });
  return joined(ways, ' OR ', 'false');
}

/** Whether a condition rests on one of the sets. */
function uses(condition: Condition, members: readonly Member[]): boolean {
  switch (condition.kind) {
    case 'relation':
      return members.some((member) => member.condition === condition);
    case 'not':
      return uses(condition.of, members);
    case 'all':
    case 'any':
      return condition.of.some((one) => uses(one, members));
    default:
      return false;
  }
}

/** That a node has its place in the natural order: true of every node, and what an index in that order asks for. */
export function hasPlace(variable: string): string {
  return `${variable}.\`sortKey\` IS NOT NULL`;
}

/** An index of a column orders what is equal by the natural order: it serves a test that asks for both. */
function indexable(tests: readonly string[], variable: string): readonly string[] {
  const needed = tests.filter((test) => test !== 'true');
  return needed.length === 0 ? [] : [...new Set([...needed, hasPlace(variable)])];
}

function where(tests: readonly string[]): string[] {
  const needed = tests.filter((test) => test !== 'true');
  return needed.length === 0 ? [] : [`WHERE ${needed.join(' AND ')}`];
}

function joined(conditions: readonly string[], operator: string, empty: string): string {
  return conditions.length === 0 ? empty : `(${conditions.join(operator)})`;
}
