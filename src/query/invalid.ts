import { GraphQLError } from 'graphql';
import type { FieldNode } from 'graphql';
import type { ErrorCode } from './error-codes.js';

/** What a client asked for is not possible. The sentence says where, what is allowed, and what to do. */
export function invalid(sentence: string, node?: FieldNode, code: ErrorCode = 'BAD_USER_INPUT'): GraphQLError {
  return new GraphQLError(sentence, { ...(node && { nodes: [node] }), extensions: { code, http: { status: 400 } } });
}

/** An error that graphql-js has for arguments, such as null for a variable with a default, as a mistake of the client. */
export function asInvalid(error: unknown): unknown {
  if (!(error instanceof GraphQLError) || error.extensions.code !== undefined) return error;
  const { message, nodes } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? [],
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}
