import { boundColumns, readEdtf } from '../ontology/edtf.js';
import { nodeType } from '../ontology/ontology.js';
import type { AbstractType, Column, NodeType, Ontology, Relation } from '../ontology/ontology.js';
import type { Value } from '../graph/graph.js';
import { quoted } from '../graph/statement.js';
import { otherWay, reached } from './fan-out.js';
import type { FanOut } from './fan-out.js';
import { hop } from './hop.js';
import type { Sizes } from './sizes.js';

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

/** What a filter may hold. */
export const FILTER = { hops: 3, depth: 10, conditions: 40, values: 1_000 } as const;

/** A filter that cannot be asked; the sentence begins after the name of the argument. */
export class FilterError extends Error {}

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
interface Place {
  readonly variable: string;
  readonly path: string;
  readonly way: FanOut['way'];
  readonly depth: number;
}

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

  node(typeName: string, filter: Filter, place: Place): string {
    if (place.depth > FILTER.depth) {
      throw new FilterError(
        `is nested more than ${FILTER.depth} deep at ${place.path}. Write the conditions side by side.`,
      );
    }
    const type = typeOf(this.ontology, typeName);
    const conditions = Object.entries(filter).flatMap(([name, value]) => {
      // No condition: a client passes null for a variable that it does not set.
      if (value === undefined || value === null) return [];
      const here = { ...place, path: place.path === '' ? name : `${place.path}.${name}`, depth: place.depth + 1 };
      const each = (): string[] => (value as readonly Filter[]).map((one) => this.node(typeName, one, here));
      if (name === 'and') return [this.all(each())];
      if (name === 'or') return [this.any(each())];
      if (name === 'not') return [`NOT ${this.node(typeName, value as Filter, here)}`];
      const field = type.fields.get(name);
      if (name === 'type' && !field) return [this.scalar(`${place.variable}.${quoted('type')}`, value as Filter, here)];
      if (!field) throw new Error(`A filter on ${typeName} has ${name}, which the ontology does not know`);
      return field.kind === 'column'
        ? [this.column(field, value as Filter, here)]
        : [this.relation(typeName, field, value as Filter, here)];
    });
    return this.all(conditions);
  }

  private relation(owner: string, relation: Relation, filter: Filter, place: Place): string {
    const degree = this.sizes.degree(relation);
    const way = [...place.way, { owner, relation, degree }];
    if (way.length > FILTER.hops) {
      throw new FilterError(
        `goes through ${way.length} relations at ${place.path}, and at most ${FILTER.hops} are allowed. ${otherWay(this.ontology, way)}`,
      );
    }
    const exists = (inner: Filter, path: string): string => {
      this.count();
      this.variables += 1;
      this.nodes += reached(way);
      if (this.widest.length === 0 || reached(way) > reached(this.widest)) this.widest = way;
      const variable = `m${this.variables}`;
      const condition = this.node(relation.target, inner, { variable, path, way, depth: place.depth });
      const label = quoted(labelOf(this.ontology, relation.target));
      return `EXISTS { MATCH (${place.variable})${hop(relation)}(${variable}:${label}) WHERE ${condition} }`;
    };
    if (!relation.many) return exists(filter, place.path);
    return this.all(
      Object.entries(filter).map(([quantifier, inner]) => {
        const path = `${place.path}.${quantifier}`;
        if (inner === null) throw new FilterError(`has null at ${path}. Leave it out, or write {} for any node.`);
        return quantifier === 'none' ? `NOT ${exists(inner as Filter, path)}` : exists(inner as Filter, path);
      }),
    );
  }

  private column(column: Column, filter: Filter, place: Place): string {
    const property = `${place.variable}.${quoted(column.name)}`;
    if (column.list) return this.listed(property, filter, place);
    if (column.type === 'EDTF') return this.dated(column.name, filter, place);
    return this.scalar(property, filter, place);
  }

  private scalar(property: string, filter: Filter, place: Place): string {
    return this.all(
      this.operators(filter, place).map(([operator, value]) => {
        if (operator === 'isNull') return isNull(property, value);
        const parameter = this.parameter(value);
        if (operator === 'ne') return `(${property} IS NULL OR ${property} <> ${parameter})`;
        return `(${property} IS NOT NULL AND ${property} ${COMPARISONS[operator] ?? '='} ${parameter})`;
      }),
    );
  }

  /** Dates are compared by the days they begin and end with, which are stored beside them. */
  private dated(name: string, filter: Filter, place: Place): string {
    const { min, max } = boundColumns(name);
    return this.all(
      this.operators(filter, place).map(([operator, value]) => {
        const comparison = EDTF_COMPARISONS[operator];
        if (!comparison) return this.scalar(`${place.variable}.${quoted(name)}`, { [operator]: value }, place);
        const bounds = readEdtf(value as string);
        const day = 'reason' in bounds ? null : bounds[comparison.to];
        if (day === null) {
          const lacks = comparison.to === 'min' ? 'beginning' : 'end';
          throw new FilterError(
            `has ${JSON.stringify(value)} at ${place.path}.${operator}, which has no ${lacks} to compare with.`,
          );
        }
        const property = `${place.variable}.${quoted(comparison.of === 'min' ? min : max)}`;
        return `(${property} IS NOT NULL AND ${property} ${comparison.sign} ${this.parameter(day)})`;
      }),
    );
  }

  private listed(property: string, filter: Filter, place: Place): string {
    return this.all(
      this.operators(filter, place).map(([operator, value]) =>
        // An empty list is not stored.
        operator === 'isEmpty'
          ? isNull(property, value)
          : `(${property} IS NOT NULL AND ${this.parameter(value)} IN ${property})`,
      ),
    );
  }

  private operators(filter: Filter, place: Place): [string, Value][] {
    return Object.entries(filter).map(([operator, value]) => {
      this.count();
      const path = `${place.path}.${operator}`;
      if (value === null) throw new FilterError(`has null at ${path}. To find what has no value, write isNull: true.`);
      if (Array.isArray(value) && value.length > FILTER.values) {
        throw new FilterError(
          `has ${value.length} values at ${path}, and at most ${FILTER.values} are allowed. Ask several times.`,
        );
      }
      for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
        if (typeof one !== 'number' || Math.abs(one) <= Number.MAX_SAFE_INTEGER) continue;
        throw new FilterError(
          `has ${one} at ${path}, and numbers from ${-Number.MAX_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER} are allowed.`,
        );
      }
      return [operator, value as Value];
    });
  }

  private all(conditions: readonly string[]): string {
    if (conditions.length > 0) return `(${conditions.join(' AND ')})`;
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

const COMPARISONS: Readonly<Record<string, string>> = {
  eq: '=',
  in: 'IN',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  contains: 'CONTAINS',
  startsWith: 'STARTS WITH',
};

/** Which bound of the stored date is compared, how, and with which bound of the given one. */
const EDTF_COMPARISONS: Readonly<Record<string, { of: 'min' | 'max'; sign: string; to: 'min' | 'max' }>> = {
  gt: { of: 'min', sign: '>', to: 'max' },
  gte: { of: 'min', sign: '>=', to: 'min' },
  lt: { of: 'max', sign: '<', to: 'min' },
  lte: { of: 'max', sign: '<=', to: 'max' },
};

function isNull(property: string, value: Value): string {
  return value === true ? `${property} IS NULL` : `${property} IS NOT NULL`;
}

/** The label that all nodes of a type have: the type itself, a family, or `Node`. */
export function labelOf(ontology: Ontology, typeName: string): string {
  if (ontology.nodes.has(typeName)) return typeName;
  return ontology.abstracts.get(typeName)?.label ?? 'Node';
}

/** The type whose fields a filter on it has: a union has those of every node. */
export function typeOf(ontology: Ontology, name: string): NodeType | AbstractType {
  const abstract = ontology.abstracts.get(name);
  if (abstract?.kind === 'union') return typeOf(ontology, 'Node');
  return abstract ?? nodeType(ontology, name);
}
