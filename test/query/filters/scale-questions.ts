/** What is asked of the coverage of a country. */
const OF_COUNTRY =
  'claims claimsWithoutFootnote ... on CountryCoverage { recorded { type count } statuses { status count } absent { field count } inferred { field count } }';
/** What is asked of what is around a node. */
const PARTS = 'nodes { depth node { id } relations { relation direction total shown } } links { from to relation }';

const GAPS =
  'bound counts { status count } rows { norm { id } status evidence { id } findings { id } findingCount provisionCount recommendationCount }';

/** What somebody could ask of a large graph: narrow and wide, through one to three relations. */
export const QUESTIONS: readonly { readonly about: string; readonly query: string }[] = [
  ...root(
    'articles',
    'with a finding by one small institution',
    '{ findings: { some: { foundBy: { some: { id: { eq: "x01/office-1" } } } } } }',
  ),
  ...root(
    'articles',
    'with a finding by the hub of ten thousand',
    '{ findings: { some: { foundBy: { some: { id: { eq: "un/committee" } } } } } }',
  ),
  ...root(
    'articles',
    'with none of the findings by the hub',
    '{ findings: { none: { foundBy: { some: { id: { eq: "un/committee" } } } } } }',
  ),
  ...root(
    'articles',
    'with none of the findings by a small institution',
    '{ findings: { none: { foundBy: { some: { id: { eq: "x01/office-1" } } } } } }',
  ),
  ...root('findings', 'measured against an article of CAT', '{ measuredAgainst: { some: { id: { eq: "CAT/4" } } } }'),
  ...root(
    'findings',
    'measured against any article of a law of Kazakhstan or one of CAT',
    '{ measuredAgainst: { some: { id: { in: ["CAT/1", "CAT/2", "CAT/3"] } } } }',
  ),
  ...root('institutions', 'with no finding', '{ findings: { none: {} } }'),
  ...root('institutions', 'that found a violation', '{ findings: { some: { assessment: { eq: VIOLATES } } } }'),
  ...root('institutions', 'that never found a violation', '{ findings: { none: { assessment: { eq: VIOLATES } } } }'),
  ...root(
    'laws',
    'some article of which some finding calls violated',
    '{ articles: { some: { findings: { some: { assessment: { eq: VIOLATES } } } } } }',
  ),
  ...root(
    'laws',
    'no article of which some finding calls violated',
    '{ articles: { none: { findings: { some: { assessment: { eq: VIOLATES } } } } } }',
  ),
  ...root(
    'laws',
    'of one country with a finding that is a concern',
    '{ country: { id: { eq: "KAZ" } }, articles: { some: { findings: { some: { assessment: { eq: CONCERN } } } } } }',
  ),
  ...root(
    'laws',
    'some article of which has a finding by an institution, not by a country',
    '{ articles: { some: { findings: { some: { foundBy: { some: { type: { eq: Institution } } } } } } } }',
  ),
  ...root(
    'recommendations',
    'addressed to the hub, on a topic',
    '{ addressedTo: { some: { id: { eq: "KAZ" } } }, topics: { some: { id: { eq: "topic/3" } } } }',
  ),
  ...root(
    'recommendations',
    'based on a finding against an article of CAT',
    '{ basedOn: { some: { measuredAgainst: { some: { id: { eq: "CAT/1" } } } } } }',
  ),
  ...root(
    'claims',
    'about the hub that are disputed',
    '{ about: { some: { id: { eq: "KAZ" } } }, status: { eq: DISPUTED } }',
  ),
  ...root(
    'claims',
    'about the hub that are accepted',
    '{ about: { some: { id: { eq: "KAZ" } } }, status: { eq: ACCEPTED } }',
  ),
  ...root(
    'claims',
    'about the hub or by nobody',
    '{ or: [{ about: { some: { id: { eq: "KAZ" } } } }, { citations: { none: {} } }] }',
  ),
  ...root('claims', 'on the topic of a third of all', '{ topics: { some: { id: { eq: "topic/0" } } } }'),
  ...root('claims', 'not about the hub', '{ about: { none: { id: { eq: "KAZ" } } } }'),
  ...root(
    'findings',
    'by the hub on the article that is a hub, accepted',
    '{ foundBy: { some: { id: { eq: "un/committee" } } }, concerns: { some: { id: { eq: "kaz/law-0/0" } } }, status: { eq: ACCEPTED } }',
  ),
  ...root(
    'findings',
    'by the hub or about the hub',
    '{ or: [{ foundBy: { some: { id: { eq: "un/committee" } } } }, { about: { some: { id: { eq: "KAZ" } } } }] }',
  ),
  ...root('findings', 'of reports since 2015', '{ citations: { some: { report: { publishedOn: { gte: "2015" } } } } }'),
  ...root('findings', 'that concern something of a name', '{ concerns: { some: { name: { contains: "Z" } } } }'),
  ...root(
    'findings',
    'by institutions of a country, and not on a topic',
    '{ foundBy: { some: { claims: { none: { topics: { some: { id: { eq: "topic/1" } } } } } } } }',
  ),
  ...root('passages', 'cited by a finding of a violation', '{ claims: { some: { status: { eq: DISPUTED } } } }'),
  ...root('passages', 'that nothing cites', '{ citedBy: { none: {} } }'),
  ...root(
    'passages',
    'of the report that is a hub, with a claim',
    '{ report: { id: { eq: "report/0" } }, claims: { some: {} } }',
  ),
  ...root('reports', 'some passage of which nothing cites', '{ passages: { some: { citedBy: { none: {} } } } }'),
  ...root(
    'countries',
    'with a law an article of which has a finding of a violation',
    '{ laws: { some: { articles: { some: { findings: { some: { assessment: { eq: VIOLATES } } } } } } } }',
  ),
  ...root('entities', 'with a disputed claim', '{ claims: { some: { status: { eq: DISPUTED } } } }'),
  ...root('entities', 'without a claim', '{ claims: { none: {} } }'),
  {
    about: 'findings of the hub that call something a violation',
    query:
      '{ institution(id: "un/committee") { findings(first: 20, filter: { assessment: { eq: VIOLATES } }) { totalCount nodes { id } } } }',
  },
  {
    about: 'findings of the hub on an article',
    query:
      '{ institution(id: "un/committee") { findings(first: 20, filter: { concerns: { some: { id: { eq: "kaz/law-0/7" } } } }) { totalCount nodes { id } } } }',
  },
  {
    about: 'of each country the laws with a violation',
    query:
      '{ countries { nodes { id laws(first: 20, filter: { articles: { some: { findings: { some: { assessment: { eq: VIOLATES } } } } } }) { totalCount nodes { id } } } } }',
  },
  {
    about: 'of a hundred articles the findings of the hub',
    query:
      '{ articles(first: 100) { nodes { id findings(first: 5, filter: { foundBy: { some: { id: { eq: "un/committee" } } } }) { totalCount nodes { id } } } } }',
  },
  {
    about: 'of five hundred articles the findings on a topic',
    query:
      '{ articles(first: 500) { nodes { id findings(first: 5, filter: { topics: { some: { id: { eq: "topic/3" } } } }) { totalCount nodes { id } } } } }',
  },
  {
    about: 'of a hundred institutions the findings not on the topic of a third',
    query:
      '{ institutions(first: 100) { nodes { id findings(first: 5, filter: { topics: { none: { id: { eq: "topic/0" } } } }) { totalCount nodes { id } } } } }',
  },
  ...asOf('claims in natural order', '{ claims(first: 50) { nodes { id status knownAt } } }'),
  ...asOf(
    'the findings of the hub, in order and counted',
    '{ institution(id: "un/committee") { findings(first: 50, orderBy: [{ field: knownAt, direction: DESC }]) { totalCount nodes { id status } } } }',
  ),
  ...asOf('claims that are accepted', '{ findings(first: 20, filter: { status: { eq: ACCEPTED } }) { nodes { id } } }'),
  ...asOf(
    'articles with a finding by the hub',
    '{ articles(first: 20, filter: { findings: { some: { foundBy: { some: { id: { eq: "un/committee" } } } } } }) { totalCount nodes { id } } }',
  ),
  ...asOf(
    'a report of ten thousand passages',
    '{ coverage(report: "report/0") { ... on ReportCoverage { passages cited claims } } }',
  ),
  { about: 'a country of ten thousand claims', query: `{ coverage(country: "KAZ") { ${OF_COUNTRY} } }` },
  ...asOf('a country of ten thousand claims', `{ coverage(country: "KAZ") { ${OF_COUNTRY} } }`),
  ...path('two findings of the hub', 'report/0/p/0/f', 'report/0/p/9/f'),
  ...path('a country and an article, both hubs', 'KAZ', 'CAT/1'),
  ...path('two laws of different countries', 'x01/law-1', 'x05/law-5'),
  ...path('a hub and a small institution, through anything', 'un/committee', 'x01/office-1', 'types: []'),
  ...path('two articles, but for claims', 'CAT/1', 'ICCPR/7', 'types: [Claim]'),
  ...around('a country, a hub', 'KAZ', 1),
  ...around('a hub of findings', 'un/committee', 2),
  ...around('an article, three links away', 'kaz/law-0/7', 3),
  ...gaps('KAZ', 'CAT'),
  ...asOf('norm gaps of the hub', `{ normGaps(country: "KAZ", treaty: "CAT") { ${GAPS} } }`),
  ...beside('two countries, one of them a hub', 'ids: ["KAZ", "X01"]'),
  ...beside('eight countries', 'ids: ["KAZ", "X01", "X02", "X03", "X04", "X05", "X06", "X07"], treaty: "CAT"'),
  ...beside('years of the hub', 'ids: ["KAZ"], years: [2012, 2015], treaty: "CAT"'),
  ...beside('two articles, one of them a hub', 'ids: ["CAT/1", "CAT/2"]'),
];

/** The same as of a day. */
function asOf(what: string, query: string): [{ about: string; query: string }] {
  return [{ about: `as of a day, ${what}`, query: `query @asOf(date: "2015-06-30", knownAt: "2016-12-31") ${query}` }];
}

/** How two nodes are linked. */
function path(what: string, from: string, to: string, avoid = ''): [{ about: string; query: string }] {
  const avoided = avoid === '' ? '' : `, avoid: { ${avoid} }`;
  const parts = 'length shortest bound hubs { id } paths { nodes { id } steps { relation direction beside } }';
  return [{ about: `a path between ${what}`, query: `{ path(from: "${from}", to: "${to}"${avoided}) { ${parts} } }` }];
}

/** A picture of what is around a node. */
function around(what: string, id: string, depth: number): [{ about: string; query: string }] {
  return [
    {
      about: `what is around ${what}`,
      query: `{ neighbourhood(id: "${id}", depth: ${depth}, maxNodes: 300) { ${PARTS} } }`,
    },
  ];
}

/** Where a country stands with a treaty. */
function gaps(country: string, treaty: string): [{ about: string; query: string }] {
  const query = `{ normGaps(country: "${country}", treaty: "${treaty}") { ${GAPS} } }`;
  return [{ about: `norm gaps of ${country} and ${treaty}`, query }];
}

/** Side by side. */
function beside(what: string, args: string): [{ about: string; query: string }] {
  const cells = 'totalCount rows { subject of { id } period cells { count claims { id } status reason } }';
  return [{ about: `side by side, ${what}`, query: `{ compare(${args}) { ${cells} } }` }];
}

/** A page of a root list and how long the list is. */
function root(list: string, which: string, filter: string): [{ about: string; query: string }] {
  return [
    { about: `${list} ${which}`, query: `{ ${list}(first: 20, filter: ${filter}) { totalCount nodes { id } } }` },
  ];
}
