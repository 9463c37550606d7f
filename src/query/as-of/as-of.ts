import { getDirectiveValues } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { invalid } from '../invalid.js';
import { gql } from '../sdl.js';

/** As of when an operation is answered; one of the two at least. */
export interface AsOf {
  /** The day, `2012-03-31`, on which claims hold in the world. */
  readonly date: string | undefined;
  /** The day by which claims had been published. */
  readonly knownAt: string | undefined;
}

/** The directive, as clients see it. */
export const AS_OF = gql`
  "Answers from the claims that qualify only, wherever a claim is met: in lists, counts, filters and single fields. What is not a claim stays."
  directive @asOf(
    "Keeps the claims that may hold on this day: from \`validFrom\` on, until \`validTo\`; what has no bound there, or begins or ends at an uncertain time, may."
    date: Date
    "Keeps the claims that were public by this day; not those of which nobody knows since when they are."
    knownAt: Date
  ) on QUERY
`;

const DIRECTIVE = 'asOf';
/** Where the day begins first, in hours before UTC. */
const EARLIEST_ZONE_HOURS = 14;

/**
 * As of when an operation asks; undefined where it does not say.
 * @param now the time, in milliseconds.
 * @throws GraphQLError where it says nothing by it, or more than anybody can know.
 */
export function readAsOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  now: number,
): AsOf | undefined {
  const directive = schema.getDirective(DIRECTIVE);
  const given = directive && getDirectiveValues(directive, operation, variables);
  if (!given) return undefined;
  const date = (given.date ?? undefined) as string | undefined;
  const knownAt = (given.knownAt ?? undefined) as string | undefined;
  if (date === undefined && knownAt === undefined) {
    throw invalid('@asOf takes date, knownAt or both, and neither was given. Give a day, or leave the directive out.');
  }
  const today = new Date(now + EARLIEST_ZONE_HOURS * 3_600_000).toISOString().slice(0, 10);
  if (knownAt !== undefined && knownAt > today) {
    throw invalid(
      `@asOf(knownAt:) takes a day that is not after ${today}, and "${knownAt}" was given: nobody knows what will have been published. Leave knownAt out for all that is known.`,
    );
  }
  return { date, knownAt };
}
