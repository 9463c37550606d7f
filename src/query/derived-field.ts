import { Kind, parse } from 'graphql';
import type { DocumentNode, FieldNode } from 'graphql';
import type { Row } from '../graph/graph.js';
import type { NodeType, Ontology } from '../ontology/ontology.js';
import type { AnswerObject } from './run/answer-object.js';
import type { Ask } from './run/ask.js';

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
   * @param found what `asks` found of the node.
   * @throws what a part holds that could not be had.
   */
  readonly make: (parts: AnswerObject, args: Arguments, dataVersion: string, found?: unknown) => unknown;
  /** What is recorded of a node beside its fields, asked of all nodes of the answer at once. */
  readonly asks?: Asks;
  /** The nodes among its parts that the value shows in a form of its own; none where this is missing. */
  readonly shows?: (parts: AnswerObject) => readonly AnswerObject[];
}

type Arguments = Readonly<Record<string, unknown>>;

/** How a derived field asks for what is no field of schema.graphql. */
export interface Asks {
  /** Of the field. */
  readonly name: string;
  /**
   * How many rows come of each node at the most.
   * @throws GraphQLError where an argument is out of its limits.
   */
  rowsOfEach(args: Arguments, node: FieldNode): number;
  /** How many values a row has, at the most. */
  readonly cellsOfRow: number;
  ask(ids: readonly string[], args: Arguments): Ask;
  /** What was found, by id, and how many rows and characters of text that is. */
  found(row: Row): { readonly byId: ReadonlyMap<string, unknown>; readonly rows: number; readonly characters: number };
}

/** Field nodes of the code's own, below each of which stands a selection: what a derived field is made of. */
export function madeOfFields(selection: string): readonly FieldNode[] {
  const [definition] = parse(`{ parts { ${selection} } }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A derived field is made of one selection');
  return definition.selectionSet.selections.filter((one) => one.kind === Kind.FIELD);
}
