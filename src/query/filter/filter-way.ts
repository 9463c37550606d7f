import { NODE } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import type { Sizes } from '../cost/sizes.js';
import type { Condition } from './condition.js';
import { lookedByTests, nodeSet } from './node-set.js';
import type { NodeSet } from './node-set.js';
import type { Hop } from './other-end.js';

/** How the filter of a list is asked, chosen by what the load recorded: the same on every engine. */
export type FilterWay =
  /** Each node of the list is tested. */
  | { readonly kind: 'test'; readonly looked: number }
  /** The nodes that meet it are found first, from their narrow end. */
  | { readonly kind: 'set'; readonly set: NodeSet; readonly looked: number };

/** The way for a root list: its nodes are a set in any case. */
export function rootWay(ontology: Ontology, sizes: Sizes, target: string, condition: Condition): FilterWay {
  const set = nodeSet(ontology, sizes, target, condition);
  return { kind: 'set', set, looked: set.looked };
}

/**
 * The way for a list below the root.
 * @param parents how many nodes have such a list, at the most.
 */
export function relatedWay(
  ontology: Ontology,
  sizes: Sizes,
  relation: Relation,
  condition: Condition,
  parents: number,
): FilterWay {
  const candidates = Math.min(parents * sizes.degree(relation), sizes.total(NODE, relation));
  const byTests = candidates + lookedByTests(sizes, condition, candidates);
  const set = nodeSet(ontology, sizes, relation.target, condition);
  const bySet = set.looked + Math.min(set.size * sizes.degreeBack(NODE, relation), sizes.total(NODE, relation));
  return bySet < byTests ? { kind: 'set', set, looked: bySet } : { kind: 'test', looked: byTests };
}

/** Where a way begins, for a reader: `1 id, back over foundBy and concerns`. */
export function beginning(way: FilterWay): string {
  return way.kind === 'test' ? 'each node of the list' : beginningOf(way.set);
}

function beginningOf({ start, size, members }: NodeSet): string {
  const beside = members.map(({ set }) => `, and with ${beginningOf(set)}`).join('');
  switch (start.kind) {
    case 'ids':
      return `${start.ids.length === 1 ? '1 id' : `${start.ids.length} ids`}${beside}`;
    case 'label':
      return `${size === 1 ? '1 node' : `${size} nodes`} of ${start.label}${beside}`;
    case 'union':
      return `${start.of.map(beginningOf).join(', and with ')}${beside}`;
    case 'back': {
      const hops: string[] = [];
      let from: NodeSet = { start, size, members, tests: [], looked: 0 };
      while (from.start.kind === 'back') {
        hops.push(from.start.relation.name);
        from = from.start.from;
      }
      return `${beginningOf(from)}, back over ${hops.reverse().join(' and ')}${beside}`;
    }
  }
}

/** The relations through which a condition looks at most nodes, outermost first. */
export function widestHops(sizes: Sizes, condition: Condition): Hop[] {
  switch (condition.kind) {
    case 'column':
    case 'same':
    case 'after':
      return [];
    case 'relation': {
      const { owner, relation, inner } = condition;
      return [{ owner, relation }, ...widestHops(sizes, inner)];
    }
    case 'not':
    case 'named':
      return widestHops(sizes, condition.of);
    default: {
      const ways = condition.of.map((one) => ({
        hops: widestHops(sizes, one),
        looked: lookedByTests(sizes, one, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
      }));
      return ways.reduce<(typeof ways)[0]>((most, way) => (way.looked > most.looked ? way : most), {
        hops: [],
        looked: 0,
      }).hops;
    }
  }
}
