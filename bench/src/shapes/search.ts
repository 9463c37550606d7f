import { statementWord } from '../data/words.js';
import type { Shape } from './shape.js';

/** The index that the search of the floor asks. */
export const FULL_TEXT_INDEX = 'measured';

export const SEARCH: Shape = {
  name: 'search',
  title: 'a search for two words',
  ask: { kind: 'search', key: 'search', first: 20 },
  variables: [{ name: 'query', type: 'String!' }],
  start:
    `CALL () { CALL db.index.fulltext.queryNodes('${FULL_TEXT_INDEX}', $query) YIELD node RETURN count(node) AS total }\n` +
    `CALL () { CALL db.index.fulltext.queryNodes('${FULL_TEXT_INDEX}', $query, {limit: 20}) YIELD node ` +
    'RETURN collect({node: {id: node.id}}) AS rows }',
  // The blank at the end says that the last word is whole.
  values: (_, index) => ({
    query: `${statementWord(10 + ((index * 7) % 60))} ${statementWord(200 + ((index * 13) % 900))} `,
  }),
};
