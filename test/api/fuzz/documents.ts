import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { GraphQLInputType, GraphQLNamedType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import type { Dice } from './dice.js';
import { DATES, IDS, INTEGERS, NUMBERS, TEXTS } from './values.js';

export interface FuzzDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the engines rightly answer differently. */
const ENGINE = new Set(['engine', 'engineVersion']);
/** Below, only fields without fields of their own: two levels of a connection count as two. */
const DEEPEST = 7;
const MOST_FIELDS = 12;

/** A document that a client could have meant: valid fields, arguments of the right type or nearly, odd values. */
export function documentOf(schema: GraphQLSchema, dice: Dice): FuzzDocument {
  const { query, variables } = unbrokenDocumentOf(schema, dice);
  return { query: dice.oneIn(3) ? mutated(query, dice) : query, variables };
}

/** The same, with nothing wrong but its values. Its text begins with `query Q`. */
export function unbrokenDocumentOf(schema: GraphQLSchema, dice: Dice): FuzzDocument & { readonly selection: string } {
  return new Writer(schema, dice).document();
}

class Writer {
  private readonly variables: Record<string, unknown> = {};
  private readonly declared: string[] = [];
  private fields = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly dice: Dice,
  ) {}

  document(): ReturnType<typeof unbrokenDocumentOf> {
    const query = this.schema.getQueryType();
    if (!query) throw new Error('The API has no queries');
    const selection = this.selection(query, 0, this.dice.oneIn(4) ? 2 : 1);
    const declared = this.declared.length === 0 ? '' : `(${this.declared.join(', ')})`;
    return { query: `query Q${declared} ${selection}`, selection, variables: this.variables };
  }

  private selection(type: GraphQLNamedType, depth: number, most: number): string {
    const chosen = Array.from({ length: 1 + this.dice.below(most) }, () => this.selected(type, depth));
    return `{ ${chosen.join(' ')} }`;
  }

  private selected(type: GraphQLNamedType, depth: number): string {
    if (isInterfaceType(type) || isUnionType(type)) {
      const members = this.schema.getPossibleTypes(type);
      const fragment = (): string => {
        const member = this.dice.of(members);
        return `... on ${member.name} ${this.selection(member, depth, 2)}`;
      };
      if (isUnionType(type) || this.dice.oneIn(3)) return fragment();
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return '__typename';
    const all = Object.values(type.getFields()).filter(({ name }) => !ENGINE.has(name));
    const flat = all.filter((field) => !isCompositeType(getNamedType(field.type)));
    const fields = depth >= DEEPEST || this.fields > MOST_FIELDS ? flat : all;
    if (fields.length === 0) return '__typename';
    const field = this.dice.of(fields);
    this.fields += 1;
    const given = field.args.flatMap((argument) => {
      const must = isNonNullType(argument.type) && !this.dice.oneIn(20);
      return must || this.dice.oneIn(3) ? [`${argument.name}: ${this.argument(argument.type)}`] : [];
    });
    const alias = this.fields > 1 || this.dice.oneIn(8) ? `k${this.fields}: ` : '';
    const directive = this.dice.oneIn(25)
      ? ` @${this.dice.of(['skip', 'include'])}(if: ${this.argument(this.boolean())})`
      : '';
    const below = this.below(field.type, depth);
    return `${alias}${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}${directive}${below}`;
  }

  private below(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    return isCompositeType(named) ? ` ${this.selection(named, depth + 1, 2)}` : '';
  }

  /** A literal, or a variable that holds it or something else. */
  private argument(type: GraphQLInputType): string {
    const value = this.value(type, 0);
    if (!this.dice.oneIn(3)) return literal(value);
    const name = `v${this.declared.length}`;
    const loose = this.dice.oneIn(6) && isNonNullType(type);
    const otherwise = loose || this.dice.oneIn(8) ? ` = ${literal(this.value(getNullableType(type), 0))}` : '';
    this.declared.push(`$${name}: ${loose ? getNullableType(type).toString() : type.toString()}${otherwise}`);
    if (!this.dice.oneIn(10)) {
      this.variables[name] = plain(
        this.dice.oneIn(8) ? this.dice.of<unknown>([null, 1.5, 'x', [], {}, true, [[null]]]) : value,
      );
    }
    return `$${name}`;
  }

  private value(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.dice.oneIn(40) ? null : this.value(type.ofType, depth);
    if (this.dice.oneIn(25)) return null;
    if (isListType(type)) {
      return Array.from({ length: this.dice.below(3) }, () => this.value(type.ofType, depth));
    }
    if (isEnumType(type)) {
      const name = this.dice.oneIn(30) ? 'NONSENSE' : this.dice.of(type.getValues()).name;
      return new Name(name);
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const required = fields.filter((field) => isNonNullType(field.type));
      const others =
        depth > 5 ? [] : Array.from({ length: this.dice.below(2) + (depth === 0 ? 1 : 0) }, () => this.dice.of(fields));
      const chosen = new Set([...required, ...others]);
      return Object.fromEntries([...chosen].map((field) => [field.name, this.value(field.type, depth + 1)]));
    }
    return this.scalar(type.name);
  }

  private scalar(name: string): unknown {
    if (this.dice.oneIn(30)) return this.dice.of<unknown>([...TEXTS, ...INTEGERS, true, {}, []]);
    switch (name) {
      case 'Int':
        return this.dice.of(INTEGERS);
      case 'Float':
        return this.dice.of(NUMBERS);
      case 'Boolean':
        return this.dice.oneIn(2);
      case 'ID':
        return this.dice.of(IDS);
      case 'EDTF':
      case 'Date':
        return this.dice.of(DATES);
      default:
        return this.dice.of(this.dice.oneIn(2) ? TEXTS : IDS);
    }
  }

  private boolean(): GraphQLInputType {
    const type = this.schema.getType('Boolean');
    if (!type) throw new Error('No type Boolean');
    return type as GraphQLInputType;
  }
}

/** A name of an enum: a literal without quotes. */
class Name {
  constructor(readonly name: string) {}
}

function plain(value: unknown): unknown {
  if (value instanceof Name) return value.name;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

function literal(value: unknown): string {
  if (value instanceof Name) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${key}: ${literal(one)}`)
    .join(', ')} }`;
}

/** The document with something in it that is wrong. */
function mutated(query: string, dice: Dice): string {
  const at = dice.below(query.length);
  const until = at + 1 + dice.below(12);
  const other = dice.below(query.length);
  switch (dice.below(6)) {
    case 0:
      return query.slice(0, at);
    case 1:
      return query.slice(0, at) + query.slice(until);
    case 2:
      return query.slice(0, at) + query.slice(at, until).repeat(3) + query.slice(until);
    case 3:
      return query.slice(0, at) + dice.of(TEXTS) + query.slice(at);
    case 4:
      return query.slice(0, other) + query.slice(at, until) + query.slice(other);
    default:
      return query.replaceAll(/[{}()[\]]/g, (bracket) =>
        dice.oneIn(8) ? dice.of(['{', '}', '(', ')', '[', ']']) : bracket,
      );
  }
}
