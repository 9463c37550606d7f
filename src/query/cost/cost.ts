import type { Ontology, Relation } from '../../ontology/ontology.js';
import { leadsAway } from '../filter/condition.js';
import type { Condition } from '../filter/condition.js';
import { beginning, widestHops } from '../filter/filter-way.js';
import type { FilterWay } from '../filter/filter-way.js';
import { otherEnd } from '../filter/other-end.js';
import type { Trial } from '../filter/trial.js';
import { invalid } from '../invalid.js';
import { askingFields, fetchesOf, keysOf, keysOfList, rowSelections, wantsRows, wantsTotal } from '../plan/fetches.js';
import type { Fetch, List, Selection } from '../plan/fetches.js';
import type { Plan } from '../plan/plan.js';
import type { QuestionPlan } from '../question.js';
import { relatedListWay, rootListWay } from './list-way.js';
import type { ListWay, ListWays } from './list-way.js';
import { nestable } from './nesting.js';
import { MOST_CELLS, nodesAtOnce, portionCount } from './portions.js';
import type { Sizes } from './sizes.js';

/** What an operation may ask for, by what it costs. */
export interface CostLimits {
  /** Rows that may come back: the product of nested page sizes, bounded by what the graph holds. */
  readonly rows: number;
  /** Values that may be answered: of each row as many as it has response keys. */
  readonly cells: number;
  /** Statements that may be sent. */
  readonly statements: number;
  /** Nodes that all filters together may look at. */
  readonly filterNodes: number;
}

export interface Cost {
  readonly rows: number;
  readonly cells: number;
  readonly statements: number;
}

/** How a plan is asked, chosen by what the load recorded. */
export interface Ways {
  readonly lists: ListWays;
  /** The fetches that may be asked within the statement of their parents. */
  readonly nests: ReadonlySet<Fetch>;
}

export interface Costing {
  readonly atMost: Cost;
  readonly ways: Ways;
  /** Of each filter that goes through a relation, where it begins and at how many nodes it may look. */
  readonly filters: readonly string[];
}

/** Nodes that are asked for when all of an answer is there. */
export interface AskedAfter {
  readonly count: number;
  readonly statements: number;
  readonly selections: readonly Selection[];
}

/**
 * What a plan costs at the most, worked out level by level as it will run, before anything is sent.
 * @param after what is asked when the answer is there, by how many rows it has at the most.
 * @throws GraphQLError LIMIT_EXCEEDED: what was asked, what is allowed, which argument to lower.
 */
export function costOf(
  ontology: Ontology,
  plan: Plan,
  sizes: Sizes,
  limits: CostLimits,
  after: (rows: number) => readonly AskedAfter[] = () => [],
): Costing {
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
        meter.list(root.list, { parents: 1, way: [] });
        break;
      case 'question':
        meter.question(root.key, root.plan);
    }
  }
  meter.levels();
  const { rows, cells } = meter.total();
  // What comes in one statement is read in one go.
  const nests = cells > MOST_CELLS ? new Set<Fetch>() : nestable(plan, sizes, meter.ways);
  for (const asked of after(rows)) meter.after(asked);
  meter.levels();
  const atMost = meter.total();
  return { atMost, ways: { lists: meter.ways, nests }, filters: meter.filters };
}

/** From how many nodes a fetch starts, and through which lists most of them were reached. */
interface Start {
  readonly parents: number;
  readonly way: readonly { readonly field: string; readonly first: number }[];
}

class Meter {
  readonly ways = new Map<List, ListWay>();
  readonly filters: string[] = [];
  private rows = 0;
  private cells = 0;
  private statements = 0;
  private looked = 0;
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

  question(key: string, { cost, selections, rowsOf }: QuestionPlan): void {
    this.nodes(key, cost.rows, cost.statements, rowsOf ? [] : selections);
    for (const [selection, count] of rowsOf ?? [])
      this.below([selection], { parents: count, way: [{ field: key, first: count }] });
  }

  /** What is asked when the answer is there follows from the lists of the answer: only these can be lowered. */
  after({ count, statements, selections }: AskedAfter): void {
    const { way } = this.heaviest;
    this.heaviest = { parents: Infinity, way };
    this.statements += statements;
    this.select(selections, { parents: count, way });
  }

  /** @param relation that leads to the list; none for a root list. */
  list(list: List, { parents, way }: Start, relation?: Relation): void {
    const { parts, trial, filter, rowsOfEach } = this.choose(list, parents, relation);
    const rows = parents * rowsOfEach;
    const portions = filter?.kind === 'set' ? 1 : portionCount(parents, { rowsOfEach, columns: list.columns });
    if (wantsRows(list)) this.statements += parts.length * portions + (trial ? 1 : 0);
    if (wantsTotal(list)) {
      this.statements += 1;
      this.rows += parents;
    }
    const keys = keysOfList(list);
    this.cells += parents * keys.list + rows * keys.row;
    const here = [...way, { field: list.field.name.value, first: list.first }];
    this.select(rowSelections(list), { parents: rows, way: here });
  }

  levels(): void {
    while (this.next.size > 0) {
      const level = this.next;
      this.next = new Map<Fetch, Start>();
      for (const [fetch, start] of level) {
        if (fetch.kind === 'related') {
          this.list(fetch.list, start, fetch.relation);
        } else {
          this.statements += portionCount(start.parents, { rowsOfEach: 1, columns: fetch.selection.columns });
          this.select([fetch.selection], start);
        }
      }
    }
  }

  total(): Cost {
    const { rows, cells, statements, limits } = this;
    const lists = this.heaviest.way.map(({ field, first }) => `${field} (${first})`).join(', ');
    if (rows > limits.rows) {
      throw limitExceeded(
        `The operation may return ${rows} rows, and at most ${limits.rows} are allowed. Lower first: on ${lists}.`,
      );
    }
    if (cells > limits.cells) {
      throw limitExceeded(
        `The operation may answer ${cells} values, and at most ${limits.cells} are allowed. Lower first: on ${lists}, or ask for fewer fields of each.`,
      );
    }
    if (statements > limits.statements) {
      throw limitExceeded(
        `The operation needs ${statements} statements, and at most ${limits.statements} are allowed. Ask for fewer relations, or in several operations.`,
      );
    }
    return { rows, cells, statements };
  }

  /** Counts rows that come back, and what is asked of them on the next level: a fetch once, whatever type has it. */
  private select(selections: readonly Selection[], start: Start): void {
    this.rows += start.parents;
    this.below(selections, start);
  }

  /** What is asked of rows that are counted. */
  private below(selections: readonly Selection[], start: Start): void {
    this.cells += start.parents * keysOf(selections);
    if (start.parents > this.heaviest.parents) this.heaviest = start;
    for (const selection of selections) {
      for (const { field, rowsOfEach = 0 } of askingFields(selection)) {
        this.rows += start.parents * rowsOfEach;
        this.statements += Math.ceil(start.parents / nodesAtOnce(rowsOfEach, field.asks?.cellsOfRow ?? 1));
      }
      const fetches = new Set([...selection.shapes.values()].flatMap((shape) => fetchesOf(shape)));
      for (const fetch of fetches) {
        const known = this.next.get(fetch);
        const parents = (known?.parents ?? 0) + start.parents;
        this.next.set(fetch, { parents, way: known && known.parents > start.parents ? known.way : start.way });
      }
    }
  }

  /** Chooses how the filter of a list is asked; what is too much even by the best way is refused. */
  private choose(list: List, parents: number, relation: Relation | undefined): ListWay {
    const way = relation
      ? relatedListWay(this.ontology, this.sizes, relation, list, parents)
      : rootListWay(this.ontology, this.sizes, list, this.limits.filterNodes);
    this.ways.set(list, way);
    if (list.condition && way.filter && leadsAway(list.condition))
      this.mustNotLookAtMore(list, list.condition, way.filter, way.trial);
    return way;
  }

  private mustNotLookAtMore(
    { field, target }: List,
    condition: Condition,
    way: FilterWay,
    trial: Trial | undefined,
  ): void {
    const name = `${field.name.value}(filter:)`;
    const most = this.limits.filterNodes;
    if (way.looked > most) {
      throw limitExceeded(
        `${name} may look at ${way.looked} nodes, and at most ${most} are allowed: even the best way begins with ${beginning(way)}. ` +
          otherEnd(this.ontology, widestHops(this.sizes, condition)),
      );
    }
    this.looked += way.looked;
    if (this.looked > most) {
      throw limitExceeded(
        `The filters of the operation may look at ${this.looked} nodes together, and at most ${most} are allowed: ${name} at ${way.looked} of them. Ask in several operations.`,
      );
    }
    const first = trial ? `tries the first ${trial.candidates} of ${target}, else ` : '';
    const looked = way.looked + (trial?.looked ?? 0);
    this.filters.push(`${name} ${first}begins with ${beginning(way)}; it may look at ${looked} nodes.`);
  }
}

function limitExceeded(sentence: string): Error {
  return invalid(sentence, undefined, 'LIMIT_EXCEEDED');
}
