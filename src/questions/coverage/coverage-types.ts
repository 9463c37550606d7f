import { PAGE } from '../../query/plan/page.js';
import { gql } from '../../query/sdl.js';

export const COVERAGE_TYPES = gql`
  extend type Query {
    "How much of a report is here, or what is recorded of a country: of one of the two. Null, with an error, where there is no report, or no country, of that id."
    coverage(
      "The id of a report, for example \`un/a-hrc-14-10\`: the answer is a ReportCoverage."
      report: ID
      "The id of a country, its ISO 3166-1 alpha-3 code: the answer is a CountryCoverage."
      country: ID
    ): Coverage
  }

  "How much is here, and what it is worth. Of a report ask \`... on ReportCoverage\`, of a country \`... on CountryCoverage\`."
  interface Coverage {
    "How many claims cite a passage of the report, or are seen from the country."
    claims: Int!
    "How many of these claims rest on no sentence that has a footnote or is covered by one: of the report, or of any report."
    claimsWithoutFootnote: Int!
    "How many of these claims rest on a sentence whose footnote, its own or one that covers it, is UNRESOLVED: of the report, or of any report."
    claimsWithUnresolvedFootnote: Int!
  }

  "How much of a report is here: how many of its passages are cited, which are not, and what its footnotes are worth."
  type ReportCoverage implements Coverage {
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

  "What is recorded of a country, and what that is worth. It counts what is here, never what there is: what is not recorded may exist, and a number of 0 is no finding."
  type CountryCoverage implements Coverage {
    "The country."
    country: Country!
    "How many nodes of each type are about the country: the claims that are seen from it (\`claims\` of the country), what belongs to it or lies in it, its laws and their articles, the incidents, visits and reports about it. One of which there is none is there with 0; nodes of other types are shared by countries, and not counted."
    recorded: [TypeCount!]!
    "How many claims are seen from the country: about it, or about what is below it."
    claims: Int!
    "How many of these claims there are of each status, in the order of the statuses; one of which there is none is there with 0."
    statuses: [ClaimStatusCount!]!
    "How many of these claims rest on lists and data sets alone (reports of kind DATA_SET): what registries say of every country. Where all of them do, nobody has written of the country here, and that something is missing says nothing."
    claimsFromDataSets: Int!
    "How many of these claims rest on no sentence that has a footnote or is covered by one: whatever report it stands in. Many sources have no footnotes at all."
    claimsWithoutFootnote: Int!
    "How many of these claims rest on a sentence whose footnote, its own or one that covers it, is UNRESOLVED: what the sentence itself rests on is lost."
    claimsWithUnresolvedFootnote: Int!
    "How many of these claims have a value that we took from the context (\`inferred\` of a claim is not empty)."
    claimsWithInferredField: Int!
    "What was looked for and is not there, of the country and of all that \`recorded\` counts, by type, field and reason (\`absent\` of these nodes). Only NONE says that there is none; what has no value and does not stand here was not looked for, or does not apply."
    absent: [AbsenceCount!]!
    "How many claims have a value that we took from the context, by type and field (\`inferred\` of these claims)."
    inferred: [FieldCount!]!
    "How many values, of the country and of the entities that \`recorded\` counts, rest on GENERAL_KNOWLEDGE and on no other source, by type and field (\`sources\` of these entities)."
    generalKnowledge: [FieldCount!]!
    "How many values, of the country and of the entities that \`recorded\` counts, nobody has compared with their source, by type and field (\`unverifiedFields\` of these entities). It says nothing of values that have no entry in \`sources\`: those rest on passages."
    unverifiedFields: [FieldCount!]!
  }

  "How many footnotes there are of a status."
  type FootnoteCount {
    "The status."
    status: FootnoteStatus!
    "How many."
    count: Int!
  }

  "How many claims there are of a status."
  type ClaimStatusCount {
    "The status."
    status: ClaimStatus!
    "How many."
    count: Int!
  }

  "How many nodes of a type have no value in a field, for one reason."
  type AbsenceCount {
    "The type of the nodes."
    type: TypeName!
    "The field that has no value."
    field: String!
    "Why it has none."
    reason: AbsenceReason!
    "How many."
    count: Int!
  }

  "How many nodes of a type it is so of in a field."
  type FieldCount {
    "The type of the nodes."
    type: TypeName!
    "The field."
    field: String!
    "How many."
    count: Int!
  }
`;
