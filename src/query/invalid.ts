import { GraphQLError } from 'graphql';
import type { FieldNode } from 'graphql';

/** What a client asked for is not possible. The sentence says where, what is allowed, and what to do. */
export function invalid(sentence: string, node?: FieldNode, code = 'BAD_USER_INPUT'): GraphQLError {
  return new GraphQLError(sentence, { ...(node && { nodes: [node] }), extensions: { code, http: { status: 400 } } });
}
