import { Kind, parse } from 'graphql';
import type { DocumentNode, FieldNode } from 'graphql';
import type { NodeType, Ontology } from '../ontology/ontology.js';
import type { AnswerObject } from './run/answer-object.js';

/**
 * A field of nodes that is not stored but made of other fields of the same node, such as a citation. No field of
 * schema.graphql is hidden by it: a type that has one of the name keeps its own.
 * What it is made of is fetched out of sight, in the same waves as everything else.
 */
export interface DerivedField {
  readonly name: string;
  /** The field in each type that has it, and the types that only it needs. */
  readonly sdl: (ontology: Ontology) => DocumentNode;
  /** The field nodes below which stands what it is made of, of nodes of a type that has it: the same ones every time. */
  readonly madeOf: (type: NodeType, ontology: Ontology) => readonly FieldNode[];
  /**
   * Makes the value.
   * @returns it, or a Missing that says why there is none.
   * @param parts what was selected, under the response keys of `madeOf`.
   * @throws what a part holds that could not be had.
   */
  readonly make: (parts: AnswerObject, args: Readonly<Record<string, unknown>>, dataVersion: string) => unknown;
  /** The nodes among its parts that the value shows in a form of its own; none where this is missing. */
  readonly shows?: (parts: AnswerObject) => readonly AnswerObject[];
}

/** Field nodes of the code's own, below each of which stands a selection: what a derived field is made of. */
export function madeOfFields(selection: string): readonly FieldNode[] {
  const [definition] = parse(`{ parts { ${selection} } }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A derived field is made of one selection');
  return definition.selectionSet.selections.filter((one) => one.kind === Kind.FIELD);
}
