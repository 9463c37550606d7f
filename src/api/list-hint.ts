import { GraphQLError, Kind, TokenKind, getNamedType, isInputObjectType } from 'graphql';
import type { GraphQLInputObjectType, GraphQLSchema, Token } from 'graphql';

/** How graphql-js says that a filter on a list has a condition of its nodes; what it takes for meant is no help. */
const UNKNOWN_FIELD = /^(.*)Field "(\w+)" is not defined by type "(\w+ListFilter)"\.(?: Did you mean .*\?)?$/s;
/** Where in a variable it stands. */
const IN_VARIABLE = /(?:^|[.\]])(\w+)"; $/;

/** The message of an error; of a filter on a list that was written like one on a node, with how to write it. */
export function withListHint(schema: GraphQLSchema, message: string, error: unknown): string {
  const [, before = '', field = '', typeName = ''] = UNKNOWN_FIELD.exec(message) ?? [];
  const type = schema.getType(typeName);
  if (!isInputObjectType(type)) return message;
  const list = listIn(error) ?? IN_VARIABLE.exec(before)?.[1];
  if (list === undefined) return message;
  const what = `${before}Field "${field}" is not defined by type "${typeName}".`;
  return `${what} \`${list}\` is a list: write \`${list}: {${condition(type, field)}}\`.`;
}

function condition(type: GraphQLInputObjectType, field: string): string {
  const { some } = type.getFields();
  if (!some) return 'has: ...';
  const inner = getNamedType(some.type);
  const isKnown = isInputObjectType(inner) && Object.hasOwn(inner.getFields(), field);
  return `some: {${isKnown ? `${field}: ...` : '...'}}`;
}

/** The field whose value has, in the document, the field that an error is about: the name before its brace. */
function listIn(error: unknown): string | undefined {
  const node = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
  if (node?.kind !== Kind.OBJECT_FIELD) return undefined;
  let token: Token | null | undefined = node.loc?.startToken.prev;
  for (let open = 0; token; token = token.prev) {
    if (token.kind === TokenKind.BRACE_R) open += 1;
    if (token.kind !== TokenKind.BRACE_L) continue;
    if (open === 0) break;
    open -= 1;
  }
  const name = token?.prev?.kind === TokenKind.COLON ? token.prev.prev : undefined;
  return name?.kind === TokenKind.NAME ? name.value : undefined;
}
