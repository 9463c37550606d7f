import type { Relation } from '../ontology/ontology.js';
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
