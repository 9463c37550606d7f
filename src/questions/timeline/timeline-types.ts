import { PAGE } from '../../query/plan/page.js';
import { gql } from '../../query/sdl.js';
import { DATE_FIELDS } from './dates.js';

const FIELDS = DATE_FIELDS.map(({ field }) => `\`${field}\``).join(', ');

export const TIMELINE_TYPES = gql`
  extend type Query {
    "What is recorded about an entity in the order of time: the claims that are seen from it, the incidents, visits, reports and other dated things that lead to it, and itself where it has a date. Null, with an error, where there is no entity of that id."
    timeline(
      "The id of an entity, for example \`CAT\`."
      about: ID!
      "Only what may be of this day or later: all that may overlap with the interval is there."
      from: Date
      "Only what may be of this day or earlier."
      to: Date
      "Only nodes of these types, or of what these stand for: \`Claim\` for all claims."
      types: [AnyTypeName!]
      "How many entries, at most ${PAGE.root}."
      first: Int = ${PAGE.default}
      "The entries after this one: \`pageInfo.endCursor\` of the page before."
      after: String
      "True for what has no date, in the natural order of ids: all that \`undated\` counts."
      undated: Boolean! = false
    ): Timeline
  }

  "What is recorded about an entity in the order of time."
  type Timeline {
    "The entity."
    about: Entity!
    "A page of it, by the earliest day, then by the latest one, then in the natural order of ids. What has no beginning comes first."
    entries: [TimelineEntry!]!
    "Where the page stands."
    pageInfo: PageInfo!
    "How many entries there are in the interval, on all pages; with \`undated: true\` how many have no date."
    totalCount: Int!
    "How many nodes have no date: they are in no interval and in no gap, and \`timeline(undated: true)\` lists them."
    undated: Int!
    "The years in which nothing is recorded, from the beginning of the interval, or from the first entry, to the end of the interval, or to the last entry. They are gaps of what is recorded here, not of what happened."
    gaps: [TimelineGap!]!
  }

  "Something that is recorded about an entity, and when it was."
  type TimelineEntry {
    "Where it stands, for \`after\`."
    cursor: String!
    "What is recorded: a claim, an incident, a visit, a report, a law ..."
    node: Node!
    "The field of the node that places it: the first of ${FIELDS} that has a value. Null where none has: \`absent\` of the node may say why."
    field: String
    "The date in that field, as it is recorded."
    date: EDTF
    "Until when it lasts, as it is recorded, where the field is \`validFrom\` and \`validTo\` has a value."
    until: EDTF
    "The first day that it may be of; null where it has no beginning."
    earliest: Date
    "The last day that it may be of; null where it has no end."
    latest: Date
    "How exactly the date is said; of an interval its ends may be said more or less exactly."
    precision: DatePrecision
    "Whether the date is uncertain: it has a \`?\`."
    uncertain: Boolean
    "Whether the date is about that time: it has a \`~\`."
    approximate: Boolean
  }

  "How exactly a date is said."
  enum DatePrecision {
    "A day."
    DAY
    "A month."
    MONTH
    "A year."
    YEAR
    "From one date to another, or without a beginning or an end."
    INTERVAL
  }

  "Years in a row in which nothing is recorded."
  type TimelineGap {
    "The first of them."
    from: Int!
    "The last of them."
    to: Int!
  }
`;
