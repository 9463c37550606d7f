import { described } from '../../ontology/description.js';
import { PAGE } from '../../query/page.js';

export const COVERAGE_FIELD = `${described(
  'How much of a report is here: how many of its passages are cited, which are not, and what its footnotes are worth. Null, with an error, where there is no report of that id.',
  1,
)}  coverage(
${described('The id of the report, for example `un/a-hrc-14-10`.', 2)}    report: ID!
  ): Coverage`;

export const COVERAGE_TYPES = `${described('How much of a report is here.')}type Coverage {
${described('The report; only where it is `complete` do these numbers speak of the whole of it.', 1)}  report: Report!
${described('How many passages of it there are.', 1)}  passages: Int!
${described('How many of them a claim or an entity cites.', 1)}  cited: Int!
${described(`The passages that no claim and no entity cites, in reading order: the first ${PAGE.nested}.`, 1)}  uncited: [Passage!]!
${described('How many claims cite a passage of it.', 1)}  claims: Int!
${described('How many of these claims rest on no sentence of it that has a footnote or is covered by one.', 1)}  claimsWithoutFootnote: Int!
${described('How many of these claims rest on a sentence of it whose footnote, its own or one that covers it, is UNRESOLVED.', 1)}  claimsWithUnresolvedFootnote: Int!
${described('How many footnotes it has of each status, in the order of the statuses; one of which there is none is there with 0.', 1)}  footnotes: [FootnoteCount!]!
}

${described('How many footnotes there are of a status.')}type FootnoteCount {
${described('The status.', 1)}  status: FootnoteStatus!
${described('How many.', 1)}  count: Int!
}`;
