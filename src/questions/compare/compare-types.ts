import { gql } from '../../query/sdl.js';

/** Bounds of `compare`. */
export const COMPARE = {
  /** Columns of an answer. */
  columns: 8,
  /** Rows of an answer. */
  rows: 500,
  rowsDefault: 100,
  /** Claims that a cell shows. */
  each: 20,
  eachDefault: 5,
  /** Cells that are read of a subject. */
  cells: 10_000,
} as const;

export const COMPARE_TYPES = gql`
  extend type Query {
    "Countries side by side, or articles, or years of one country: a row for each treaty, norm, figure or topic, a cell for each column, with the claims that it rests on, or why it is empty. Null, with an error, where one of them is not here."
    compare(
      "The ids of two to ${COMPARE.columns} countries, or of as many articles; of one country, where \`years\` says which years of it."
      ids: [ID!]!
      "Two to ${COMPARE.columns} years of one country."
      years: [Int!]
      "What is compared; of what is not said all that can be."
      of: [ComparisonSubject!]
      "The id of the treaty whose norm gaps are compared: without it these are not."
      treaty: ID
      "How many rows, at most ${COMPARE.rows}."
      first: Int = ${COMPARE.rowsDefault}
      "How many claims of each cell, at most ${COMPARE.each}."
      each: Int = ${COMPARE.eachDefault}
    ): Comparison
  }

  "Countries, articles or years side by side."
  type Comparison {
    "What is compared, in the order asked for."
    columns: [ComparisonColumn!]!
    "How many rows there are."
    totalCount: Int!
    "Subject by subject, in the natural order of what they are about; figures of one indicator by the time that they are of."
    rows: [ComparisonRow!]!
  }

  "What is compared with others."
  type ComparisonColumn {
    "The country, or the article."
    node: Entity!
    "The year, where years of one country are compared."
    year: Int
  }

  "What is compared of all columns."
  type ComparisonRow {
    "In which respect."
    subject: ComparisonSubject!
    "What it is about: the treaty of actions, and the state that acted on an article; the norm of gaps; the indicator of figures; the topic of findings."
    of: Entity!
    "Of figures the time that they are of: a year, or what else the source says. Null where years are compared, and where the source says none."
    period: EDTF
    "One for each column, in their order."
    cells: [ComparisonCell!]!
  }

  "What is recorded of a column in one respect."
  type ComparisonCell {
    "How many claims it rests on."
    count: Int!
    "The first of the claims, in the natural order of ids; of norm gaps the findings that decide."
    claims: [Claim!]!
    "Of norm gaps, where the country stands with the norm; of a year, at its end."
    status: NormGapStatus
    "Why it rests on no claim; null where it rests on some."
    reason: EmptyCell
    "The same in a sentence; of norm gaps, why they have their status."
    explanation: String
  }

  "In which respect countries, articles or years are compared."
  enum ComparisonSubject {
    "What states did about treaties, by treaty; of articles by state. In a year what has a date in it."
    TREATY_ACTIONS
    "Where countries stand with one treaty, by article: see \`normGaps\`."
    NORM_GAPS
    "Figures, by indicator and the time that they are of."
    FIGURES
    "Findings by topic: of a country those on it, of an article those that are measured against it or a part of it. In a year what began in it or, where nobody says when it began, what was said in it."
    FINDINGS
  }

  "Why a cell rests on no claim. None of them says that there is nothing."
  enum EmptyCell {
    "Nothing is recorded here."
    NOT_RECORDED
    "Nothing is recorded of that time, and something of another."
    ANOTHER_TIME
    "No claim decides the status."
    NOTHING_DECIDES
  }
`;
