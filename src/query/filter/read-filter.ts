import type { Value } from '../../graph/graph.js';
import { fieldsType } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import type { Operator } from '../../ontology/scalars.js';
import { partColumn } from '../../ontology/value-parts.js';
import { TYPE_COLUMN } from './condition.js';
import type { Condition, FilteredColumn } from './condition.js';
import { FilterError } from './filter-error.js';
import { FILTER } from './filter-limits.js';
import { otherEnd } from './other-end.js';
import type { Hop } from './other-end.js';

/** A filter as the API takes it, already coerced to its input type. */
export type Filter = Readonly<Record<string, unknown>>;

/**
 * Reads a filter into conditions on a node of a type.
 * @throws FilterError where it holds more than a filter may, or a value that cannot be compared.
 */
export function readFilter(ontology: Ontology, typeName: string, filter: Filter): Condition {
  return new FilterReader(ontology).node(typeName, filter, { path: '', hops: [], depth: 1 });
}

/** Where in a filter we are. */
interface Level {
  readonly path: string;
  /** The relations that lead here. */
  readonly hops: readonly Hop[];
  readonly depth: number;
}

class FilterReader {
  private conditions = 0;

  constructor(private readonly ontology: Ontology) {}

  node(typeName: string, filter: Filter, level: Level): Condition {
    if (level.depth > FILTER.depth) {
      throw new FilterError(
        `is nested more than ${FILTER.depth} deep at ${level.path}. Write the conditions side by side.`,
      );
    }
    const type = fieldsType(this.ontology, typeName);
    const conditions = Object.entries(filter).flatMap(([name, value]): Condition[] => {
      // No condition: a client passes null for a variable that it does not set.
      if (value === undefined || value === null) return [];
      const here = { ...level, path: level.path === '' ? name : `${level.path}.${name}`, depth: level.depth + 1 };
      const each = (): Condition[] => (value as readonly Filter[]).map((one) => this.node(typeName, one, here));
      if (name === 'and') return [this.several('all', each())];
      if (name === 'or') return [this.several('any', each())];
      if (name === 'not') return [{ kind: 'not', of: this.node(typeName, value as Filter, here) }];
      const field = type.fields.get(name) ?? (name === TYPE_COLUMN.name ? TYPE_COLUMN : undefined);
      if (!field) throw new Error(`A filter on ${typeName} has ${name}, which the ontology does not know`);
      return 'direction' in field
        ? [this.relation(typeName, field, value as Filter, here)]
        : [this.several('all', this.columns(field, value as Filter, here))];
    });
    return this.several('all', conditions);
  }

  private relation(owner: string, relation: Relation, filter: Filter, level: Level): Condition {
    const hops = [...level.hops, { owner, relation }];
    if (hops.length > FILTER.hops) {
      throw new FilterError(
        `goes through ${hops.length} relations at ${level.path}, and at most ${FILTER.hops} are allowed. ${otherEnd(this.ontology, hops)}`,
      );
    }
    const related = (inner: Filter, path: string): Condition => {
      this.count();
      return {
        kind: 'relation',
        owner,
        relation,
        inner: this.node(relation.target, inner, { path, hops, depth: level.depth }),
      };
    };
    if (!relation.many) return related(filter, level.path);
    const quantified = Object.entries(filter).map(([quantifier, inner]): Condition => {
      const path = `${level.path}.${quantifier}`;
      if (inner === null) throw new FilterError(`has null at ${path}. Leave it out, or write {} for any node.`);
      const some = related(inner as Filter, path);
      return quantifier === 'none' ? { kind: 'not', of: some } : some;
    });
    return this.several('all', quantified);
  }

  /** Of a value with fields of its own, what is asked of each. */
  private columns(column: FilteredColumn, filter: Filter, level: Level): Condition[] {
    const fields = this.ontology.values.get(column.type)?.fields;
    if (!fields) return this.column(column, filter, level);
    return [...fields.values()].flatMap((field) => {
      const value = filter[field.name];
      if (value === undefined || value === null) return [];
      return this.column(partColumn(column, field), value as Filter, {
        ...level,
        path: `${level.path}.${field.name}`,
      });
    });
  }

  private column(column: FilteredColumn, filter: Filter, level: Level): Condition[] {
    return Object.entries(filter).map(([operator, given]) => {
      this.count();
      const path = `${level.path}.${operator}`;
      return { kind: 'column', column, operator: operator as Operator, value: checked(given, path), path };
    });
  }

  private several(kind: 'all' | 'any', of: readonly Condition[]): Condition {
    // An empty filter is text too: a thousand of them would plan as slowly as a thousand comparisons.
    if (of.length === 0) this.count();
    const [only] = of;
    return only && of.length === 1 ? only : { kind, of };
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
}

/** @throws FilterError for a value that the engines would take differently. */
function checked(value: unknown, path: string): Value {
  if (value === null) throw new FilterError(`has null at ${path}. To find what has no value, write isNull: true.`);
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (values.length > FILTER.values) {
    throw new FilterError(
      `has ${values.length} values at ${path}, and at most ${FILTER.values} are allowed. Ask several times.`,
    );
  }
  for (const one of values) {
    if (typeof one !== 'number' || Math.abs(one) <= Number.MAX_SAFE_INTEGER) continue;
    throw new FilterError(
      `has ${one} at ${path}, and numbers from ${-Number.MAX_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER} are allowed.`,
    );
  }
  return value as Value;
}
