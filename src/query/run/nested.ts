import type { Value } from '../../graph/graph.js';
import { quoted } from '../../graph/statement.js';
import type { Ontology } from '../../ontology/ontology.js';
import { testText } from '../filter/filter-text.js';
import { farLabel, hop } from '../hop.js';
import { selectionsOf } from '../plan/fetch-order.js';
import { fetchesOf, mostRows, wantsRows, wantsTotal } from '../plan/fetches.js';
import type { Fetch, One, Related, Selection } from '../plan/fetches.js';
import { orderClause } from '../plan/order.js';
import { ID, columnsOfRow } from './row.js';
import type { StoredRow } from './row.js';

/** A fetch that is asked within the statement of its parents, and those that are asked within it. */
export interface Nested {
  readonly fetch: Fetch;
  /** The types of its parents that ask for it; undefined where each that can be there does. */
  readonly ofTypes: readonly string[] | undefined;
  readonly below: readonly Nested[];
}

/** What a statement asks for beside the columns of its nodes `n`. */
export interface Below {
  readonly clauses: {
    /** What stands behind the clause that finds `n`, each line ended. */
    readonly below: string;
    /** The row of `n`. */
    readonly row: string;
  };
  readonly parameters: Readonly<Record<string, Value>>;
}

/** Nothing but the columns. */
export const NOTHING_BELOW: Below = { clauses: { below: '', row: '[c IN $cols | n[c]]' }, parameters: {} };

/** Above this many fetches the plan of one statement takes longer than round trips do. */
const MOST_NESTED = 16;

/** What is asked within the statement that finds nodes of some selections: what may be, outermost first. */
export function nestedBelow(selections: readonly Selection[], nests: ReadonlySet<Fetch>): Nested[] {
  let left = MOST_NESTED;
  const below = (above: readonly Selection[]): Nested[] => {
    const chosen = [...fetchesBelow(above)].filter(([fetch]) => nests.has(fetch) && left-- > 0);
    return chosen.map(([fetch, ofTypes]) => ({ fetch, ofTypes, below: below(selectionsOf(fetch)) }));
  };
  return below(selections);
}

export function belowText(ontology: Ontology, nested: readonly Nested[]): Below {
  if (nested.length === 0) return NOTHING_BELOW;
  const writer = new Writer(ontology);
  const { text, row } = writer.node('n', 'cols', nested);
  return { clauses: { below: text, row }, parameters: writer.parameters };
}

class Writer {
  readonly parameters: Record<string, Value> = {};
  private nodes = 0;

  constructor(private readonly ontology: Ontology) {}

  /** What is gathered below a node, and its row. */
  node(variable: string, columns: string, nested: readonly Nested[]): { readonly text: string; readonly row: string } {
    const gathered = nested.map((one) => this.gather(variable, one));
    const values = `[c IN $${columns} | ${variable}[c]]`;
    return {
      text: gathered.map(({ text }) => text).join(''),
      row: gathered.length === 0 ? values : `[${[values, ...gathered.flatMap(({ names }) => names)].join(', ')}]`,
    };
  }

  private gather(parent: string, nested: Nested): { readonly text: string; readonly names: readonly string[] } {
    const { fetch, ofTypes } = nested;
    this.nodes += 1;
    const [far, rows, total] = [`n${this.nodes}`, `r${this.nodes}`, `t${this.nodes}`];
    const tests = ofTypes ? [`(${ofTypes.map((type) => `${parent}:${quoted(type)}`).join(' OR ')})`] : [];
    const condition = fetch.kind === 'one' ? fetch.qualifying : fetch.list.condition;
    if (condition) {
      const { text: test, parameters } = testText(this.ontology, condition, far, `f${this.nodes}_`);
      Object.assign(this.parameters, parameters);
      tests.push(test);
    }
    const where = tests.length > 0 ? `WHERE ${tests.join(' AND ')}\n` : '';
    const found = `MATCH (${parent})${hop(fetch.relation)}(${far}${farLabel(this.ontology, fetch.relation)})\n${where}`;
    if (fetch.kind === 'one') return { text: this.one(parent, far, rows, found, nested), names: [rows] };
    const text: string[] = [];
    const names: string[] = [];
    if (wantsRows(fetch.list)) {
      text.push(this.page(parent, far, rows, found, fetch, nested.below));
      names.push(rows);
    }
    if (wantsTotal(fetch.list)) {
      text.push(`CALL (${parent}) {\n${found}RETURN count(${far}) AS ${total}\n}\n`);
      names.push(total);
    }
    return { text: text.join(''), names };
  }

  private one(parent: string, far: string, name: string, found: string, { fetch, below }: Nested): string {
    const columns = this.columns((fetch as One).selection.columns);
    const { text, row } = this.node(far, columns, below);
    return `CALL (${parent}) {\n${found}${text}RETURN collect(${row}) AS ${name}\n}\n`;
  }

  private page(
    parent: string,
    far: string,
    name: string,
    found: string,
    { list }: Related,
    below: readonly Nested[],
  ): string {
    const columns = this.columns(list.columns);
    const limit = `l${this.nodes}`;
    this.parameters[limit] = mostRows(list);
    const page = `WITH ${far} ORDER BY ${orderClause(list.order, 'whole', far)} LIMIT $${limit}\n`;
    const { text, row } = this.node(far, columns, below);
    return `CALL (${parent}) {\n${found}${page}${text}RETURN collect(${row}) AS ${name}\n}\n`;
  }

  private columns(columns: readonly string[]): string {
    const name = `c${this.nodes}`;
    this.parameters[name] = columnsOfRow(columns);
    return name;
  }
}

/** What came back for a fetch: rows by the id of their parent. */
export interface NestedRows {
  readonly pages: (readonly [string, readonly StoredRow[]])[];
  readonly totals: (readonly [string, number])[];
  readonly found: (readonly [string, StoredRow])[];
  readonly ids: Set<string>;
}

/**
 * Takes rows with what is below them apart.
 * @param rows as `Below.row` has them.
 * @param into what is found for each fetch.
 * @returns the rows alone.
 */
export function unnest(nested: readonly Nested[], rows: readonly Value[], into: Map<Fetch, NestedRows>): StoredRow[] {
  if (nested.length === 0) return rows as StoredRow[];
  for (const { fetch } of nested)
    if (!into.has(fetch)) into.set(fetch, { pages: [], totals: [], found: [], ids: new Set() });
  return (rows as readonly (readonly Value[])[]).map((whole) => {
    const row = whole[0] as StoredRow;
    const key = row[ID] as string;
    let at = 1;
    for (const { fetch, below } of nested) {
      const found = into.get(fetch) as NestedRows;
      const isNew = !found.ids.has(key);
      found.ids.add(key);
      if (fetch.kind === 'one') {
        const [far] = unnest(below, whole[at++] as readonly Value[], into);
        if (isNew && far) found.found.push([key, far]);
        continue;
      }
      if (wantsRows(fetch.list)) {
        const page = unnest(below, whole[at++] as readonly Value[], into);
        if (isNew) found.pages.push([key, page]);
      }
      if (wantsTotal(fetch.list) && isNew) found.totals.push([key, whole[at] as number]);
      if (wantsTotal(fetch.list)) at += 1;
    }
    return row;
  });
}

/** The fetches of some selections with the types that ask for them, where not all do. */
function fetchesBelow(selections: readonly Selection[]): Map<Fetch, readonly string[] | undefined> {
  const types = new Map<Fetch, Set<string>>();
  const all = new Set<string>();
  for (const { shapes } of selections) {
    for (const [type, shape] of shapes) {
      all.add(type);
      for (const fetch of fetchesOf(shape)) types.set(fetch, (types.get(fetch) ?? new Set()).add(type));
    }
  }
  return new Map([...types].map(([fetch, of]) => [fetch, of.size === all.size ? undefined : [...of]]));
}
