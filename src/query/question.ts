import type { FieldNode } from 'graphql';
import type { GraphDescription, Row } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import type { Selection } from './plan.js';
import type { Fields } from './selections.js';
import type { Ask } from './statements.js';
import type { AnswerObject, Stored } from './waves.js';

/**
 * A root field whose answer is no node and no list of nodes: search, meta ...
 * It is planned with the operation and answered beside the waves; nodes in its answer go on in the waves.
 */
export interface Question {
  /** Name of the root field. */
  readonly name: string;
  /** The root field, as SDL writes it inside `type Query`. */
  readonly field: string;
  /** The types that only this question needs, as SDL. */
  readonly types: string;
  /** Those of its types whose values are found by field name; of the others by response key, as nodes are. */
  readonly plainTypes: readonly string[];
  /** @throws GraphQLError where an argument is out of its limits. */
  plan(request: QuestionRequest): QuestionPlan;
}

export interface QuestionRequest {
  readonly ontology: Ontology;
  readonly node: FieldNode;
  readonly nodes: readonly FieldNode[];
  readonly args: Readonly<Record<string, unknown>>;
  /** What field nodes ask of nodes of a type, an interface or a union. */
  selection(target: string, nodes: readonly FieldNode[]): Selection;
  /** The fields below field nodes that lead to an object type of the question. */
  below(typeName: string, nodes: readonly FieldNode[]): Fields;
}

export interface QuestionPlan {
  /** Statements it sends at most, and rows it returns at most: what it costs. */
  readonly cost: { readonly statements: number; readonly rows: number };
  /** What its nodes ask for further; the cost of that is counted for each row. */
  readonly selections: readonly Selection[];
  answer(tools: QuestionTools): Promise<unknown>;
}

export interface QuestionTools {
  readonly ask: (ask: Ask) => Promise<Row>;
  /** Makes rows of a statement into nodes of the answer: the columns are `columnsOfRow(columns)`. */
  readonly objects: (selection: Selection, columns: readonly string[]) => (row: Stored) => AnswerObject;
  readonly describe: () => Promise<GraphDescription>;
}
