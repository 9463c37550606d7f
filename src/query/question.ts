import type { DocumentNode, FieldNode } from 'graphql';
import type { GraphDescription, Row } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import type { Condition } from './filter/condition.js';
import type { Selection } from './plan/fetches.js';
import type { Fields } from './plan/selection-sets.js';
import { answerObject } from './run/answer-object.js';
import type { AnswerObject } from './run/answer-object.js';
import type { Ask } from './run/ask.js';
import type { StoredRow } from './run/row.js';

/**
 * A root field whose answer is no node and no list of nodes: search, meta ...
 * It is planned with the operation and answered beside the waves; nodes in its answer go on in the waves.
 */
export interface Question {
  /** Name of the root field. */
  readonly name: string;
  /** The root field, in `extend type Query`, and the types that only this question needs. */
  readonly sdl: DocumentNode;
  /** @throws GraphQLError where an argument is out of its limits. */
  plan(request: QuestionRequest): QuestionPlan;
}

export interface QuestionRequest {
  readonly ontology: Ontology;
  readonly node: FieldNode;
  readonly nodes: readonly FieldNode[];
  readonly args: Readonly<Record<string, unknown>>;
  /** What nodes of a type must meet beside all else, or they are not there; undefined where nothing. */
  qualifying(target: string): Condition | undefined;
  /** A condition on nodes of a type as it is meant: of those that qualify, what is told of claims told by these. */
  inView(target: string, condition: Condition): Condition;
  /** What field nodes ask of nodes of a type, an interface or a union. */
  selection(target: string, nodes: readonly FieldNode[]): Selection;
  /** The fields below field nodes that lead to an object type of the question. */
  below(typeName: string, nodes: readonly FieldNode[]): Fields;
}

export interface QuestionPlan {
  /** Statements it sends at most, and rows it returns at most: what it costs. */
  readonly cost: { readonly statements: number; readonly rows: number };
  /** What its nodes ask for further; the cost of that is counted for each row, or for as many as `rowsOf` says. */
  readonly selections: readonly Selection[];
  /** Of how many rows a selection is asked, where that is not of all. */
  readonly rowsOf?: ReadonlyMap<Selection, number>;
  answer(tools: QuestionTools): Promise<unknown>;
}

export interface QuestionTools {
  readonly ask: (ask: Ask) => Promise<Row>;
  /** Makes rows of a statement into nodes of the answer: the columns are `columnsOfRow(columns)`. */
  readonly objects: (selection: Selection, columns: readonly string[]) => (row: StoredRow) => AnswerObject;
  readonly describe: () => Promise<GraphDescription>;
  /**
   * A sentence for each id that no node of a type has, or none that qualifies: what may have been meant.
   * It is no cost of the operation.
   */
  readonly explain: (ids: readonly string[], target: string) => Promise<readonly string[]>;
}

/** What is asked of an object of a question's own: fields, nodes, and objects that have parts again. */
export interface Parts {
  readonly fields: readonly Part[];
  /** What its nodes, and those of the objects below, ask for further. */
  readonly selections: readonly Selection[];
  /** The columns that any of these needs: reading a column that a type lacks costs nothing. */
  readonly columns: readonly string[];
}

export interface Part {
  /** What the answer has it by. */
  readonly key: string;
  readonly name: string;
  /** Where the field is a node, or some. */
  readonly selection: Selection | undefined;
  /** Where the field is an object of the question's own, or some. */
  readonly parts: Parts | undefined;
}

/** How the fields of a question's type that lead to nodes, or to its own types, go on; all others hold plain values. */
export interface PartTypes {
  readonly nodes?: Readonly<Record<string, string>>;
  readonly objects?: Readonly<Record<string, { readonly type: string } & PartTypes>>;
}

/** Reads what is asked of an object type of a question. */
export function partsOf(
  request: QuestionRequest,
  typeName: string,
  { nodes = {}, objects = {} }: PartTypes = {},
  fieldNodes: readonly FieldNode[] = request.nodes,
): Parts {
  const fields = [...request.below(typeName, fieldNodes)].map(([key, below]): Part => {
    const name = below[0]?.name.value ?? '';
    const target = nodes[name];
    const object = objects[name];
    return {
      key,
      name,
      selection: target === undefined ? undefined : request.selection(target, below),
      parts: object && partsOf(request, object.type, object, below),
    };
  });
  const selections = fields.flatMap(({ selection, parts }) => [
    ...(selection ? [selection] : []),
    ...(parts?.selections ?? []),
  ]);
  const columns = [...new Set(selections.flatMap((selection) => selection.columns))].sort();
  return { fields, selections, columns };
}

/** Whether any of the fields is asked for. */
export function wants({ fields }: Parts, ...names: readonly string[]): boolean {
  return fields.some(({ name }) => names.includes(name));
}

/** What is asked of the objects of a part. */
export function partsBelow({ parts, key }: Part): Parts {
  if (!parts) throw new Error(`Nothing is asked for below ${key}`);
  return parts;
}

/** Makes rows with some columns into what a part of an answer asks of nodes: equal nodes of a part are one object. */
export function nodeObjects(
  { columns }: Pick<Parts, 'columns'>,
  tools: QuestionTools,
): (part: Part, row: StoredRow) => AnswerObject {
  const makers = new Map<Part, (row: StoredRow) => AnswerObject>();
  return (part, row) => {
    if (!part.selection) throw new Error(`No node is asked for as ${part.key}`);
    const make = makers.get(part) ?? tools.objects(part.selection, columns);
    makers.set(part, make);
    return make(row);
  };
}

/**
 * What a page says of its place in a list.
 * @param first how many were asked for.
 * @param found how many there were, of one more than that.
 * @param isLater whether another page came before.
 * @param cursors of what the page has.
 */
export function pageInfoOf(
  { first, found, isLater }: { readonly first: number; readonly found: number; readonly isLater: boolean },
  cursors: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    hasNextPage: found > first,
    hasPreviousPage: isLater,
    startCursor: cursors.at(0) ?? null,
    endCursor: cursors.at(-1) ?? null,
  };
}

/**
 * An object of the answer, its values by what each part is called.
 * @param type of the object, where its field may have several.
 */
export function answerParts({ fields }: Parts, valueOf: (part: Part) => unknown, type?: string): AnswerObject {
  const object = answerObject(type);
  for (const part of fields) object[part.key] = valueOf(part);
  return object;
}
