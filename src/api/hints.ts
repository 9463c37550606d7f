import {
  GraphQLError,
  Kind,
  TokenKind,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { ASTNode, GraphQLArgument, GraphQLField, GraphQLSchema, Token } from 'graphql';

/** A mistake that beginners make: how GraphQL says it, and what to write. */
export interface Hint {
  readonly name: string;
  /** What GraphQL says, without what it takes for meant. */
  readonly message: RegExp;
  /** What is said after it; undefined where nothing can be told. */
  readonly sentence: (schema: GraphQLSchema, found: readonly string[], place: Place) => string | undefined;
  /** Whether it stands beside what GraphQL takes for meant, and not in its place. */
  readonly isBeside?: boolean;
}

/** Where a mistake stands in the document; nowhere, where it stands in a variable. */
interface Place {
  readonly node: ASTNode | undefined;
  readonly source: string;
}

/** What other APIs call the arguments of a list. */
const OTHER_NAMES: Readonly<Record<string, Meant>> = {
  ...{ where: 'filter', filters: 'filter', filterBy: 'filter', condition: 'filter' },
  ...{
    limit: 'first',
    take: 'first',
    top: 'first',
    size: 'first',
    pageSize: 'first',
    perPage: 'first',
    count: 'first',
  },
  ...{ skip: 'after', offset: 'after', page: 'after', cursor: 'after' },
  ...{ order: 'orderBy', sort: 'orderBy', sortBy: 'orderBy', order_by: 'orderBy' },
};

/** Characters of a document that a sentence repeats. */
const REPEATED = 120;
const DID_YOU_MEAN = / Did you mean [^?]*\?$/;
/** Where in a variable a mistake stands. */
const IN_VARIABLE = /(?:^|[.\]])(\w+)"; $/;

/** Every hint, each tried with what is `wrong` in `test/api/hints.test.ts`. */
export const HINTS: readonly Hint[] = [
  {
    name: 'a condition of a node where the filter of a list is',
    message: /^(.*)Field "(\w+)" is not defined by type "(\w+ListFilter)"\.$/s,
    sentence: (schema, [before = '', field = '', typeName = ''], { node }) => {
      const list = valueOf(node) ?? IN_VARIABLE.exec(before)?.[1];
      return list === undefined || !schema.getType(typeName)
        ? undefined
        : `\`${list}\` is a list: write \`${list}: {${conditionOn(schema, typeName, field)}}\`.`;
    },
  },
  {
    name: 'a field of a node asked of the page',
    message: /^Cannot query field "(\w+)" on type "(\w+)Connection"\.$/,
    sentence: (schema, [field = '', typeName = ''], { node, source }) => {
      const list = node?.loc && ownerOf(node.loc.startToken, source);
      const type = schema.getType(typeName);
      const known = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
      if (!list) return undefined;
      const asked = known
        ? textOf(node, source, known.args.length > 0 || !isLeaf(known) ? `${field} { id }` : field)
        : 'id';
      return `\`${list.name}\` is a page of nodes: ask inside \`nodes { }\`, \`${list.text} { nodes { ${asked} } }\`.`;
    },
  },
  {
    name: 'one node by something that is no id',
    message: /^Unknown argument "(\w+)" on field "Query\.(\w+)"\.$/,
    sentence: (schema, [argument = '', field = ''], { node, source }) => {
      const root = schema.getQueryType()?.getFields()[field];
      const list = root && listOf(schema, root);
      const operators = list && operatorsOf(schema, list, argument);
      if (!list || !operators) return undefined;
      const value = node?.kind === Kind.ARGUMENT ? textOf(node.value, source, '"…"') : '"…"';
      const operator = operators.find((one) => one === 'containsIgnoringCase') ?? 'eq';
      const filter = `{ ${list}(filter: {${argument}: {${operator}: ${value}}}) { nodes { id } } }`;
      return `\`${field}\` takes ${namesOf(root)}. Ask \`${filter}\`, or look for its words: \`${searched(value)}\`.`;
    },
  },
  {
    name: 'an argument that lists have under another name',
    message: /^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"\.$/,
    sentence: (schema, [argument = '', typeName = '', field = ''], { node, source }) => {
      const meant = Object.hasOwn(OTHER_NAMES, argument) ? OTHER_NAMES[argument] : undefined;
      const args = argumentsOf(schema, typeName, field);
      const taken = args.find(({ name }) => name === meant);
      const given = node?.kind === Kind.ARGUMENT ? textOf(node.value, source, '') : '';
      return meant && taken && SAID[meant](field, taken, given);
    },
  },
  {
    name: 'a condition beside the filter of a list',
    message: /^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"\.$/,
    sentence: (schema, [argument = '', typeName = '', field = ''], { node, source }) => {
      const args = argumentsOf(schema, typeName, field);
      const filter = args.find(({ name }) => name === 'filter');
      const value = node?.kind === Kind.ARGUMENT ? textOf(node.value, source, '"…"') : '"…"';
      const condition = filter && conditionIn(schema, getNamedType(filter.type).name, argument, value);
      return condition && `What rows must meet stands in \`filter:\`: \`${field}(filter: {${condition}})\`.`;
    },
  },
  {
    name: 'an argument that the field does not have',
    message: /^Unknown argument "\w+" on field "(\w+)\.(\w+)"\.$/,
    isBeside: true,
    sentence: (schema, [typeName = '', field = '']) => {
      const args = argumentsOf(schema, typeName, field);
      const names = args.map(({ name }) => `\`${name}:\``).join(', ');
      if (args.length === 0) return `\`${field}\` takes no arguments.`;
      return `\`${field}\` has the argument${args.length === 1 ? '' : 's'} ${names}.`;
    },
  },
  {
    name: 'a condition on what the type has under another name',
    message: /Field "(\w+)" is not defined by type "(\w+Filter)"\.$/,
    sentence: (schema, [field = '', typeName = ''], { node, source }) => {
      const given = node?.kind === Kind.OBJECT_FIELD ? textOf(node.value, source, '') : '';
      const condition = reaching(schema, typeName, field, ID_GIVEN.exec(given)?.[1] ?? '"…"');
      return condition && `Write \`${condition}\`.`;
    },
  },
  {
    name: 'an argument without its name, or the body of a request',
    message: /^Syntax Error: Expected Name, found String "(.*)"\.$/s,
    sentence: (_, [text = '']) =>
      text === 'query'
        ? 'This is the body of a request, in JSON: the query is only what stands behind `"query":`, without its quotation marks.'
        : `An argument has its name before it: \`search(query: ${repeated(JSON.stringify(text), '"…"')})\`.`,
  },
  {
    name: 'a value where an operator is asked for',
    message: /^Expected value of type "(\w+)Filter", found ("(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|[A-Z_]+)\.$/,
    sentence: (schema, [typeName = '', value = ''], { node }) => {
      const field = node?.loc?.startToken.prev?.prev;
      const type = schema.getType(`${typeName}Filter`);
      if (field?.kind !== TokenKind.NAME || !isInputObjectType(type) || !type.getFields()['eq']) return undefined;
      return `Say how it is compared: \`${field.value}: {eq: ${repeated(value, '"…"')}}\`.`;
    },
  },
  {
    name: 'an enum in quotes',
    message: /^Enum "(\w+)" cannot represent non-enum value: "(\w+)"\.$/,
    sentence: (schema, [typeName = '', given = '']) => {
      const type = schema.getType(typeName);
      const names = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
      const name = names.find((one) => one === given) ?? names.find((one) => one === given.toUpperCase());
      return name && `Write it without quotes, \`${name}\`; only in variables, which are JSON, it stands in quotes.`;
    },
  },
];

type Meant = 'filter' | 'first' | 'after' | 'orderBy';

/** An id as it was given: as it is, with an operator, or as the filter of a node has it. */
const ID_GIVEN = /^(?:\{\s*(?:id:\s*\{\s*)?eq:\s*)?("[^"\\]*")[\s}]*$/;
/** From where claims are seen: all that they are about, where they were read, and what these are part of. */
const SEEN_FROM = 'seenFrom';

/** What is said of each, by the field, its argument, and the text of the value that was given. */
const SAID: Readonly<Record<Meant, (field: string, taken: GraphQLArgument, given: string) => string>> = {
  filter: (field) => `It is \`filter:\` here, with an operator for each value: \`${field}(filter: {id: {eq: "…"}})\`.`,
  first: (field, _, given) => `It is \`first:\` here: \`${field}(first: ${/^\d+$/.test(given) ? given : '20'})\`.`,
  after: (field) =>
    `Rows are not skipped: ask for \`pageInfo { hasNextPage endCursor }\`, and then for \`${field}(after: "…")\` with its endCursor.`,
  orderBy: (field, { type }) => {
    const order = getNamedType(type);
    const by = isInputObjectType(order) ? getNamedType(order.getFields()['field']?.type) : undefined;
    const [name] = isEnumType(by) ? by.getValues().map((value) => value.name) : [];
    return `It is \`orderBy:\` here, a list: \`${field}(orderBy: [{field: ${name ?? '…'}, direction: ASC}])\`.`;
  },
};

/** The message of an error; of a mistake that is known with what to write, mostly in place of what GraphQL takes for meant. */
export function withHint(schema: GraphQLSchema, message: string, error: unknown): string {
  const said = message.replace(DID_YOU_MEAN, '');
  const node = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
  const place: Place = { node, source: node?.loc?.source.body ?? '' };
  for (const { message: pattern, sentence, isBeside = false } of HINTS) {
    const [, ...found] = pattern.exec(said) ?? [];
    const hint = found.length > 0 ? sentence(schema, found, place) : undefined;
    if (hint !== undefined) return `${isBeside ? message : said} ${hint}`;
  }
  return message;
}

/** What a field takes; nothing of a field that is not there. */
function argumentsOf(schema: GraphQLSchema, typeName: string, field: string): readonly GraphQLArgument[] {
  const type = schema.getType(typeName);
  return (isObjectType(type) || isInterfaceType(type) ? type.getFields()[field]?.args : undefined) ?? [];
}

/** A condition of a filter on a field of its type, or on what the type has in its place; undefined where there is none. */
function conditionIn(schema: GraphQLSchema, filter: string, field: string, value: string): string | undefined {
  const type = schema.getType(filter);
  const known = isInputObjectType(type) ? type.getFields()[field] : undefined;
  const inner = known && getNamedType(known.type);
  if (!isInputObjectType(inner)) return reaching(schema, filter, field, value);
  const names = inner.getFields();
  if (names['eq']) return `${field}: {eq: ${value}}`;
  if (names['some']) return `${field}: {some: {id: {eq: ${value}}}}`;
  return names['id'] && `${field}: {id: {eq: ${value}}}`;
}

/**
 * The condition by which a filter reaches nodes of the type that a word names, as root fields do: `onCountries` where
 * `country` was meant, else from where claims are seen.
 */
function reaching(schema: GraphQLSchema, filter: string, word: string, id: string): string | undefined {
  const roots = schema.getQueryType()?.getFields() ?? {};
  const root = Object.hasOwn(roots, word) ? roots[word] : undefined;
  const named = root && schema.getType(getNamedType(root.type).name.replace(/Connection$/, ''));
  const type = schema.getType(filter);
  if (!isInputObjectType(type) || !isObjectType(named)) return undefined;
  const fields = Object.values(type.getFields());
  const own = fields.find(
    (field) =>
      getNamedType(field.type).name === `${named.name}ListFilter` && field.name.endsWith(listName(schema, named)),
  );
  const seen = fields.find(
    (field) =>
      field.name === SEEN_FROM &&
      named.getInterfaces().some(({ name }) => getNamedType(field.type).name === `${name}ListFilter`),
  );
  const found = own ?? seen;
  return found && `${found.name}: {some: {id: {eq: ${id}}}}`;
}

/** The name of the root field with all nodes of a type, as the end of another name has it. */
function listName(schema: GraphQLSchema, { name }: { readonly name: string }): string {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const list = fields.find((field) => getNamedType(field.type).name === `${name}Connection`)?.name ?? name;
  return list.charAt(0).toUpperCase() + list.slice(1);
}

function conditionOn(schema: GraphQLSchema, typeName: string, field: string): string {
  const type = schema.getType(typeName);
  const some = isInputObjectType(type) ? type.getFields()['some'] : undefined;
  if (!some) return 'has: ...';
  const inner = getNamedType(some.type);
  const isKnown = isInputObjectType(inner) && Object.hasOwn(inner.getFields(), field);
  return `some: {${isKnown ? `${field}: ...` : '...'}}`;
}

/** The field, or input field, whose value has the given one in its braces: the name before its brace. */
function valueOf(node: ASTNode | undefined): string | undefined {
  if (node?.kind !== Kind.OBJECT_FIELD || !node.loc) return undefined;
  const brace = openingOf(node.loc.startToken.prev, TokenKind.BRACE_L, TokenKind.BRACE_R);
  const name = brace?.prev?.kind === TokenKind.COLON ? brace.prev.prev : undefined;
  return name?.kind === TokenKind.NAME ? name.value : undefined;
}

/** The field in whose selection a token stands, and its text with its arguments. */
function ownerOf(token: Token, source: string): { readonly name: string; readonly text: string } | undefined {
  const brace = openingOf(token.prev, TokenKind.BRACE_L, TokenKind.BRACE_R);
  const last = brace?.prev;
  const first =
    last?.kind === TokenKind.PAREN_R ? openingOf(last.prev, TokenKind.PAREN_L, TokenKind.PAREN_R)?.prev : last;
  if (first?.kind !== TokenKind.NAME || !brace) return undefined;
  return { name: first.value, text: repeated(source.slice(first.start, brace.start).trim(), first.value) };
}

function openingOf(from: Token | null | undefined, opens: TokenKind, closes: TokenKind): Token | undefined {
  let depth = 0;
  for (let token = from; token; token = token.prev) {
    if (token.kind === closes) depth += 1;
    if (token.kind !== opens) continue;
    if (depth === 0) return token;
    depth -= 1;
  }
  return undefined;
}

/** The root field with all nodes of a type, where a root field is of one of them. */
function listOf(schema: GraphQLSchema, { type }: GraphQLField<unknown, unknown>): string | undefined {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.find((field) => getNamedType(field.type).name === `${getNamedType(type).name}Connection`)?.name;
}

/** The operators of a list's filter on a field of its nodes; undefined where there is none. */
function operatorsOf(schema: GraphQLSchema, list: string, field: string): readonly string[] | undefined {
  const { args } = schema.getQueryType()?.getFields()[list] ?? { args: [] };
  const filter = args.find(({ name }) => name === 'filter');
  const type = filter && getNamedType(filter.type);
  const own = isInputObjectType(type) ? type.getFields()[field] : undefined;
  const operators = own && getNamedType(own.type);
  const names = isInputObjectType(operators) ? Object.keys(operators.getFields()) : [];
  return names.includes('eq') ? names : undefined;
}

function searched(value: string): string {
  return `{ search(query: ${value}) { nodes { node { id } } } }`;
}

function namesOf({ args }: GraphQLField<unknown, unknown>): string {
  return args.map(({ name }) => `\`${name}:\``).join(' or ');
}

function isLeaf({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  return !isObjectType(named) && !isInterfaceType(named) && !('getTypes' in named);
}

/** What somebody wrote, where it is short and on one line. */
function textOf({ loc }: ASTNode, source: string, otherwise: string): string {
  return repeated(loc ? source.slice(loc.start, loc.end) : '', otherwise);
}

function repeated(text: string, otherwise: string): string {
  return text !== '' && text.length <= REPEATED && !/[\n\r`]/.test(text) ? text : otherwise;
}
