import { columnsOf } from '../../ontology/ontology.js';
import type { NodeType, Ontology } from '../../ontology/ontology.js';
import { hasBounds } from '../../ontology/scalars.js';

/** A field that says when something was. */
export interface DateField {
  readonly field: string;
  /** The field that says until when, where that is another one. */
  readonly until?: string;
}

/**
 * What places a node on a timeline: of the fields that its type has, the first that has a value. When it happened comes
 * before when it began to hold, and last is when somebody said it.
 */
export const DATE_FIELDS: readonly DateField[] = [
  { field: 'date' },
  { field: 'publishedOn' },
  { field: 'enactedOn' },
  { field: 'adoptedOn' },
  { field: 'period' },
  { field: 'validFrom', until: 'validTo' },
  { field: 'statedOn' },
];

/** The fields that may place a node of a type, in order of precedence; none where its nodes have no date. */
export function dateFieldsOf(ontology: Ontology, type: NodeType): readonly DateField[] {
  const dated = new Set(
    columnsOf(type)
      .filter((column) => hasBounds(ontology, column))
      .map(({ name }) => name),
  );
  return DATE_FIELDS.filter(({ field }) => dated.has(field));
}

/** The types whose nodes may have a date, in the order of schema.graphql. */
export function datedTypes(ontology: Ontology): readonly NodeType[] {
  return [...ontology.nodes.values()].filter((type) => dateFieldsOf(ontology, type).length > 0);
}

/** The fields that place a node of any type, in order of precedence: rows of statements name one by its number. */
export function dateFieldsIn(ontology: Ontology): readonly DateField[] {
  const used = new Set([...ontology.nodes.values()].flatMap((type) => dateFieldsOf(ontology, type)));
  return DATE_FIELDS.filter((one) => used.has(one));
}

/** The columns that hold the dates of some fields, and what they last until. */
export function dateColumns(fields: readonly DateField[]): readonly string[] {
  return fields.flatMap(({ field, until }) => (until === undefined ? [field] : [field, until]));
}
