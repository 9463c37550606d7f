import { idIn } from '../support/clusters.js';

/** What a statement may cost on Neo4j. */
export interface Bound {
  /** Database hits that it may have whatever it answers. */
  readonly hits: number;
  /** And for each value that it answers, counts or is given. */
  readonly perValue: number;
  /** And for each copy of the data, where growing with it is due: why. */
  readonly perCopy?: { readonly hits: number; readonly reason: string };
  /** Operators that its plan must not have. */
  readonly forbidden: readonly string[];
}

/** An operation of the API, and what each of the statements that the server sends for it may cost. */
export interface CostCase {
  readonly title: string;
  readonly operation: string;
  /** Of a list whose second page is asked: the field that `$after` of the operation continues. */
  readonly after?: string;
  /** Whether what is below is asked within the statement of its parents. */
  readonly nested?: boolean;
  readonly statements: Readonly<Record<string, Bound>>;
}

const SCANS = ['AllNodesScan', 'NodeByLabelScan', 'UnionNodeByLabelsScan'];
const SORTS = ['Sort', 'Top', 'PartialSort', 'PartialTop', 'Top1WithTies'];
const EAGER = ['Eager'];

/** What an index gives in order, and no more of it than the page. */
const IN_ORDER: Bound = { hits: 11, perValue: 2, forbidden: [...SCANS, ...SORTS, ...EAGER] };
/** What is found by keys or by values; what was found may be sorted. */
const FOUND: Bound = { hits: 40, perValue: 4, forbidden: [...SCANS, ...EAGER] };
/** Relationships of the parents, of which each node has as many in any copy. */
const EXPANDED: Bound = { ...FOUND, hits: 80 };
/** Links of nodes, of which each has as many in any copy; those of one relation are sorted. */
const LINKED: Bound = { hits: 400, perValue: 6, forbidden: SCANS };
const COUNTED: Bound = { hits: 10, perValue: 2.5, forbidden: [...SCANS, ...SORTS, ...EAGER] };
const VERSION: Bound = { hits: 12, perValue: 0, forbidden: [...SCANS, ...SORTS, ...EAGER] };

/** From the highest value on: the values of the page, then the nodes of each; these are sorted, and nothing else. */
const BY_VALUE: Bound = {
  ...IN_ORDER,
  perValue: 3,
  forbidden: [...SCANS, 'Sort', 'PartialSort', 'PartialTop', ...EAGER],
};
const MISSING: Bound = {
  ...IN_ORDER,
  hits: 60,
  perCopy: { hits: 3, reason: 'no index holds what is missing: the natural order is read until the page is full' },
};

const LAW = idIn(3, 'xnl/penal-code');
const FINDING = idIn(3, 'press/northland-2010/first/1.1/c');
const REPORT = idIn(3, 'press/northland-2010');
const COUNTRY = idIn(3, 'XNL');

const WITHDRAWN = idIn(3, 'xnl/criminal-code');
const STANDARD = idIn(3, 'FAIR-TREATMENT');

/** What is on one country, of which there is as much in any copy; all of them are measured against one treaty. */
const MEASURED: Bound = { ...EXPANDED, hits: 600, forbidden: SCANS };
const GAPS = {
  'norm-gaps-frame': MEASURED,
  'norm-gaps-findings': MEASURED,
  'norm-gaps-provisions': { ...MEASURED, hits: 1_000 },
  'norm-gaps-recommendations': { ...MEASURED, hits: 1_000 },
};

/** All that leads to one country, of which there is as much in any copy: some thirty nodes, with the columns of dates. */
const TIMELINE: Bound = { ...EXPANDED, hits: 400 };

/** The same, with what the claims cite, and the articles of its laws. */
const OF_A_COUNTRY: Bound = { ...EXPANDED, hits: 1_600 };
const OF_COUNTRY =
  'claims ... on CountryCoverage { country { id } recorded { count } statuses { count } absent { field } }';

export const COST_CASES: readonly CostCase[] = [
  {
    title: 'which data is loaded',
    operation: '{ meta { dataVersion } }',
    statements: { 'data-version': { ...VERSION, hits: 26 } },
  },
  {
    title: 'a root list in natural order',
    operation: '{ findings(first: 7) { nodes { id } } }',
    statements: { 'list-page': IN_ORDER },
  },
  {
    title: 'a root list of a family in natural order',
    operation: '{ claims(first: 7) { nodes { id } } }',
    statements: { 'list-page': IN_ORDER },
  },
  {
    title: 'a root list in natural order, as of a day',
    operation: 'query @asOf(date: "2012-12-31", knownAt: "2020-12-31") { findings(first: 7) { nodes { id } } }',
    statements: { 'list-page': { ...IN_ORDER, perValue: 4 } },
  },
  {
    title: 'a root list of a family, and one in another order, as of a day',
    operation: `query @asOf(date: "2012-12-31", knownAt: "2020-12-31") {
      claims(first: 7) { nodes { id } }
      findings(first: 7, orderBy: [{ field: knownAt, direction: ASC }]) { nodes { id } }
    }`,
    statements: { 'list-page': { ...IN_ORDER, perValue: 4 } },
  },
  {
    title: 'a root list against its natural order',
    operation: '{ findings(first: 7, orderBy: [{ field: id, direction: DESC }]) { nodes { id } } }',
    statements: { 'list-page': IN_ORDER },
  },
  {
    title: 'a root list in natural order, after a cursor',
    operation: 'query ($after: String) { findings(first: 7, after: $after) { nodes { id } pageInfo { endCursor } } }',
    after: 'findings',
    statements: { 'list-page': IN_ORDER },
  },
  {
    title: 'a root list by an indexed column, with many nodes of one value',
    operation: '{ findings(first: 7, orderBy: [{ field: status, direction: ASC }]) { nodes { id } } }',
    statements: { 'list-page': IN_ORDER },
  },
  {
    title: 'a root list by an indexed column from the highest value on, with many nodes of one value',
    operation: '{ findings(first: 7, orderBy: [{ field: status, direction: DESC }]) { nodes { id } } }',
    statements: { 'list-page-by-value': BY_VALUE },
  },
  {
    title: 'a root list by an indexed column from the highest value on, with many values',
    operation: '{ reports(first: 20, orderBy: [{ field: publishedOn, direction: DESC }]) { nodes { id } } }',
    statements: {
      'list-page-by-value': BY_VALUE,
      'list-page': MISSING,
    },
  },
  ...(['ASC', 'DESC'] as const).map((direction) => ({
    title: `a root list by an indexed column ${direction}, after a cursor`,
    operation: `query ($after: String) {
      findings(first: 7, after: $after, orderBy: [{ field: knownAt, direction: ${direction} }]) {
        nodes { id } pageInfo { endCursor }
      }
    }`,
    after: 'findings',
    statements: {
      'list-page': IN_ORDER,
      'list-page-by-value': BY_VALUE,
    },
  })),
  {
    title: 'a root list by an indexed column, after the last of its values',
    operation: `query ($after: String) {
      missing: reports(first: 2, after: $after, orderBy: [{ field: publishedOn, direction: ASC }],
        filter: { publishedOn: { isNull: true } }) { nodes { id } pageInfo { endCursor } }
    }`,
    after: 'missing',
    statements: { 'list-page': MISSING },
  },
  {
    title: 'a root list and its number by one value of an indexed column',
    operation: '{ findings(first: 7, filter: { assessment: { eq: FALLS_SHORT } }) { totalCount nodes { id } } }',
    statements: { 'list-page': IN_ORDER, 'list-count': COUNTED },
  },
  {
    title: 'a root list by one value of an indexed column, after a cursor',
    operation: `query ($after: String) {
      claims(first: 7, after: $after, filter: { status: { eq: DISPUTED } }) { nodes { id } pageInfo { endCursor } }
    }`,
    after: 'claims',
    statements: { 'list-page': IN_ORDER },
  },
  {
    title: 'a root list and its number by the indexed field of a value, after a cursor',
    operation: `query ($after: String) {
      passages(first: 7, after: $after, filter: { locator: { section: { eq: "second-part" } } }) {
        totalCount nodes { id } pageInfo { endCursor }
      }
    }`,
    after: 'passages',
    statements: { 'list-page': IN_ORDER, 'list-count': COUNTED },
  },
  {
    title: 'a root list and its number by several values of an indexed column',
    operation:
      '{ findings(first: 7, filter: { assessment: { in: [FALLS_SHORT, ALLEGATION] } }) { totalCount nodes { id } } }',
    statements: {
      'list-page': {
        ...FOUND,
        perCopy: { hits: 2, reason: 'of several values the nodes are sorted: two in each copy, the most is known' },
      },
      'list-count': COUNTED,
    },
  },
  {
    title: 'a root list and its number by a range of an indexed column',
    operation:
      '{ reports(first: 7, filter: { publishedOn: { gte: "1901", lt: "1904" } }) { totalCount nodes { id } } }',
    statements: { 'list-page': FOUND, 'list-count': COUNTED },
  },
  {
    title: 'the number of a root list',
    operation: '{ findings { totalCount } claims { totalCount } }',
    statements: { 'list-count': { hits: 10, perValue: 0, forbidden: [...SCANS, ...SORTS, ...EAGER] } },
  },
  {
    title: 'a root list by a column without index',
    operation: '{ findings(first: 7, orderBy: [{ field: statement, direction: ASC }]) { nodes { id } } }',
    statements: {
      'list-page': {
        hits: 20,
        perValue: 2,
        perCopy: { hits: 16, reason: 'nothing orders it: the label, four findings in each copy, is sorted' },
        forbidden: ['AllNodesScan', 'Sort', ...EAGER],
      },
    },
  },
  {
    title: 'a root list from ids',
    operation: `{ findings(first: 7, filter: { id: { in: ["${FINDING}", "nobody"] } }) { totalCount nodes { id } } }`,
    statements: { 'list-page': FOUND, 'list-count': FOUND },
  },
  {
    title: 'a root list from the far end of a relation',
    operation: `{ findings(first: 7, filter: { concerns: { some: { id: { eq: "${LAW}/12" } } } }) { totalCount nodes { id } } }`,
    statements: { 'list-page': EXPANDED, 'list-count': EXPANDED },
  },
  {
    title: 'a list from above, and what is seen from there',
    operation: `{ law(id: "${LAW}") { findings(first: 7) { totalCount nodes { id } } }
      claims(first: 7, filter: { seenFrom: { some: { id: { eq: "${LAW}" } } } }) { totalCount nodes { id } } }`,
    statements: {
      'node-by-id': { ...FOUND, hits: 15 },
      'related-page': EXPANDED,
      'related-count': EXPANDED,
      'list-page': EXPANDED,
      'list-count': EXPANDED,
    },
  },
  {
    title: 'a root list of any of several',
    operation: `{ findings(first: 7, filter: { or: [{ id: { eq: "${FINDING}" } },
      { concerns: { some: { id: { eq: "${LAW}/12" } } } }] }) { totalCount nodes { id } } }`,
    statements: { 'list-page': EXPANDED, 'list-count': EXPANDED },
  },
  {
    title: 'nodes by id',
    operation: `{ node(id: "${LAW}") { id } nodes(ids: ["${LAW}/12", "${FINDING}", "${LAW}/12"]) { id } law(id: "${LAW}") { id } }`,
    statements: { 'node-by-id': { ...FOUND, hits: 15, forbidden: [...SCANS, ...SORTS, ...EAGER] } },
  },
  {
    title: 'a node by a value of its own',
    operation: '{ report(symbol: "X/NL/2010-3") { id } }',
    statements: { 'node-by-unique': { ...FOUND, hits: 15 } },
  },
  {
    title: 'ids that are not there, and a value of its own',
    operation: `{ node(id: "${LAW}/13") { id } article(id: "${LAW}/14") { id } report(symbol: "X/NL/2011-3") { id } }`,
    statements: {
      'node-by-id': { ...FOUND, hits: 30 },
      'node-by-unique': { ...FOUND, hits: 15 },
      'nodes-beginning': { ...IN_ORDER, hits: 30 },
    },
  },
  {
    title: 'ids that were withdrawn',
    operation: `{ node(id: "${WITHDRAWN}") { id } law(id: "${WITHDRAWN}") { id } lookup(refs: ["${WITHDRAWN}"]) { message } }`,
    statements: {
      'node-by-id': { ...FOUND, hits: 60 },
      'nodes-beginning': { ...IN_ORDER, hits: 60 },
      withdrawals: EXPANDED,
      'lookup-tokens': { ...FOUND, hits: 60 },
      'lookup-named': { ...FOUND, hits: 200 },
      'lookup-values': FOUND,
    },
  },
  {
    title: 'pages, numbers and single nodes below others',
    operation: `{ law(id: "${LAW}") { country { id } articles(first: 2) { totalCount nodes { id findings { nodes { id } } } } } }`,
    statements: {
      'node-by-id': { ...FOUND, hits: 15 },
      'related-one': EXPANDED,
      'related-page': EXPANDED,
      'related-count': EXPANDED,
    },
  },
  {
    title: 'pages, numbers and single nodes within the statement that finds one above',
    operation: `{ law(id: "${LAW}") { country { id } articles(first: 2) { totalCount nodes { id findings { nodes { id } } } } } }`,
    nested: true,
    statements: { 'node-by-id': { ...EXPANDED, hits: 160 } },
  },
  {
    title: 'pages within the statement of a root list',
    operation: '{ findings(first: 7) { nodes { id citations(first: 2) { nodes { id report { id } } } } } }',
    nested: true,
    statements: {
      'list-page': { ...EXPANDED, hits: 80, perValue: 6, forbidden: [...SCANS, ...EAGER] },
      'related-one': EXPANDED,
    },
  },
  {
    title: 'a page and a number below others, filtered from the narrow end',
    operation: `{ countries(first: 7) { nodes {
      claims(first: 2, filter: { id: { eq: "${FINDING}" } }) { totalCount nodes { id } } } } }`,
    statements: { 'list-page': IN_ORDER, 'related-page-of-set': EXPANDED, 'related-count-of-set': EXPANDED },
  },
  {
    title: 'a search for what one copy has',
    operation: `{ search(query: "c3-XNL", first: 5) { totalCount nodes { node { id } } } }`,
    statements: {
      'search-tokens': FOUND,
      'search-page': { ...FOUND, hits: 60 },
      'search-count': { ...COUNTED, perValue: 5 },
    },
  },
  {
    title: 'a search for the id of a claim, and a word',
    operation: `{ search(query: "c3-XNL ${FINDING}", first: 5) { totalCount nodes { node { id } } } }`,
    statements: {
      'search-ids': FOUND,
      'search-tokens': FOUND,
      'search-page': { ...FOUND, hits: 60 },
      'search-count': { ...COUNTED, perValue: 5 },
    },
  },
  {
    title: 'a search for a frequent word',
    operation: `{ search(query: "police", first: 5) { totalCount nodes { node { id } } } }`,
    statements: {
      'search-tokens': { ...FOUND, perCopy: { hits: 1, reason: 'words that begin so, one for each copy' } },
      'search-page': {
        ...FOUND,
        perCopy: { hits: 13, reason: 'all nodes that have the word are scored, three in each copy' },
      },
      'search-count': COUNTED,
    },
  },
  {
    title: 'a search for a related name, which its hits do not have themselves',
    operation: `{ search(query: "ill-treatment", types: [Finding], first: 5) { nodes { snippet { text } } } }`,
    statements: {
      'search-tokens': FOUND,
      'search-page': {
        ...FOUND,
        perCopy: { hits: 13, reason: 'all nodes that have the word are scored, three in each copy' },
      },
      'search-related': EXPANDED,
    },
  },
  {
    title: 'a search for a word that nothing has',
    operation: `{ search(query: "xpolise", first: 5) { suggestions } }`,
    statements: { 'search-tokens': FOUND, 'search-similar': FOUND },
  },
  {
    title: 'how much of a report is here',
    operation: `{ coverage(report: "${REPORT}") { claims ... on ReportCoverage { passages cited uncited { id } } } }`,
    statements: { coverage: { ...FOUND, hits: 500 }, 'related-page': EXPANDED },
  },
  {
    title: 'what an answer rests on',
    operation: `query @cite { finding(id: "${FINDING}") { id } country(id: "${COUNTRY}") { id } report(id: "${REPORT}") { id } }`,
    statements: {
      'cited-passages': { ...EXPANDED, forbidden: [...SCANS, ...SORTS, ...EAGER] },
      'node-by-id': FOUND,
      'related-one': FOUND,
      'related-page': EXPANDED,
    },
  },
  {
    title: 'a report that is not here',
    operation: `{ coverage(report: "nobody") { claims } }`,
    statements: { coverage: { ...FOUND, hits: 480 }, 'list-page': IN_ORDER },
  },
  {
    title: 'what is recorded of a country',
    operation: `{ coverage(country: "${COUNTRY}") { ${OF_COUNTRY} } }`,
    statements: { 'country-coverage': OF_A_COUNTRY, 'country-coverage-fields': OF_A_COUNTRY },
  },
  {
    title: 'what is recorded of a country as of a day',
    operation: `query @asOf(date: "2012-12-31", knownAt: "2020-12-31") { coverage(country: "${COUNTRY}") { ${OF_COUNTRY} } }`,
    // Of each claim it is asked what replaces and what contradicts it.
    statements: { 'country-coverage': { ...OF_A_COUNTRY, hits: 5_000 }, 'country-coverage-fields': OF_A_COUNTRY },
  },
  {
    title: 'a country that is not here',
    operation: `{ coverage(country: "${LAW}/13") { claims } }`,
    statements: {
      'country-coverage': { ...EXPANDED, hits: 120 },
      'node-by-id': { ...FOUND, hits: 30 },
      'nodes-beginning': { ...IN_ORDER, hits: 30 },
    },
  },
  {
    title: 'how two nodes are linked',
    operation: `{ path(from: "${LAW}", to: "${FINDING}", first: 1) { length paths { nodes { id } } } }`,
    statements: { 'node-by-id': FOUND, links: { ...LINKED, hits: 250 } },
  },
  {
    title: 'how two nodes are not linked',
    operation: `{ path(from: "${LAW}", to: "${idIn(2, 'xnl/penal-code')}", maxLength: 8) { bound } }`,
    statements: { 'node-by-id': FOUND, links: { ...LINKED, hits: 1_500 } },
  },
  {
    title: 'what is around a node',
    operation: `{ neighbourhood(id: "${LAW}", depth: 2) { nodes { node { id } relations { total } } links { relation } } }`,
    statements: {
      'node-by-id': FOUND,
      'link-groups': { ...LINKED, hits: 1_000 },
      'link-counts': {
        ...LINKED,
        hits: 2_500,
        forbidden: [...SCANS, ...SORTS],
        perCopy: { hits: 20, reason: 'the links are counted of the treaty that all copies have in common' },
      },
      'links-among': { ...LINKED, hits: 1_000 },
    },
  },
  {
    title: 'what links nodes that are known',
    operation: `{ subgraph(ids: ["${LAW}", "${COUNTRY}"], among: ["${STANDARD}"]) { complete nodes { node { id } } links { relation } } }`,
    statements: {
      'node-by-id': FOUND,
      'link-counts': { ...LINKED, hits: 2_500, forbidden: [...SCANS, ...SORTS] },
      'links-among': { ...LINKED, hits: 1_000 },
    },
  },
  {
    title: 'norm gaps of a country and what it is measured against',
    operation: `{ normGaps(country: "${COUNTRY}", treaty: "${STANDARD}") { bound counts { count } rows {
      norm { id } findings { id } provisions { topics { id } } recommendations { id } actions { id } } } }`,
    statements: { ...GAPS, 'node-by-id': FOUND },
  },
  {
    title: 'norm gaps as of a day',
    operation: `query @asOf(date: "2012-12-31", knownAt: "2020-12-31") {
      normGaps(country: "${COUNTRY}", treaty: "${STANDARD}") { rows { norm { id } recommendations { id } } } }`,
    statements: { ...GAPS, 'claim-judgements': MEASURED, 'node-by-id': FOUND },
  },
  {
    title: 'norm gaps of what is not here',
    operation: `{ normGaps(country: "${COUNTRY}", treaty: "${LAW}/13") { bound } }`,
    statements: {
      'norm-gaps-frame': MEASURED,
      'node-by-id': { ...FOUND, hits: 30 },
      'nodes-beginning': { ...IN_ORDER, hits: 30 },
    },
  },
  {
    title: 'years of a country side by side',
    operation: `{ compare(ids: ["${COUNTRY}"], years: [2009, 2010], treaty: "${STANDARD}") { rows { of { id } cells { count claims { id } } } } }`,
    statements: {
      'compare-claims': { ...MEASURED, hits: 2_500 },
      'norm-gaps-frame': MEASURED,
      'norm-gaps-findings': MEASURED,
      'norm-gaps-provisions': MEASURED,
      'claim-judgements': MEASURED,
      'node-by-id': FOUND,
    },
  },
  {
    title: 'a timeline and how much there is on it',
    operation: `{ timeline(about: "${COUNTRY}", first: 3) { about { id } totalCount undated gaps { from } entries { node { id } } } }`,
    statements: { 'timeline-page': TIMELINE, 'timeline-summary': TIMELINE },
  },
  {
    title: 'a timeline after a cursor, in an interval',
    operation: `query ($after: String) { timeline(about: "${COUNTRY}", first: 2, after: $after, from: "2009-01-01", to: "2012-12-31") {
      entries { node { id } } pageInfo { endCursor } } }`,
    after: 'timeline',
    statements: { 'timeline-page': TIMELINE },
  },
  {
    title: 'a timeline as of a day, and what has no date',
    operation: `query @asOf(date: "2012-12-31", knownAt: "2020-12-31") {
      timeline(about: "${COUNTRY}", undated: true) { undated entries { node { id } } } }`,
    statements: { 'timeline-page': TIMELINE, 'timeline-summary': TIMELINE },
  },
  {
    title: 'a timeline of what is not here',
    operation: `{ timeline(about: "${LAW}/13") { about { id } } }`,
    statements: {
      'timeline-page': { ...EXPANDED, hits: 120 },
      'node-by-id': { ...FOUND, hits: 30 },
      'nodes-beginning': { ...IN_ORDER, hits: 30 },
    },
  },
  {
    title: 'what people have in hand: ids, symbols, names and citations',
    operation: `{ lookup(refs: ["${LAW}", "${LAW}/12", "X/NL/2010-3", "Penal Code of Northland", "${idIn(3, 'XNL')}", "398",
      "Art. 12 ${LAW}", "Art. 5(1) CC of Northland"]) { node { id } } }`,
    statements: {
      'lookup-tokens': FOUND,
      'lookup-values': FOUND,
      'lookup-named': {
        ...EXPANDED,
        perValue: 6,
        perCopy: { hits: 200, reason: 'of each word all nodes that have it are looked at, some in each copy' },
      },
      'node-by-id': { ...FOUND, hits: 60 },
    },
  },
  {
    title: 'what nobody has in hand',
    operation: `{ lookup(refs: ["${LAW}/99x/y", "X/NL/2010-4/9", "Kingdm of Nrthland", "Art. 99 ${LAW}"]) { message } }`,
    statements: {
      'lookup-tokens': FOUND,
      'lookup-values': FOUND,
      'lookup-named': {
        ...EXPANDED,
        perValue: 6,
        perCopy: { hits: 200, reason: 'of each word all nodes that have it are looked at, some in each copy' },
      },
      'node-by-id': { ...FOUND, hits: 60 },
      'nodes-beginning': { ...FOUND, perCopy: { hits: 40, reason: 'what begins so, up to a number' } },
      'search-similar': { ...FOUND, perCopy: { hits: 20, reason: 'words that begin with a letter, up to a number' } },
    },
  },
];

/** All changes of what leads to one country, of which there is as much in any copy. */
const CHANGED_ABOUT: Bound = { ...EXPANDED, hits: 1_500, forbidden: SCANS };

export const CHANGE_COSTS: readonly CostCase[] = [
  {
    title: 'a page of changes, with their records',
    operation: '{ changes(first: 7) { edges { node { id } now { id } } } }',
    statements: { releases: { ...VERSION, hits: 30 }, 'changes-page': { ...FOUND, hits: 60 } },
  },
  {
    title: 'changes after a cursor',
    operation: 'query ($after: String) { changes(first: 7, after: $after) { nodes { id } pageInfo { endCursor } } }',
    after: 'changes',
    statements: { releases: { ...VERSION, hits: 30 }, 'changes-page': { ...FOUND, hits: 60 } },
  },
  {
    title: 'how many changes there are',
    operation: '{ changes { totalCount } }',
    statements: {
      releases: { ...VERSION, hits: 30 },
      'changes-count': {
        ...COUNTED,
        hits: 30,
        perCopy: { hits: 400, reason: 'all changes of the interval are counted, from the index' },
      },
    },
  },
  {
    title: 'changes about a country',
    operation: `{ changes(about: "${COUNTRY}", first: 7) { totalCount nodes { id } } }`,
    statements: {
      releases: { ...VERSION, hits: 40 },
      'changes-page': CHANGED_ABOUT,
      'changes-count': CHANGED_ABOUT,
    },
  },
  {
    title: 'the history of nodes',
    operation: `{ nodes(ids: ["${COUNTRY}", "${LAW}"]) { id history { totalCount changes { id } } } }`,
    statements: { 'node-by-id': FOUND, history: EXPANDED },
  },
];

/** The statements of a load that puts one copy in the place of another, and changes records. */
export const LOAD_COSTS: Readonly<Record<string, Bound>> = {
  'foreign-nodes': {
    hits: 20,
    perValue: 0,
    perCopy: { hits: 1_600, reason: "every node may be somebody else's: once in a load" },
    forbidden: [...SORTS, ...EAGER],
  },
  'load-state': { ...VERSION, hits: 20 },
  'stored-records': { hits: 20, perValue: 2, forbidden: [...SCANS, ...SORTS, ...EAGER] },
  'stored-tokens': { hits: 20, perValue: 2, forbidden: [...SCANS, ...SORTS, ...EAGER] },
  'stored-changes': { hits: 20, perValue: 2, forbidden: [...SCANS, ...SORTS, ...EAGER] },
  ...Object.fromEntries(
    [
      'take-load',
      'hold-load',
      'close-lanes',
      'take-lanes',
      'hold-lane',
      'release-load',
      'mark-loading',
      'write-data-version',
      'end-load',
    ].map((name) => [name, { hits: 60, perValue: 0, forbidden: [...SCANS, ...SORTS] }]),
  ),
  ...Object.fromEntries(
    [
      'create-nodes',
      'create-tokens',
      'replace-nodes',
      'replace-tokens',
      'relabel-nodes',
      'set-hashes',
      'delete-relations',
      'delete-postings',
      'delete-tokens',
      'delete-nodes',
      'create-changes',
      'delete-changes',
    ].map((name) => [name, { hits: 100, perValue: 20, forbidden: [...SCANS, ...SORTS] }]),
  ),
  // What is sorted is what they are given.
  ...Object.fromEntries(
    ['create-relations', 'create-postings', 'create-former-ends'].map((name) => [
      name,
      { hits: 100, perValue: 20, forbidden: SCANS },
    ]),
  ),
};

/** The statements of an export of what is seen from one country, of which there is as much in any copy. */
export const EXPORT_COSTS: Readonly<Record<string, Bound>> = {
  'data-version': { ...VERSION, hits: 20 },
  'node-by-id': FOUND,
  // What is found is sorted for its page.
  'export-claims': { ...EXPANDED, hits: 600, forbidden: SCANS },
  'export-around': { ...EXPANDED, hits: 2_000, perValue: 8, forbidden: [...SCANS, ...SORTS] },
  'export-records': { ...EXPANDED, hits: 400, forbidden: [...SCANS, ...SORTS] },
};

/** Those that only an export of the whole sends. */
export const WHOLE_EXPORT_COSTS: Readonly<Record<string, Bound>> = { 'export-ids': IN_ORDER };

/** Files without a plan to look at, and why. */
export const WITHOUT_PLAN: Readonly<Record<string, string>> = {
  'create-constraint': 'a change of the schema has no plan',
  'create-index': 'a change of the schema has no plan',
  'await-indexes': 'a procedure that waits',
  'prepare-for-replanning': 'a procedure',
  'duplicate-values': 'asked of the embedded engine only, once for each unique property',
};
