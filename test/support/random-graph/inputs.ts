import fc from 'fast-check';
import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import type { GraphQLInputField, GraphQLInputObjectType, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { SCALARS } from './graph.js';
import { daysOf } from './plain.js';
import type { Input } from './plain.js';
import type { GraphRecord } from '../../../src/load/derive.js';

const HOPS = 3;
/** Deep enough for three hops with a junction between; Neo4j plans each new shape, and large ones take seconds. */
const DEPTH = 4;
const JUNCTIONS = ['and', 'or', 'not'];

/** Any filter that the API takes for a type, of values that the records have and of others. */
export class FilterInputs {
  private readonly known = new Map<string, fc.Arbitrary<Input>>();
  private readonly stored = new Map<string, Set<unknown>>();

  constructor(
    private readonly schema: GraphQLSchema,
    records: readonly GraphRecord[],
  ) {
    for (const { properties } of records) {
      for (const [name, value] of Object.entries(properties)) {
        const values = this.stored.get(name) ?? new Set();
        for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value]) values.add(one);
        this.stored.set(name, values);
      }
    }
  }

  of(typeName: string, hops = HOPS): fc.Arbitrary<Input> {
    return this.node(`${typeName}Filter`, hops, hops === HOPS ? DEPTH : 1);
  }

  private node(inputName: string, hops: number, depth: number): fc.Arbitrary<Input> {
    const key = `${inputName} ${hops} ${depth}`;
    let arbitrary = this.known.get(key);
    if (!arbitrary) {
      const conditions = Object.values(this.input(inputName).getFields()).flatMap((field) =>
        this.condition(inputName, field, hops, depth),
      );
      arbitrary = together(conditions, depth === DEPTH ? 1 : 0, depth > 2 ? 2 : 1);
      this.known.set(key, arbitrary);
    }
    return arbitrary;
  }

  /** What can stand at a field of a filter on nodes, with how often it should; nothing where it would be too deep. */
  private condition(inputName: string, field: GraphQLInputField, hops: number, depth: number): Condition[] {
    const { name } = field;
    const target = getNamedType(field.type).name;
    if (JUNCTIONS.includes(name)) {
      if (depth === 0) return [];
      const inner = this.node(inputName, hops, depth - 1);
      return [{ name, weight: 6, value: name === 'not' ? inner : fc.array(inner, { maxLength: 2 }) }];
    }
    const fields = Object.keys(this.input(target).getFields());
    const isList = fields.includes('some');
    if (isValue(this.input(target))) return [{ name, weight: 3, value: this.fieldsOf(target, name) }];
    if (!isList && !fields.includes('and')) return [{ name, weight: 3, value: this.operators(target, name) }];
    if (hops === 0 || depth === 0) return [];
    if (!isList) return [{ name, weight: 3, value: this.node(target, hops - 1, depth - 1) }];
    const inner = this.node(target.replace(/ListFilter$/, 'Filter'), hops - 1, depth - 1);
    return [
      { name, weight: 3, value: together(['some', 'none'].map((key) => ({ name: key, weight: 1, value: inner }))) },
    ];
  }

  /** What is asked of the fields of a value, which are stored under its name and theirs. */
  private fieldsOf(inputName: string, column: string): fc.Arbitrary<Input> {
    const fields = Object.values(this.input(inputName).getFields()).map(({ name, type }) => ({
      ...{ name, weight: 1 },
      value: this.operators(getNamedType(type).name, column + name.charAt(0).toUpperCase() + name.slice(1)),
    }));
    return together(fields, 0, 2);
  }

  private operators(inputName: string, column: string): fc.Arbitrary<Input> {
    const operators = Object.values(this.input(inputName).getFields());
    return together(
      operators.map((field) => ({ name: field.name, weight: 1, value: this.operand(field, column) })),
      1,
      2,
    );
  }

  private operand({ name, type }: GraphQLInputField, column: string): fc.Arbitrary<unknown> {
    if (name === 'isNull' || name === 'isEmpty') return fc.boolean();
    const scalar = getNamedType(type);
    const any: fc.Arbitrary<unknown> = isEnumType(scalar)
      ? fc.constantFrom(...scalar.getValues().map((one) => one.name))
      : SCALARS[scalar.name as keyof typeof SCALARS];
    // Columns of one name have different types in different nodes.
    const stored = [...(this.stored.get(column) ?? [])].filter((value) => isOf(scalar, value));
    const one = stored.length === 0 ? any : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...stored) }, any);
    if (name === 'in') return fc.array(one, { maxLength: 4 });
    if (/^(contains|startsWith)/.test(name)) return fc.tuple(one, fc.nat(3), fc.nat(3)).map(partOf(name));
    return scalar.name === 'EDTF' ? one.filter((date) => hasBound(name, date as string)) : one;
  }

  private input(name: string): GraphQLInputObjectType {
    const type = this.schema.getType(name);
    if (!isInputObjectType(type)) throw new Error(`The API has no filter ${name}`);
    return type;
  }
}

/** Whether an input asks of the fields of a value: each of them takes operators. */
function isValue(input: GraphQLInputObjectType): boolean {
  const inner = Object.values(input.getFields()).map(({ type }) => getNamedType(type));
  return inner.every((type) => isInputObjectType(type) && 'eq' in type.getFields());
}

interface Condition {
  readonly name: string;
  readonly weight: number;
  readonly value: fc.Arbitrary<unknown>;
}

/** Some of the conditions side by side. */
function together(conditions: readonly Condition[], minLength = 0, maxLength = 1): fc.Arbitrary<Input> {
  const entries = conditions.map(({ name, weight, value }) => ({
    weight,
    arbitrary: value.map((one): [string, unknown] => [name, one]),
  }));
  return fc.array(fc.oneof(...entries), { minLength, maxLength }).map((some) => Object.fromEntries(some));
}

/** Whole characters of a text, so that a part is a text again. */
function partOf(operator: string): (given: [unknown, number, number]) => string {
  return ([whole, skip, take]) => {
    const characters = Array.from(String(whole));
    const part = characters.slice(operator === 'startsWith' ? 0 : skip, skip + take).join('');
    return operator === 'containsIgnoringCase' ? otherCase(part) : part;
  };
}

/** Each letter that has another case in that one. */
function otherCase(text: string): string {
  return Array.from(text, (one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join('');
}

function isOf(type: GraphQLNamedType, value: unknown): boolean {
  if (isEnumType(type)) return type.getValue(String(value)) !== undefined;
  if (type.name === 'Int') return Number.isInteger(value);
  return typeof value === (type.name === 'Float' ? 'number' : type.name === 'Boolean' ? 'boolean' : 'string');
}

/** Whether a date has the day that an operator compares with. */
function hasBound(operator: string, date: string): boolean {
  const [begin, end] = daysOf(date);
  if (operator === 'gt' || operator === 'lte') return end !== undefined;
  return operator === 'gte' || operator === 'lt' ? begin !== undefined : true;
}
