import { GraphQLError } from 'graphql';

/** An address that is answered in the place of one that is refused. */
export interface WayOn {
  readonly title: string;
  readonly path: string;
}

/** Raised for an address that asks for too much, and can be asked in parts. */
export class RefusedWithWays extends GraphQLError {
  constructor(
    sentence: string,
    /** What a reader may go on with. */
    readonly ways: readonly WayOn[],
  ) {
    super(sentence, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
  }
}
