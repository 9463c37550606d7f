import { labelOf, membersOf } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import type { Value } from '../../graph/graph.js';
import type { Sizes } from '../cost/sizes.js';
import { conjuncts } from './condition.js';
import type { ColumnCondition, Condition, RelationCondition } from './condition.js';

/**
 * A way to find the nodes that meet a condition. What it costs is the nodes it looks at, at the most, by what the load
 * recorded; what it gives, each node once.
 */
export interface NodeSet {
  readonly start: Start;
  /** Tested on each node of the start. */
  readonly tests: readonly Condition[];
  /** Tested by another set: in these are the nodes that meet the condition. */
  readonly members: readonly Member[];
  /** Nodes that are looked at. */
  readonly looked: number;
  /** Nodes that are found. */
  readonly size: number;
}

export interface Member {
  readonly condition: RelationCondition;
  readonly set: NodeSet;
}

export type Start =
  /** All nodes of a label. */
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'ids'; readonly label: string; readonly ids: readonly Value[] }
  /** From the nodes of another set over a relation to those that have it. */
  | { readonly kind: 'back'; readonly label: string; readonly relation: Relation; readonly from: NodeSet }
  /** The nodes of any of the sets. */
  | { readonly kind: 'union'; readonly of: readonly NodeSet[] };

/** The cheapest way to find the nodes of a type that meet a condition. */
export function nodeSet(ontology: Ontology, sizes: Sizes, typeName: string, condition: Condition): NodeSet {
  return new Chooser(ontology, sizes).set(typeName, condition);
}

/**
 * How many nodes are looked at where the condition is tested on each of some nodes.
 * @param candidates how many nodes it is tested on, each as often as it is reached.
 * @param times how often one node may be among them.
 */
export function lookedByTests(sizes: Sizes, condition: Condition, candidates: number, times = 1): number {
  switch (condition.kind) {
    case 'column':
    case 'same':
    case 'after':
      return 0;
    case 'not':
    case 'named':
      return lookedByTests(sizes, condition.of, candidates, times);
    case 'all':
    case 'any':
      return condition.of.reduce((sum, one) => sum + lookedByTests(sizes, one, candidates, times), 0);
    case 'relation': {
      const { owner, relation, inner } = condition;
      const reached = Math.min(candidates * sizes.degree(relation), sizes.total(owner, relation) * times);
      // What is reached twice is tested twice.
      return reached + lookedByTests(sizes, inner, reached, times * sizes.degreeBack(owner, relation));
    }
  }
}

class Chooser {
  private readonly backs = new Map<RelationCondition, NodeSet>();

  constructor(
    private readonly ontology: Ontology,
    private readonly sizes: Sizes,
  ) {}

  set(typeName: string, condition: Condition): NodeSet {
    const all = conjuncts(condition);
    const ways = [
      this.tested(this.label(typeName, all), all),
      ...all.flatMap((driver) => {
        const rest = all.filter((one) => one !== driver);
        return this.driven(typeName, driver).map((set) => this.tested(set, rest));
      }),
    ];
    return ways.reduce((best, way) => (way.looked < best.looked ? way : best));
  }

  /** Sets that hold no node which does not meet the condition; none where only a test can tell. */
  private driven(typeName: string, condition: Condition): NodeSet[] {
    switch (condition.kind) {
      case 'column':
        return this.ids(typeName, condition);
      case 'relation':
        return [this.back(condition)];
      case 'any': {
        const sets = condition.of.map((one) => this.set(typeName, one));
        if (sets.length === 0) return [];
        return [
          {
            ...NO_TESTS,
            start: { kind: 'union', of: sets },
            looked: sum(sets.map(({ looked }) => looked)),
            size: Math.min(sum(sets.map(({ size }) => size)), this.sizes.count(typeName)),
          },
        ];
      }
      // An `all` was taken apart before; what is not so is known of no node in advance.
      default:
        return [];
    }
  }

  private label(typeName: string, conditions: readonly Condition[]): NodeSet {
    const name = narrowest(this.ontology, typeName, conditions);
    const label = labelOf(this.ontology, name);
    const count = this.sizes.count(label);
    const found = conditions.map((one) => (one.kind === 'column' ? this.sizes.withValue(name, one) : count));
    // A value that is indexed is looked up, where the condition stands beside the label.
    const least = Math.min(count, ...found);
    return { ...NO_TESTS, start: { kind: 'label', label }, looked: least, size: least };
  }

  private ids(typeName: string, { column, operator, value }: ColumnCondition): NodeSet[] {
    if (column.name !== 'id' || (operator !== 'eq' && operator !== 'in')) return [];
    const ids = operator === 'eq' ? [value] : (value as readonly Value[]);
    const label = labelOf(this.ontology, typeName);
    return [
      { ...NO_TESTS, start: { kind: 'ids', label, ids: [...new Set(ids)] }, looked: ids.length, size: ids.length },
    ];
  }

  private back(condition: RelationCondition): NodeSet {
    const known = this.backs.get(condition);
    if (known) return known;
    const { owner, relation, inner } = condition;
    const from = this.set(relation.target, inner);
    const reached = Math.min(from.size * this.sizes.degreeBack(owner, relation), this.sizes.total(owner, relation));
    const set: NodeSet = {
      ...NO_TESTS,
      start: { kind: 'back', label: labelOf(this.ontology, owner), relation, from },
      looked: from.looked + reached,
      size: Math.min(reached, this.sizes.count(owner)),
    };
    this.backs.set(condition, set);
    return set;
  }

  /** The set with further conditions: each tested on its nodes, or by a set of its own where that looks at less. */
  private tested(set: NodeSet, conditions: readonly Condition[]): NodeSet {
    const relations = conditions.flatMap((one) => relationsIn(one));
    const members: Member[] = [];
    let looked = set.looked;
    for (const relation of relations) {
      const byTests = lookedByTests(this.sizes, relation, set.size);
      const own = byTests > MEMBERS_FROM ? this.back(relation) : undefined;
      if (own && own.looked + set.size < byTests) {
        members.push({ condition: relation, set: own });
        looked += own.looked + set.size;
      } else looked += byTests;
    }
    return { ...set, tests: [...set.tests, ...conditions], members: [...set.members, ...members], looked };
  }
}

const NO_TESTS = { tests: [], members: [] } as const;
/** Below this many nodes a set of its own is not worth its text. */
const MEMBERS_FROM = 1_000;

/** The narrowest type that the conditions allow: that of `type: { eq: ... }` on an interface, where it is one of its own. */
function narrowest(ontology: Ontology, typeName: string, conditions: readonly Condition[]): string {
  const named = conditions.find(
    (one) =>
      one.kind === 'column' && one.column.name === 'type' && one.column.type === 'TypeName' && one.operator === 'eq',
  );
  const value = named?.kind === 'column' ? named.value : undefined;
  return membersOf(ontology, typeName).find(({ name }) => name === value)?.name ?? typeName;
}

/** The conditions on other nodes that a condition rests on, its own nodes only. */
function relationsIn(condition: Condition): RelationCondition[] {
  switch (condition.kind) {
    case 'column':
    case 'same':
    case 'after':
    case 'named':
      // What stands in it may speak of the node, which a set of its own does not know.
      return [];
    case 'relation':
      return [condition];
    case 'not':
      return relationsIn(condition.of);
    default:
      return condition.of.flatMap(relationsIn);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
