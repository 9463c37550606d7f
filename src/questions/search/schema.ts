import { described } from '../../ontology/description.js';
import { WARNING_CODES } from './warnings.js';

export const MOST_HITS = 100;

export const SEARCH_FIELD = `${described(
  'Nodes by words that stand in them: in names, aliases, statements, headings, numbers, ids ... in any language. Forms of a word are found (torture, tortured; пытки, пыток), and what begins with the last word, as long as no blank follows it. Nodes that have more of the words come first. Any text is a query: there are no operators, and what is ignored is said in `warnings`.',
  1,
)}  search(
${described('The words, for example `definition of torture`, `347.1` or `УК РК`; the first 12 of the first 500 characters.', 2)}    query: String!
${described('Only nodes of these types.', 2)}    types: [TypeName!]
${described(`How many, at most ${MOST_HITS}.`, 2)}    first: Int = 20
  ): SearchResult!`;

export const SEARCH_TYPES = `${described('What a search found.')}type SearchResult {
${described('How many nodes have any of the words; costs a statement of its own.', 1)}  totalCount: Int!
${described('The best hits, the best first; equal ones in the natural order of their ids.', 1)}  nodes: [SearchHit!]!
${described('What of the query was ignored or not found.', 1)}  warnings: [SearchWarning!]!
${described('The query with words that nothing has replaced by similar ones, the best correction first.', 1)}  suggestions: [String!]!
}

${described('A node that a search found.')}type SearchHit {
${described('The node.', 1)}  node: Node!
${described('The field that its best match stands in; `type` where only its type has a word of the query.', 1)}  field: String!
${described('The text of the field around the match, about 160 characters in pieces; cut ends have `…`.', 1)}  snippet: [Segment!]!
${described('How good the match is: comparable within one search only.', 1)}  score: Int!
}

${described('A piece of a snippet.')}type Segment {
${described('The text.', 1)}  text: String!
${described('Whether it is what was searched for.', 1)}  match: Boolean!
}

${described('Something that a search did not do as it was asked.')}type SearchWarning {
${described('Which kind of thing.', 1)}  code: SearchWarningCode!
${described('What exactly, for a reader.', 1)}  message: String!
}

${described('What a search did not do as it was asked.')}enum SearchWarningCode {
${Object.entries(WARNING_CODES)
  .map(([code, description]) => `${described(description, 1)}  ${code}`)
  .join('\n')}
}`;
