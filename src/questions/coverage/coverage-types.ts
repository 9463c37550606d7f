import { PAGE } from '../../query/plan/page.js';
import { gql } from '../../query/sdl.js';

export const COVERAGE_TYPES = gql`
  extend type Query {
    "How much of a report is here: how many of its passages are cited, which are not, and what its footnotes are worth. Null, with an error, where there is no report of that id."
    coverage(
      "The id of the report, for example \`un/a-hrc-14-10\`."
      report: ID!
    ): Coverage
  }

  "How much of a report is here."
  type Coverage {
    "The report; only where it is \`complete\` do these numbers speak of the whole of it."
    report: Report!
    "How many passages of it there are."
    passages: Int!
    "How many of them a claim or an entity cites."
    cited: Int!
    "The passages that no claim and no entity cites, in reading order: the first ${PAGE.nested}."
    uncited: [Passage!]!
    "How many claims cite a passage of it."
    claims: Int!
    "How many of these claims rest on no sentence of it that has a footnote or is covered by one."
    claimsWithoutFootnote: Int!
    "How many of these claims rest on a sentence of it whose footnote, its own or one that covers it, is UNRESOLVED."
    claimsWithUnresolvedFootnote: Int!
    "How many footnotes it has of each status, in the order of the statuses; one of which there is none is there with 0."
    footnotes: [FootnoteCount!]!
  }

  "How many footnotes there are of a status."
  type FootnoteCount {
    "The status."
    status: FootnoteStatus!
    "How many."
    count: Int!
  }
`;
