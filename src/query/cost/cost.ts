import type { Ontology } from '../../ontology/ontology.js';
import { otherWay } from '../filter/fan-out.js';
import { invalid } from '../invalid.js';
import { fetchesOf, rowSelections, wantsRows, wantsTotal } from '../plan/fetches.js';
import type { Fetch, List, Selection } from '../plan/fetches.js';
import type { Plan } from '../plan/plan.js';
import type { Sizes } from './sizes.js';

/** What an operation may ask for, by what it costs. */
export interface CostLimits {
  /** Rows that may come back: the product of nested page sizes, bounded by what the graph holds. */
  readonly rows: number;
  /** Statements that may be sent. */
  readonly statements: number;
  /** Nodes that one filter may look at. */
  readonly filterNodes: number;
}

export interface Cost {
  readonly rows: number;
  readonly statements: number;
}

/**
 * What a plan costs at the most, worked out level by level as it will run, before anything is sent.
 * @throws GraphQLError LIMIT_EXCEEDED: what was asked, what is allowed, which argument to lower.
 */
export function costOf(ontology: Ontology, plan: Plan, sizes: Sizes, limits: CostLimits): Cost {
  const meter = new Meter(ontology, sizes, limits);
  for (const root of plan.roots) {
    switch (root.kind) {
      case 'keys':
        meter.nodes(root.key, root.ids.length, 1, [root.selection]);
        break;
      case 'unique':
        meter.nodes(root.key, 1, 1, [root.selection]);
        break;
      case 'list':
        meter.list(root.list, { parents: 1, way: [] }, sizes.count(root.list.target));
        break;
      case 'question':
        meter.nodes(root.key, root.plan.cost.rows, root.plan.cost.statements, root.plan.selections);
    }
  }
  meter.levels();
  return meter.total();
}

/** From how many nodes a fetch starts, and through which lists most of them were reached. */
interface Start {
  readonly parents: number;
  readonly way: readonly { readonly field: string; readonly first: number }[];
}

class Meter {
  private rows = 0;
  private statements = 0;
  private next = new Map<Fetch, Start>();
  private heaviest: Start = { parents: 0, way: [] };

  constructor(
    private readonly ontology: Ontology,
    private readonly sizes: Sizes,
    private readonly limits: CostLimits,
  ) {}

  nodes(key: string, count: number, statements: number, selections: readonly Selection[]): void {
    this.statements += statements;
    this.select(selections, { parents: count, way: [{ field: key, first: count }] });
  }

  /** @param candidates how many nodes each of the lists has at the most. */
  list(list: List, { parents, way }: Start, candidates: number): void {
    this.mustNotFanOut(list, parents * candidates);
    if (wantsRows(list)) this.statements += 1;
    if (wantsTotal(list)) {
      this.statements += 1;
      this.rows += parents;
    }
    const rows = wantsRows(list) ? parents * Math.min(list.first, candidates) : 0;
    const here = [...way, { field: list.field.name.value, first: list.first }];
    this.select(rowSelections(list), { parents: rows, way: here });
  }

  levels(): void {
    while (this.next.size > 0) {
      const level = this.next;
      this.next = new Map<Fetch, Start>();
      for (const [fetch, start] of level) {
        if (fetch.kind === 'related') {
          this.list(fetch.list, start, this.sizes.degree(fetch.relation));
        } else {
          this.statements += 1;
          this.select([fetch.selection], start);
        }
      }
    }
  }

  total(): Cost {
    const { rows, statements, limits } = this;
    if (rows > limits.rows) {
      const lists = this.heaviest.way.map(({ field, first }) => `${field} (${first})`).join(', ');
      throw limitExceeded(
        `The operation may return ${rows} rows, and at most ${limits.rows} are allowed. Lower first: on ${lists}.`,
      );
    }
    if (statements > limits.statements) {
      throw limitExceeded(
        `The operation needs ${statements} statements, and at most ${limits.statements} are allowed. Ask for fewer relations, or in several operations.`,
      );
    }
    return { rows, statements };
  }

  /** Counts rows that come back, and what is asked of them on the next level: a fetch once, whatever type has it. */
  private select(selections: readonly Selection[], start: Start): void {
    this.rows += start.parents;
    if (start.parents > this.heaviest.parents) this.heaviest = start;
    for (const selection of selections) {
      const fetches = new Set([...selection.shapes.values()].flatMap((shape) => fetchesOf(shape)));
      for (const fetch of fetches) {
        const known = this.next.get(fetch);
        const parents = (known?.parents ?? 0) + start.parents;
        this.next.set(fetch, { parents, way: known && known.parents > start.parents ? known.way : start.way });
      }
    }
  }

  private mustNotFanOut(list: List, candidates: number): void {
    const { nodes, way } = list.where.fanOut;
    const looked = candidates * nodes;
    if (looked <= this.limits.filterNodes) return;
    const hub = [...way].sort((a, b) => b.degree - a.degree)[0];
    throw limitExceeded(
      `${list.field.name.value}(filter:) may look at ${looked} nodes, and at most ${this.limits.filterNodes} are allowed: ` +
        `${hub?.relation.name ?? ''} leads from one node to as many as ${hub?.degree ?? 0}. ${otherWay(this.ontology, way)}`,
    );
  }
}

function limitExceeded(sentence: string): Error {
  return invalid(sentence, undefined, 'LIMIT_EXCEEDED');
}
