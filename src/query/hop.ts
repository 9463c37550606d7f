import { labelOf, membersOf, relationsOf } from '../ontology/ontology.js';
import type { Ontology, Relation } from '../ontology/ontology.js';
import { quoted } from '../graph/statement.js';

/** A relation as Cypher writes it between two nodes. */
export function hop(relation: Relation): string {
  const type = `[:${quoted(relation.type)}]`;
  return relation.direction === 'OUT' ? `-${type}->` : `<-${type}-`;
}

/** The same relation, seen from the far end. */
export function hopBack(relation: Relation): string {
  return hop({ ...relation, direction: relation.direction === 'OUT' ? 'IN' : 'OUT' });
}

/**
 * The label of the far end of a relation, as Cypher writes it behind a variable; empty where nothing else can be there:
 * to look at the label of each node takes a third of the time of a hop.
 */
export function farLabel(ontology: Ontology, relation: Relation): string {
  const { type, direction, target } = relation;
  const key = `${type} ${direction} ${target}`;
  let known = farLabels.get(ontology);
  if (!known) farLabels.set(ontology, (known = new Map<string, string>()));
  let label = known.get(key);
  if (label === undefined) {
    label = mayLeadElsewhere(ontology, relation) ? `:${quoted(labelOf(ontology, target))}` : '';
    known.set(key, label);
  }
  return label;
}

/** By relation: what is written for it is asked for with every statement. */
const farLabels = new WeakMap<Ontology, Map<string, string>>();

/** Whether relationships of the type lead, in the same direction, to nodes of other types too. */
function mayLeadElsewhere(ontology: Ontology, { type, direction, target }: Relation): boolean {
  const names = (typeName: string): string[] => membersOf(ontology, typeName).map(({ name }) => name);
  const wanted = new Set(names(target));
  return [...ontology.nodes.values()].some((owner) =>
    relationsOf(owner)
      .filter((one) => one.type === type)
      // Of a field that looks the other way, its owner is what stands at the far end.
      .flatMap((one) => (one.direction === direction ? names(one.target) : [owner.name]))
      .some((name) => !wanted.has(name)),
  );
}
