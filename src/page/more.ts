import type { NodeType, Ontology, Relation } from '../ontology/ontology.js';
import { html } from './html.js';
import type { Html } from './html.js';
import { isPart, nodesIn } from './labels.js';
import { relationOperation } from './record-operations.js';
import { shareLink } from './share-link.js';

/** `and 312 more`, with a link to the query that lists them; undefined where there are no more. */
export function moreOf(
  ontology: Ontology,
  type: NodeType,
  id: string,
  relation: Relation,
  more: number,
): Html | undefined {
  if (more <= 0) return undefined;
  const link = allLink(ontology, type, id, relation);
  return html`<p class="more">and ${inGroups(more)} more: <a href="${link}">list all of them in the playground</a></p>`;
}

/** The path of the playground with the query that lists all nodes of a relation. */
export function allLink(ontology: Ontology, type: NodeType, id: string, relation: Relation): string {
  const variables = JSON.stringify({ id, after: null });
  return shareLink({ query: relationOperation(ontology, type, relation), variables });
}

/** Whether a list goes on behind what is shown. */
export function goesOn(list: unknown): boolean {
  return isPart(list) && isPart(list['pageInfo']) && list['pageInfo']['hasNextPage'] === true;
}

/** How many there are in all: as many as are here, where nothing else is said. */
export function totalOf(list: unknown): number {
  return isPart(list) && typeof list['totalCount'] === 'number' ? list['totalCount'] : nodesIn(list).length;
}

/** A number as a sentence has it: `10,000`. */
export function inGroups(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
