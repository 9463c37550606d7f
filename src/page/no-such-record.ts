import { GraphQLError } from 'graphql';
import type { AnswerPart } from './labels.js';

/** Raised where no node has an id. */
export class NoSuchRecord extends GraphQLError {
  constructor(
    sentence: string,
    /** What may have been meant. */
    readonly near: readonly AnswerPart[],
  ) {
    super(sentence, { extensions: { code: 'NOT_FOUND', http: { status: 404 } } });
  }
}
