import { capital, valueInWords, words } from '../../page/labels.js';
import type { GraphLink } from '../../arrangement/known-graph.js';

/** A type as a reader calls it: `Treaty action`. */
export function typeInWords(type: string): string {
  return capital(words(type));
}

/** A relation with its direction as seen from a node: `concerns →`, `← concerns`. */
export function relationInWords(relation: string, direction: 'OUT' | 'IN'): string {
  const name = valueInWords(relation);
  return direction === 'OUT' ? `${name} →` : `← ${name}`;
}

/** What marks a link that no source says. */
export function doubtOf({ editorial, inferred }: Pick<GraphLink, 'editorial' | 'inferred'>): string {
  if (editorial) return ' (our judgement)';
  return inferred ? ' (inferred)' : '';
}

/** A link with the names of its ends, in its direction: `a — concerns → b`. */
export function linkInWords(link: GraphLink, from: string, to: string): string {
  return `${from} — ${valueInWords(link.relation)}${doubtOf(link)} → ${to}`;
}

/** A number as a sentence has it: `10,000`. */
export function inGroups(number: number): string {
  return number.toLocaleString('en');
}

/** `1 record`, `2 records`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${inGroups(count)} ${count === 1 ? one : many}`;
}

/** What a button that collapses a node says, with how many it takes. */
export function collapseInWords(takes: number): string {
  return takes === 0 ? 'Collapse' : `Collapse: takes ${inGroups(takes)}`;
}
