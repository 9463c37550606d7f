import { gql } from '../../query/sdl.js';

/** Bounds of `normGaps`. */
export const NORM_GAPS = {
  /** Rows of an answer. */
  rows: 500,
  /** Rows where nothing is said. */
  rowsDefault: 100,
  /** Of each list of a row. */
  each: 50,
  eachDefault: 10,
  /** Articles of a treaty, subdivisions included. */
  articles: 1_000,
  /** Actions of a country about a treaty. */
  actions: 100,
  /** Topics that are named of a provision. */
  topics: 5,
} as const;

export const NORM_GAPS_TYPES = gql`
  extend type Query {
    "Where a country stands with a treaty, article by article: what binds it, which national provisions and findings there are, what was recommended, and a status that follows from these by a rule. Null, with an error, where the country or the treaty is not here."
    normGaps(
      "The id of the country."
      country: ID!
      "The id of the treaty, for example \`CAT\`."
      treaty: ID!
      "Only the rows of these norms: articles of the treaty, or the treaty itself for what is measured against it as a whole."
      norms: [ID!]
      "Only the rows of these statuses."
      statuses: [NormGapStatus!]
      "How many rows, at most ${NORM_GAPS.rows}."
      first: Int = ${NORM_GAPS.rowsDefault}
      "How many of each list of a row, at most ${NORM_GAPS.each}."
      each: Int = ${NORM_GAPS.eachDefault}
    ): NormGaps
  }

  "Where a country stands with a treaty."
  type NormGaps {
    "The country."
    country: Country!
    "The treaty."
    treaty: Treaty!
    "Whether it binds the country: an accession, ratification or succession, or that the country is a party, is recorded and stands."
    bound: Boolean!
    "The actions that bind and stand, in the natural order of ids; at most ${NORM_GAPS.actions}."
    binding: [TreatyAction!]!
    "How many rows there are of each status, in the order of the statuses, whatever \`norms\`, \`statuses\` and \`first\` say; one of which there is none is there with 0."
    counts: [NormGapCount!]!
    "How many rows \`norms\` and \`statuses\` leave."
    totalCount: Int!
    "The treaty as a whole, then its articles and their subdivisions in the order of their numbers."
    rows: [NormGap!]!
  }

  "How many rows there are of a status."
  type NormGapCount {
    "The status."
    status: NormGapStatus!
    "How many."
    count: Int!
  }

  "Where a country stands with an article of a treaty, or with what a treaty says as a whole."
  type NormGap {
    "The article, with all that is measured against it or a subdivision of it; or the treaty, with what is measured against the treaty as a whole only."
    norm: Norm!
    "Whether it is the treaty as a whole."
    whole: Boolean!
    "What follows from what is recorded; see the statuses for the rule."
    status: NormGapStatus!
    "Why, in a sentence."
    explanation: String!
    "The gravest assessment by findings that stand, whether or not the treaty binds; null where none decides."
    gravest: Assessment
    "The findings that decide: those that stand and make the gravest assessment."
    evidence: [Finding!]!
    "How many findings decide."
    evidenceCount: Int!
    "What would decide if it stood, and is DISPUTED or UNVERIFIED: findings as grave as the gravest, or graver; where the treaty does not bind, actions that would bind."
    inDoubt: [Claim!]!
    "All findings about the country that are measured against the norm, whatever they assess and whether or not they stand: the gravest first, those of an assessment that decides nothing last, equal ones in the natural order of ids."
    findings: [Finding!]!
    "How many findings there are."
    findingCount: Int!
    "The national provisions on the subject."
    provisions: [NormProvision!]!
    "How many provisions there are."
    provisionCount: Int!
    "The recommendations to the country that are measured against the norm or based on one of the findings; what became of each, and who says so, are fields of it."
    recommendations: [Recommendation!]!
    "How many recommendations there are."
    recommendationCount: Int!
    "What the country did about the article, declarations and reservations; of the treaty as a whole, all that is about no article."
    actions: [TreatyAction!]!
    "How many actions there are, of the ${NORM_GAPS.actions} about the treaty that are looked at."
    actionCount: Int!
  }

  "A national provision on the subject of a norm."
  type NormProvision {
    "The law, or an article of it."
    provision: Norm!
    "Whether a finding concerns it that is measured against the norm."
    measured: Boolean!
    "The topics that both are norms on, which is our own editorial judgement; the first ${NORM_GAPS.topics}."
    topics: [Topic!]!
  }

  "Where a country stands with a norm: the first that applies."
  enum NormGapStatus {
    "It is no treaty, or nothing recorded that stands binds the country."
    NOT_BOUND
    "A finding that stands calls something a violation."
    VIOLATES
    "A finding that stands says that a rule or practice does not meet it."
    FALLS_SHORT
    "A finding that stands criticises."
    CRITICISED
    "A finding that stands voices a concern."
    CONCERN
    "Findings that stand say that it is met, and none that stands says anything worse."
    CONFORMS
    "No finding decides, and no national provision on the subject is recorded. It says nothing of conformity."
    NO_NATIONAL_PROVISION_KNOWN
    "No finding decides, though national provisions are recorded. It says nothing of conformity."
    NOT_ASSESSED
  }
`;
