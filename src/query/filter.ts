import { nodeType } from '../ontology/ontology.js';
import type { AbstractType, Column, Field, NodeType, Ontology, Relation } from '../ontology/ontology.js';
import type { Value } from '../graph/graph.js';
import { quoted } from '../graph/statement.js';
import { hop } from './hop.js';

/** A filter as the API takes it, already coerced to its input type. */
export type Filter = Readonly<Record<string, unknown>>;

/** A condition on `n`, and the values it needs. Equal shapes of filters give equal texts. */
export interface Where {
  readonly clause: string;
  readonly parameters: Readonly<Record<string, Value>>;
}

/** The condition that holds for every node. */
export const EVERYTHING: Where = { clause: 'true', parameters: {} };

/** A filter that cannot be asked; the sentence begins after the name of the argument. */
export class FilterError extends Error {}

/**
 * A filter as a condition on the node `n` of a type.
 * @throws FilterError
 */
export function compileFilter(ontology: Ontology, typeName: string, filter: Filter | undefined): Where {
  if (!filter) return EVERYTHING;
  const compiler = new Compiler(ontology);
  return { clause: compiler.node(typeName, filter, 'n', 0), parameters: compiler.parameters };
}

class Compiler {
  readonly parameters: Record<string, Value> = {};
  private depth = 0;

  constructor(private readonly ontology: Ontology) {}

  node(typeName: string, filter: Filter, variable: string, hops: number): string {
    const type = typeOf(this.ontology, typeName);
    const conditions = Object.entries(filter).flatMap(([name, value]) => {
      if (value === undefined || value === null) return [];
      const inner = value as Filter;
      if (name === 'and') return [all((value as Filter[]).map((one) => this.node(typeName, one, variable, hops)))];
      if (name === 'or') return [any((value as Filter[]).map((one) => this.node(typeName, one, variable, hops)))];
      if (name === 'not') return [`NOT ${this.node(typeName, inner, variable, hops)}`];
      if (name === 'type' && !type.fields.has('type')) return [this.scalar(`${variable}.${quoted('type')}`, inner)];
      const field = type.fields.get(name);
      if (!field) throw new Error(`A filter on ${typeName} has ${name}, which the ontology does not know`);
      return [
        field.kind === 'column' ? this.column(field, inner, variable) : this.relation(field, inner, variable, hops),
      ];
    });
    return all(conditions);
  }

  private relation(relation: Relation, filter: Filter, variable: string, hops: number): string {
    const exists = (inner: Filter): string => {
      this.depth += 1;
      const far = `m${this.depth}`;
      const condition = this.node(relation.target, inner, far, hops + 1);
      return `EXISTS { MATCH (${variable})${hop(relation)}(${far}:${quoted(labelOf(this.ontology, relation.target))}) WHERE ${condition} }`;
    };
    if (!relation.many) return exists(filter);
    return all([
      ...(filter.some ? [exists(filter.some as Filter)] : []),
      ...(filter.none ? [`NOT ${exists(filter.none as Filter)}`] : []),
    ]);
  }

  private column(column: Column, filter: Filter, variable: string): string {
    const property = `${variable}.${quoted(column.name)}`;
    if (column.list) return this.listed(property, filter);
    return this.scalar(property, filter);
  }

  private scalar(property: string, filter: Filter): string {
    return all(
      Object.entries(filter).map(([operator, value]) => {
        if (operator === 'isNull') return value === true ? `${property} IS NULL` : `${property} IS NOT NULL`;
        const parameter = this.parameter(value as Value);
        if (operator === 'ne') return `(${property} IS NULL OR ${property} <> ${parameter})`;
        return `(${property} IS NOT NULL AND ${property} ${COMPARISONS[operator]} ${parameter})`;
      }),
    );
  }

  private listed(property: string, filter: Filter): string {
    return all(
      Object.entries(filter).map(([operator, value]) => {
        // An empty list is not stored.
        if (operator === 'isEmpty') return value === true ? `${property} IS NULL` : `${property} IS NOT NULL`;
        return `(${property} IS NOT NULL AND ${this.parameter(value as Value)} IN ${property})`;
      }),
    );
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

function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : `(${conditions.join(' AND ')})`;
}

function any(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'false' : `(${conditions.join(' OR ')})`;
}

/** The label that all nodes of a type have: the type itself, a family, or `Node`. */
export function labelOf(ontology: Ontology, typeName: string): string {
  if (ontology.nodes.has(typeName)) return typeName;
  return ontology.abstracts.get(typeName)?.label ?? 'Node';
}

function typeOf(ontology: Ontology, name: string): NodeType | AbstractType | { fields: ReadonlyMap<string, Field> } {
  const abstract = ontology.abstracts.get(name);
  if (abstract?.kind === 'union') return typeOf(ontology, 'Node');
  return abstract ?? nodeType(ontology, name);
}
