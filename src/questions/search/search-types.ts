import { gql, literal } from '../../query/sdl.js';
import { WARNING_CODES } from './warnings.js';

export const MOST_HITS = 100;

const CODES = Object.entries(WARNING_CODES).map(([code, description]) => `${literal(description)} ${code}`);

export const SEARCH_TYPES = gql`
  extend type Query {
    "Nodes by words that stand in them: in names, aliases, statements, headings, numbers, ids ... in any language, and in the names of what a claim is about, of its indicator and its topics. Forms of a word are found (torture, tortured; пытки, пыток), and what begins with the last word, as long as no blank follows it. A rare word counts more than a common one, a word of a name or a statement more than one of a description or of a related name; what has more of the words comes first. Words that questions are asked with are ignored. Any text is a query: there are no operators, and what is ignored is said in \`warnings\`."
    search(
      "The words, for example \`definition of torture\`, \`347.1\` or \`УК РК\`; the first 12 of the first 500 characters."
      query: String!
      "Only nodes of these types, or of what these stand for: \`Claim\` for all claims."
      types: [AnyTypeName!]
      "How many, at most ${MOST_HITS}."
      first: Int = 20
    ): SearchResult!
  }

  "What a search found."
  type SearchResult {
    "How many nodes have any of the words; costs a statement of its own."
    totalCount: Int!
    "The best hits, the best first; equal ones in the natural order of their ids."
    nodes: [SearchHit!]!
    "What of the query was ignored or not found."
    warnings: [SearchWarning!]!
    "The query with words that nothing has replaced by similar ones, the best correction first."
    suggestions: [String!]!
  }

  "A node that a search found."
  type SearchHit {
    "The node."
    node: Node!
    "The field that its best match stands in; \`type\` where only its type has a word of the query. Where no text of its own has one, the relation to what is named so: \`indicator\`, \`topics\` ..."
    field: String!
    "The text of the field around the match, of a relation the name of what it leads to; about 160 characters in pieces, cut ends have \`…\`."
    snippet: [Segment!]!
    "How good the match is: comparable within one search only."
    score: Int!
  }

  "A piece of a snippet."
  type Segment {
    "The text."
    text: String!
    "Whether it is what was searched for."
    match: Boolean!
  }

  "Something that a search did not do as it was asked."
  type SearchWarning {
    "Which kind of thing."
    code: SearchWarningCode!
    "What exactly, for a reader."
    message: String!
  }

  "What a search did not do as it was asked."
  enum SearchWarningCode {
    ${CODES.join('\n')}
  }
`;
