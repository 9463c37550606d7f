import { parse, print } from 'graphql';
import type { Column, NodeType, Ontology, Relation } from '../ontology/ontology.js';
import { columnsOf, relationsOf } from '../ontology/ontology.js';
import { CITED_SELECTIONS } from '../questions/citation/citation-parts.js';

/** Of each relation so many nodes are shown; of what a claim rests on so many passages. */
export const SHOWN = { neighbours: 8, passages: 20, conflicts: 5, former: 20, page: 100 } as const;

const LOCATOR = 'locator { section paragraph sentence fact record }';
/** What a link to a node says, by type or interface. */
const LABEL: readonly (readonly [type: string, selection: string])[] = [
  ['Entity', 'name'],
  ['Claim', 'statement'],
  ['Conflict', 'question'],
  ['Footnote', 'number'],
  ['Passage', LOCATOR],
];
/** What leads from a passage to the footnotes of it. */
export const FOOTNOTES = ['footnotes', 'coveredBy'] as const;
/** What is shown of a passage as a source. */
const FOOTNOTE =
  'id number status note resolvesTo { ...Label } candidates(first: 5) { pageInfo { hasNextPage } nodes { ...Label } }';
const SOURCE =
  `id ${LOCATOR} text report { id name symbol publishedOn url } ` +
  FOOTNOTES.map((name) => `${name}(first: 10) { pageInfo { hasNextPage } nodes { ${FOOTNOTE} } }`).join(' ');

const GOES_ON = 'pageInfo { hasNextPage }';

/** What is asked of a node first, whatever it is: its type, and what its citation is made of. */
const CITED: readonly (readonly [type: string, selection: string])[] = [
  ...Object.entries(CITED_SELECTIONS),
  ['Entity', 'name description'],
  ['Conflict', 'question explanation'],
  ['Footnote', 'number note report { id name }'],
  ['Withdrawn', 'was reason date note successor { __typename id }'],
];

/** Asks for the type of a node and for what its citation is made of; variable `id`. */
export function citedOperation(ontology: Ontology): string {
  return `query Cite($id: ID!) { node(id: $id) { __typename id ${onTypes(ontology, CITED)} } }`;
}

/**
 * Asks for what a page shows of a node: its values, what it leads to and what leads to it, a few of each, and where it
 * was read; variable `id`. It is what a reader finds in the playground.
 */
export function recordOperation(ontology: Ontology, type: NodeType): string {
  const columns = columnsOf(type).map((column) => columnText(ontology, column));
  const relations = shownRelations(type).map(({ name, many }) =>
    many ? `${name}(first: ${SHOWN.neighbours}) { ${GOES_ON} nodes { ...Label } }` : `${name} { ...Label }`,
  );
  const source = [
    ...(isClaim(type) ? [`citations(first: ${SHOWN.passages}) { ${GOES_ON} nodes { ${SOURCE} } }`] : []),
    ...(type.name === 'Passage' ? [SOURCE] : []),
  ];
  const former = ontology.nodes.has('Withdrawn')
    ? `withdrawn(filter: {successor: {id: {eq: $id}}}, first: ${SHOWN.former}) { pageInfo { hasNextPage } nodes { id reason date } }`
    : '';
  const fields = [...columns, ...source, ...relations].join(' ');
  return written(
    `query Record($id: ID!) { ${type.singular}(id: $id) { __typename ${fields} } ${former} } ${labelOn(ontology)}`,
  );
}

/**
 * Asks how many nodes there are of relations of a node, which costs a statement for each: only of those that go on;
 * variable `id`.
 */
export function totalsOperation({ singular }: NodeType, relations: readonly string[]): string {
  const totals = relations.map((name) => `${name} { totalCount }`);
  return `query Totals($id: ID!) { ${singular}(id: $id) { ${totals.join(' ')} } }`;
}

const CONFLICT = 'id question kind status explanation';
const SIDES = 'sides { claim statement prevails knownAt saidBy readIn statedIn values { field value said absent } }';

/** Asks for conflicts; variable `ids`. @param withSides whether for their claims side by side too. */
export function conflictsOperation(withSides: boolean): string {
  const fields = withSides ? `${CONFLICT} ${SIDES}` : CONFLICT;
  return `query Conflicts($ids: [ID!]!) { nodes(ids: $ids) { ... on Conflict { ${fields} } } }`;
}

/** Asks when a claim holds, and since when it is public; variable `id`. */
export function datesOperation(): string {
  return 'query Dates($id: ID!) { node(id: $id) { __typename id ... on Claim { statement knownAt validFrom validTo } } }';
}

/** Asks for what is near an id that no node has; variable `ref`. */
export function nearOperation(ontology: Ontology): string {
  return `query Near($ref: String!) { lookup(refs: [$ref]) { node { ...Label } alternatives { node { ...Label } } } } ${labelOn(ontology)}`;
}

/** Asks for all nodes of a relation, a page at a time; variables `id` and `after`. */
export function relationOperation(ontology: Ontology, type: NodeType, { name }: Relation): string {
  const page = `totalCount pageInfo { hasNextPage endCursor } nodes { ...Label }`;
  return written(
    `query All($id: ID!, $after: String) { ${type.singular}(id: $id) { id ` +
      `${name}(first: ${SHOWN.page}, after: $after) { ${page} } } } ${labelOn(ontology)}`,
  );
}

/**
 * The relations that a page shows as such: all but those that start here and that a load works out of the others, and
 * those that are shown as sources.
 */
export function shownRelations(type: NodeType): readonly Relation[] {
  const sources: readonly string[] = isClaim(type) ? ['citations'] : type.name === 'Passage' ? FOOTNOTES : [];
  return relationsOf(type).filter((relation) => !relation.derived && !sources.includes(relation.name));
}

export function isClaim({ family }: NodeType): boolean {
  return family === 'Claim';
}

/** Asks for a column of a node, with all fields of its values. */
export function columnText(ontology: Ontology, { name, type }: Column): string {
  const fields = ontology.values.get(type)?.fields.keys();
  return fields ? `${name} { ${[...fields].join(' ')} }` : name;
}

/** What a link to a node says, as the fragment `Label`. */
export function labelOn(ontology: Ontology): string {
  return `fragment Label on Node { __typename id ${onTypes(ontology, LABEL)} }`;
}

/** What is asked of the types that there are. */
function onTypes(ontology: Ontology, selections: readonly (readonly [type: string, selection: string])[]): string {
  const there = selections.filter(([type]) => ontology.nodes.has(type) || ontology.abstracts.has(type));
  return there.map(([type, selection]) => `... on ${type} { ${selection} }`).join(' ');
}

function written(operation: string): string {
  return print(parse(operation, { noLocation: true }));
}
