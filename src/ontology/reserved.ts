import type { AbstractType, NodeType } from './ontology.js';

/** Words of a filter, and what a stored node has besides its fields: no field, or no field of the type, can be called so. */
export const RESERVED_FIELDS: Readonly<Record<string, string>> = {
  and: 'a word of filters',
  or: 'a word of filters',
  not: 'a word of filters',
  type: 'a word of filters',
  citation: 'a field that the API makes',
  history: 'a field that the API makes',
  'Passage.text': 'a field that the API makes',
  'Conflict.sides': 'a field that the API makes',
  sortKey: 'a property that a load writes',
  hash: 'a property that a load writes',
};

/** Types of the API that are made from none of schema.graphql. */
export const API_TYPES: ReadonlySet<string> = new Set(
  (
    'Query Mutation Subscription PageInfo OrderDirection TypeName AnyTypeName CitationStyle Meta Limit TypeCount ' +
    'SearchResult SearchHit Segment SearchWarning SearchWarningCode ' +
    'Coverage ReportCoverage CountryCoverage FootnoteCount ClaimStatusCount AbsenceCount FieldCount ' +
    'Timeline TimelineEntry TimelineGap DatePrecision ConflictSide ConflictValue RelationType LinkDirection ' +
    'PathResult PathAvoid PathAvoided PathBound Path PathStep Neighbourhood Neighbour NeighbourRelation NeighbourType Subgraph Link ' +
    'LookupEntry LookupAlternative LookupCertainty LookupReading LookupReason ' +
    'NormGaps NormGap NormGapCount NormGapStatus NormProvision ' +
    'Comparison ComparisonColumn ComparisonRow ComparisonCell ComparisonSubject EmptyCell ' +
    'Change ChangeConnection ChangeEdge ChangeKind ChangedField RecordHistory Release'
  ).split(' '),
);

/** Root fields of the API that are made from no type of schema.graphql. */
export const API_ROOTS: ReadonlySet<string> = new Set(
  'node nodes entities claims meta search coverage path neighbourhood subgraph timeline lookup normGaps compare changes'.split(
    ' ',
  ),
);

/** Labels of the graph that are no types of schema.graphql. */
export const OTHER_LABELS: ReadonlySet<string> = new Set(['Token', 'Change', 'DataVersion', 'LoadLock']);

/** The types that the API makes from a type whose nodes it lists. */
export function listTypes({ name }: NodeType | AbstractType): string[] {
  return ['Connection', 'Edge', 'Filter', 'ListFilter', 'Order', 'OrderField'].map((ending) => name + ending);
}

/** The types that the API makes from a scalar or an enum. */
export function valueTypes({ name }: { readonly name: string }): string[] {
  return [`${name}Filter`, `${name}ListFilter`];
}
