import { fieldsType, labelOf } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import type { Value } from '../../graph/graph.js';
import { quoted } from '../../graph/statement.js';
import type { Sizes } from '../cost/sizes.js';
import { hop } from '../hop.js';
import { columnConditions } from './column-conditions.js';
import type { ColumnFilter } from './column-conditions.js';
import { otherWay, reached } from './fan-out.js';
import type { FanOut } from './fan-out.js';
import { FilterError } from './filter-error.js';
import { FILTER } from './filter-limits.js';

/** A filter as the API takes it, already coerced to its input type. */
export type Filter = Readonly<Record<string, unknown>>;

/** A condition on `n`, and the values it needs. Equal shapes of filters give equal texts. */
export interface Where {
  readonly clause: string;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly fanOut: FanOut;
}

/** The condition that holds for every node. */
export const EVERYTHING: Where = { clause: 'true', parameters: {}, fanOut: { nodes: 0, way: [] } };

/**
 * A filter as a condition on the node `n` of a type.
 * @throws FilterError
 */
export function compileFilter(ontology: Ontology, sizes: Sizes, typeName: string, filter: Filter | undefined): Where {
  if (!filter) return EVERYTHING;
  const compiler = new Compiler(ontology, sizes);
  const clause = compiler.node(typeName, filter, { variable: 'n', path: '', way: [], depth: 1 });
  return { clause, parameters: compiler.parameters, fanOut: { nodes: compiler.nodes, way: compiler.widest } };
}

/** Where in a filter we are. */
interface Level {
  readonly variable: string;
  readonly path: string;
  readonly way: FanOut['way'];
  readonly depth: number;
}

/** The column that says the concrete type: filters on an interface have it, under the name `type`. */
const TYPE_COLUMN = { name: 'type', type: 'TypeName', list: false } as const;

class Compiler {
  readonly parameters: Record<string, Value> = {};
  nodes = 0;
  /** The way that leads to most nodes. */
  widest: FanOut['way'] = [];
  private variables = 0;
  private conditions = 0;

  constructor(
    private readonly ontology: Ontology,
    private readonly sizes: Sizes,
  ) {}

  node(typeName: string, filter: Filter, level: Level): string {
    if (level.depth > FILTER.depth) {
      throw new FilterError(
        `is nested more than ${FILTER.depth} deep at ${level.path}. Write the conditions side by side.`,
      );
    }
    const type = fieldsType(this.ontology, typeName);
    const conditions = Object.entries(filter).flatMap(([name, value]) => {
      // No condition: a client passes null for a variable that it does not set.
      if (value === undefined || value === null) return [];
      const here = { ...level, path: level.path === '' ? name : `${level.path}.${name}`, depth: level.depth + 1 };
      const each = (): string[] => (value as readonly Filter[]).map((one) => this.node(typeName, one, here));
      if (name === 'and') return [this.all(each())];
      if (name === 'or') return [this.any(each())];
      if (name === 'not') return [`NOT ${this.node(typeName, value as Filter, here)}`];
      const field = type.fields.get(name) ?? (name === TYPE_COLUMN.name ? TYPE_COLUMN : undefined);
      if (!field) throw new Error(`A filter on ${typeName} has ${name}, which the ontology does not know`);
      return 'direction' in field
        ? [this.relation(typeName, field, value as Filter, here)]
        : [this.column(field, value as ColumnFilter, here)];
    });
    return this.all(conditions);
  }

  private column(column: Parameters<typeof columnConditions>[1], filter: ColumnFilter, level: Level): string {
    for (let count = Object.keys(filter).length; count > 0; count -= 1) this.count();
    const parameter = (value: Value): string => this.parameter(value);
    return this.all(columnConditions(this.ontology, column, filter, level.variable, level.path, parameter));
  }

  private relation(owner: string, relation: Relation, filter: Filter, level: Level): string {
    const degree = this.sizes.degree(relation);
    const way = [...level.way, { owner, relation, degree }];
    if (way.length > FILTER.hops) {
      throw new FilterError(
        `goes through ${way.length} relations at ${level.path}, and at most ${FILTER.hops} are allowed. ${otherWay(this.ontology, way)}`,
      );
    }
    const exists = (inner: Filter, path: string): string => {
      this.count();
      this.variables += 1;
      this.nodes += reached(way);
      if (this.widest.length === 0 || reached(way) > reached(this.widest)) this.widest = way;
      const variable = `m${this.variables}`;
      const condition = this.node(relation.target, inner, { variable, path, way, depth: level.depth });
      const label = quoted(labelOf(this.ontology, relation.target));
      return `EXISTS { MATCH (${level.variable})${hop(relation)}(${variable}:${label}) WHERE ${condition} }`;
    };
    if (!relation.many) return exists(filter, level.path);
    return this.all(
      Object.entries(filter).map(([quantifier, inner]) => {
        const path = `${level.path}.${quantifier}`;
        if (inner === null) throw new FilterError(`has null at ${path}. Leave it out, or write {} for any node.`);
        return quantifier === 'none' ? `NOT ${exists(inner as Filter, path)}` : exists(inner as Filter, path);
      }),
    );
  }

  private all(conditions: readonly string[]): string {
    if (conditions.length > 0) return `(${conditions.join(' AND ')})`;
    // An empty filter is text too: a thousand of them would plan as slowly as a thousand comparisons.
    this.count();
    return 'true';
  }

  private any(conditions: readonly string[]): string {
    if (conditions.length > 0) return `(${conditions.join(' OR ')})`;
    this.count();
    return 'false';
  }

  /** Counts what is compared, each relation, and what is left empty: each makes the statement longer. */
  private count(): void {
    this.conditions += 1;
    if (this.conditions > FILTER.conditions) {
      throw new FilterError(
        `has more than ${FILTER.conditions} conditions. Use in: for several values of one field, or ask several times.`,
      );
    }
  }

  private parameter(value: Value): string {
    const name = `f${Object.keys(this.parameters).length}`;
    this.parameters[name] = value;
    return `$${name}`;
  }
}
