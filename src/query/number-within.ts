import type { FieldNode } from 'graphql';
import { invalid } from './invalid.js';

/**
 * A number that an argument of a question takes.
 * @param field the root field, with the argument: `path(first:)`.
 * @throws GraphQLError BAD_USER_INPUT where it is out of its bounds.
 */
export function numberWithin(
  node: FieldNode,
  field: string,
  given: unknown,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const value = given as number;
  if (value >= least && value <= most) return value;
  throw invalid(`${field} takes ${least} to ${most}, and ${value} was given.`, node);
}
