import type { OperationDefinitionNode } from 'graphql';
import { gql } from '../../query/sdl.js';

/** The directive, as clients see it. */
export const CITE = gql`
  "Answers \`extensions.citation\` beside the data: how to cite the whole answer, with every report that it rests on."
  directive @cite on QUERY
`;

const DIRECTIVE = 'cite';

/** Whether an operation asks how to cite its answer. */
export function cites({ directives = [] }: OperationDefinitionNode): boolean {
  return directives.some(({ name }) => name.value === DIRECTIVE);
}
