import { Kind, print } from 'graphql';
import graphqlTag from 'graphql-tag';

/** Reads SDL into a document; what is put in between is text. */
export const { gql } = graphqlTag;

/** A text as a string of GraphQL, for descriptions that are put together. */
export function literal(text: string): string {
  return print({ kind: Kind.STRING, value: text, block: text.includes('\n') });
}
