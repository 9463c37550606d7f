import { membersOf } from '../../../src/ontology/ontology.js';
import type { Column, Ontology, Relation } from '../../../src/ontology/ontology.js';
import { decodeColumn } from '../../../src/ontology/stored-form.js';
import type { GraphRecord } from '../../../src/load/derive.js';

export type Input = Readonly<Record<string, unknown>>;
type Scalar = string | number | boolean;

/** What a filter means, in plain TypeScript: two-valued, over records that are all in memory. */
export class PlainGraph {
  readonly records: ReadonlyMap<string, GraphRecord>;
  private readonly related = new Map<string, string[]>();

  constructor(
    private readonly ontology: Ontology,
    records: readonly GraphRecord[],
  ) {
    this.records = new Map(records.map((record) => [record.id, record]));
    for (const { id, relations } of records) {
      for (const [type, to] of relations) {
        this.lead(`${type} OUT ${id}`, to);
        this.lead(`${type} IN ${to}`, id);
      }
    }
  }

  /** The nodes of a type, an interface or a union, in natural order. */
  all(typeName: string): GraphRecord[] {
    return this.narrowed([...this.records.keys()], typeName);
  }

  /** The nodes that a relation of a node leads to, in natural order. */
  from(id: string, { type, direction, target }: Relation): GraphRecord[] {
    return this.narrowed(this.related.get(`${type} ${direction} ${id}`) ?? [], target);
  }

  matches(record: GraphRecord, typeName: string, filter: Input): boolean {
    return Object.entries(filter).every(([name, value]) => {
      if (value === null || value === undefined) return true;
      if (name === 'and') return (value as Input[]).every((one) => this.matches(record, typeName, one));
      if (name === 'or') return (value as Input[]).some((one) => this.matches(record, typeName, one));
      if (name === 'not') return !this.matches(record, typeName, value as Input);
      const field = this.field(typeName, name);
      if (field === undefined) return compare(record.type, value as Input);
      if (field.kind === 'column' && field.of === 'value')
        return this.meets(field, record.properties[name], value as Input);
      if (field.kind === 'column') return holds(field, record.properties[name], value as Input);
      const some = (condition: Input): boolean =>
        this.from(record.id, field).some((one) => this.matches(one, field.target, condition));
      if (!field.many) return some(value as Input);
      return Object.entries(value as Input).every(([quantifier, condition]) =>
        quantifier === 'some' ? some(condition as Input) : !some(condition as Input),
      );
    });
  }

  /** Of a value with fields of its own, read from the whole of it, what is asked of each. */
  private meets(column: Column, stored: unknown, filter: Input): boolean {
    const whole = decodeColumn(this.ontology, column, stored) as Readonly<Record<string, unknown>> | null;
    const fields = this.ontology.values.get(column.type)?.fields;
    return Object.entries(filter).every(([name, value]) => {
      const field = fields?.get(name);
      if (!field || value === null || value === undefined) return field !== undefined;
      return holds(field, whole?.[name] ?? undefined, value as Input);
    });
  }

  private field(typeName: string, name: string): Column | Relation | undefined {
    const abstract = this.ontology.abstracts.get(typeName);
    const type = abstract?.kind === 'union' ? this.ontology.abstracts.get('Node') : abstract;
    return (type ?? this.ontology.nodes.get(typeName))?.fields.get(name);
  }

  private narrowed(ids: readonly string[], typeName: string): GraphRecord[] {
    const types = new Set(membersOf(this.ontology, typeName).map(({ name }) => name));
    return ids
      .flatMap((id) => this.records.get(id) ?? [])
      .filter(({ type }) => types.has(type))
      .sort((a, b) => byCodePoints(naturalKey(a), naturalKey(b)));
  }

  private lead(key: string, id: string): void {
    const ids = this.related.get(key);
    if (ids) ids.push(id);
    else this.related.set(key, [id]);
  }
}

/** What ids are ordered by. */
export function naturalKey(record: GraphRecord): string {
  return String(record.properties['sortKey']);
}

/** Texts are ordered by code points, as UTF-8 bytes are; not by UTF-16 units, as JavaScript's `<` does. */
export function byCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

/** Numbers by size, truths after untruths, texts by code points. */
export function byValue(a: Scalar, b: Scalar): number {
  return typeof a === 'string' ? byCodePoints(a, String(b)) : Number(a) - Number(b);
}

function holds(column: Column, stored: unknown, filter: Input): boolean {
  if (column.list) {
    const items = (stored ?? []) as readonly string[];
    return Object.entries(filter).every(([operator, value]) =>
      operator === 'has' ? items.includes(value as string) : (items.length === 0) === value,
    );
  }
  const value = stored as Scalar | undefined;
  return column.type === 'EDTF' ? compareDates(value as string | undefined, filter) : compare(value, filter);
}

function compare(stored: Scalar | undefined, filter: Input): boolean {
  return Object.entries(filter).every(([operator, given]) => {
    if (operator === 'isNull') return (stored === undefined) === given;
    if (stored === undefined) return operator === 'ne';
    switch (operator) {
      case 'eq':
        return stored === given;
      case 'ne':
        return stored !== given;
      case 'in':
        return (given as readonly unknown[]).includes(stored);
      case 'contains':
        return String(stored).includes(given as string);
      case 'containsIgnoringCase':
        return String(stored).toLowerCase().includes(String(given).toLowerCase());
      case 'startsWith':
        return String(stored).startsWith(given as string);
      default:
        return inOrder(operator, byValue(stored, given as Scalar));
    }
  });
}

function compareDates(stored: string | undefined, filter: Input): boolean {
  return Object.entries(filter).every(([operator, given]) => {
    if (!['gt', 'gte', 'lt', 'lte'].includes(operator)) return compare(stored, { [operator]: given });
    if (stored === undefined) return false;
    const [[begin, end], [givenBegin, givenEnd]] = [daysOf(stored), daysOf(given as string)];
    const [own, other] = {
      gt: [begin, givenEnd],
      gte: [begin, givenBegin],
      lt: [end, givenBegin],
      lte: [end, givenEnd],
    }[operator as 'gt'];
    return own !== undefined && other !== undefined && inOrder(operator, own - other);
  });
}

function inOrder(operator: string, difference: number): boolean {
  return { gt: difference > 0, gte: difference >= 0, lt: difference < 0, lte: difference <= 0 }[operator as 'gt'];
}

/** The first and the last day of a date, in milliseconds; undefined where it has none. */
export function daysOf(date: string): readonly [number | undefined, number | undefined] {
  const [begin = '', end = begin] = date.split('/');
  return [begin === '..' ? undefined : firstDay(begin), end === '..' ? undefined : lastDay(end)];
}

function firstDay(date: string): number {
  const [year, month = 1, day = 1] = numbersIn(date);
  return Date.UTC(year ?? 0, month - 1, day);
}

/** The day before the next year, month or day begins. */
function lastDay(date: string): number {
  const [year = 0, month, day] = numbersIn(date);
  if (day !== undefined) return firstDay(date);
  return month === undefined ? Date.UTC(year + 1, 0, 0) : Date.UTC(year, month, 0);
}

function numbersIn(date: string): number[] {
  return date.replace(/[~?]/, '').split('-').map(Number);
}
