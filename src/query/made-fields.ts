import { Kind, parse } from 'graphql';
import type { FieldNode } from 'graphql';
import type { NodeType } from '../ontology/ontology.js';

/**
 * Fields that the API makes from others of the same node: for each the selection that it is made from.
 * The planner fetches that selection out of sight; a resolver makes the value.
 */
export const MADE_FIELDS: ReadonlyMap<string, (type: NodeType) => readonly FieldNode[]> = new Map([
  ['citation', (type: NodeType) => fieldsFor(type)],
]);

const REPORT =
  'id name kind symbol publishedOn url publisher { name } authors(first: 20) { nodes { __typename name } }';
const PASSAGE = `id locator { section paragraph sentence fact record } report { ${REPORT} }`;
const CLAIM = `id statement citations(first: 20) { nodes { ${PASSAGE} } } statedIn { ${REPORT} }`;

const SELECTIONS = { Report: selection(REPORT), Passage: selection(PASSAGE), Claim: selection(CLAIM) };

/** The types that have a citation: reports, passages and every claim. */
export function isCited(type: { readonly name: string; readonly family?: string }): boolean {
  return type.name === 'Report' || type.name === 'Passage' || type.name === 'Claim' || type.family === 'Claim';
}

function fieldsFor(type: NodeType): readonly FieldNode[] {
  if (type.name === 'Report') return SELECTIONS.Report;
  return type.name === 'Passage' ? SELECTIONS.Passage : SELECTIONS.Claim;
}

function selection(fields: string): readonly FieldNode[] {
  const [definition] = parse(`{ citation { ${fields} } }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A made field is one selection');
  return definition.selectionSet.selections.filter((one) => one.kind === Kind.FIELD);
}
