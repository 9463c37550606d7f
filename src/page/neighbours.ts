import type { NodeType, Ontology, Relation } from '../ontology/ontology.js';
import { isFact } from './record-facts.js';
import { html } from './html.js';
import type { Html } from './html.js';
import { fieldInWords, kindOf, nodesIn, recordLink } from './labels.js';
import type { AnswerPart } from './labels.js';
import { moreOf, totalOf } from './more.js';
import { shownRelations } from './record-operations.js';

/** So many relations are found without a list of them. */
const FEW = 3;

/** What a node leads to and what leads to it, by relation: a few of each, how many more, and how to list them all. */
export function neighboursOf(ontology: Ontology, type: NodeType, node: AnswerPart): Html | undefined {
  const relations = shownRelations(type).filter(
    (relation) => !isFact(relation) && nodesIn(node[relation.name]).length > 0,
  );
  if (relations.length === 0) return undefined;
  const groups = relations.map((relation) => {
    const list = node[relation.name];
    return group(ontology, type, node, relation, nodesIn(list), totalOf(list));
  });
  return html`${relations.length > FEW ? contents(relations, node) : undefined}${groups}`;
}

function contents(relations: readonly Relation[], node: AnswerPart): Html {
  const items = relations.map(
    ({ name }) =>
      html`<li>
        <a href="#${placeOf(name)}">${fieldInWords(name)}</a> <span class="quiet">${totalOf(node[name])}</span>
      </li>`,
  );
  return html`<ul class="forms">
    ${items}
  </ul>`;
}

function placeOf(relation: string): string {
  return `links-${relation}`;
}

function group(
  ontology: Ontology,
  type: NodeType,
  node: AnswerPart,
  relation: Relation,
  nodes: readonly AnswerPart[],
  total: number,
): Html {
  const about = relation.editorial ? `${relation.description} Our own editorial judgement.` : relation.description;
  return html`<section class="relation">
    <h3 id="${placeOf(relation.name)}">${fieldInWords(relation.name)} <span class="quiet">${total}</span></h3>
    <p class="note">${about.replaceAll('`', '')}</p>
    <ul>
      ${nodes.map((one) => html`<li>${recordLink(one)} ${kindOf(one)}</li>`)}
    </ul>
    ${moreOf(ontology, type, String(node['id']), relation, total - nodes.length)}
  </section>`;
}
