/** A mistake, what is said of it, and the document as it is then written; each hint of the table at least once. */
export const MISTAKES: readonly (readonly [name: string, wrong: string, said: string, right: string])[] = [
  [
    'a condition of a node where the filter of a list is',
    '{ claims(filter: {about: {id: {eq: "KAZ"}}}) { totalCount } }',
    'Field "id" is not defined by type "EntityListFilter". `about` is a list: write `about: {some: {id: ...}}`.',
    '{ claims(filter: {about: {some: {id: {eq: "KAZ"}}}}) { totalCount } }',
  ],
  [
    'a field of a node asked of the page',
    '{ findings { id } }',
    'Cannot query field "id" on type "FindingConnection". `findings` is a page of nodes: ask inside `nodes { }`, `findings { nodes { id } }`.',
    '{ findings { nodes { id } } }',
  ],
  [
    'a field of a node asked of the page',
    '{ country(id: "KAZ") { laws(first: 3) { totalCount name } } }',
    'Cannot query field "name" on type "LawConnection". `laws` is a page of nodes: ask inside `nodes { }`, `laws(first: 3) { nodes { name } }`.',
    '{ country(id: "KAZ") { laws(first: 3) { nodes { name } } } }',
  ],
  [
    'a field of a node asked of the page',
    '{ findings { about { nodes { id } } } }',
    'Cannot query field "about" on type "FindingConnection". `findings` is a page of nodes: ask inside `nodes { }`, `findings { nodes { about { nodes { id } } } }`.',
    '{ findings { nodes { about { nodes { id } } } } }',
  ],
  [
    'a field of a node asked of the page',
    '{ findings { titel } }',
    'Cannot query field "titel" on type "FindingConnection". `findings` is a page of nodes: ask inside `nodes { }`, `findings { nodes { id } }`.',
    '{ findings { nodes { id } } }',
  ],
  [
    'one node by something that is no id',
    '{ country(name: "Kazakhstan") { id } }',
    'Unknown argument "name" on field "Query.country". `country` takes `id:` or `iso2:`. Ask `{ countries(filter: {name: {containsIgnoringCase: "Kazakhstan"}}) { nodes { id } } }`, or look for its words: `{ search(query: "Kazakhstan") { nodes { node { id } } } }`.',
    '{ countries(filter: {name: {containsIgnoringCase: "Kazakhstan"}}) { nodes { id } } search(query: "Kazakhstan") { nodes { node { id } } } }',
  ],
  [
    'an argument that lists have under another name',
    '{ laws(where: {name: {eq: "x"}}) { totalCount } }',
    'Unknown argument "where" on field "Query.laws". It is `filter:` here, with an operator for each value: `laws(filter: {id: {eq: "…"}})`.',
    '{ laws(filter: {id: {eq: "…"}}) { totalCount } }',
  ],
  [
    'an argument that lists have under another name',
    '{ laws(limit: 5) { totalCount } }',
    'Unknown argument "limit" on field "Query.laws". It is `first:` here: `laws(first: 5)`.',
    '{ laws(first: 5) { totalCount } }',
  ],
  [
    'an argument that lists have under another name',
    'query Q($n: Int) { country(id: "KAZ") { laws(take: $n) { totalCount } } }',
    'Unknown argument "take" on field "Country.laws". It is `first:` here: `laws(first: 20)`.',
    '{ country(id: "KAZ") { laws(first: 20) { totalCount } } }',
  ],
  [
    'an argument that lists have under another name',
    '{ laws(skip: 20) { totalCount } }',
    'Unknown argument "skip" on field "Query.laws". Rows are not skipped: ask for `pageInfo { hasNextPage endCursor }`, and then for `laws(after: "…")` with its endCursor.',
    '{ laws(after: "…") { totalCount pageInfo { hasNextPage endCursor } } }',
  ],
  [
    'an argument that lists have under another name',
    '{ laws(sort: "name") { totalCount } }',
    'Unknown argument "sort" on field "Query.laws". It is `orderBy:` here, a list: `laws(orderBy: [{field: id, direction: ASC}])`.',
    '{ laws(orderBy: [{field: id, direction: ASC}]) { totalCount } }',
  ],
  [
    'a value where an operator is asked for',
    '{ laws(filter: {name: "Criminal Code"}) { totalCount } }',
    'Expected value of type "StringFilter", found "Criminal Code". Say how it is compared: `name: {eq: "Criminal Code"}`.',
    '{ laws(filter: {name: {eq: "Criminal Code"}}) { totalCount } }',
  ],
  [
    'an enum in quotes',
    '{ claims(filter: {status: {eq: "DISPUTED"}}) { totalCount } }',
    'Enum "ClaimStatus" cannot represent non-enum value: "DISPUTED". Write it without quotes, `DISPUTED`; only in variables, which are JSON, it stands in quotes.',
    '{ claims(filter: {status: {eq: DISPUTED}}) { totalCount } }',
  ],
  [
    'an enum in quotes',
    '{ claims(filter: {status: {eq: "disputed"}}) { totalCount } }',
    'Enum "ClaimStatus" cannot represent non-enum value: "disputed". Write it without quotes, `DISPUTED`; only in variables, which are JSON, it stands in quotes.',
    '{ claims(filter: {status: {eq: DISPUTED}}) { totalCount } }',
  ],
];
