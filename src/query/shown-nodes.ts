import { NODE } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { portions } from './cost/portions.js';
import { nodeObjects } from './question.js';
import type { Part, Parts, QuestionTools } from './question.js';
import type { AnswerObject } from './run/answer-object.js';
import { ID, TYPE } from './run/row.js';
import type { StoredRow } from './run/row.js';
import { askNodes } from './run/statements.js';

/** The nodes that the answer to a question shows. */
export interface ShownNodes {
  typeOf(id: string): string;
  /** The node of an id, as a part of the answer asks for it. */
  object(part: Part, id: string): AnswerObject;
}

/** Reads the nodes that an answer shows, each once, however often and in whatever parts it shows them. */
export async function shownNodes(
  ontology: Ontology,
  parts: Parts,
  ids: readonly string[],
  tools: QuestionTools,
): Promise<ShownNodes> {
  const { columns } = parts;
  const each = [...new Set(ids)];
  const asks = portions(each, { rowsOfEach: 1, columns }).map((some) =>
    askNodes(ontology, { target: NODE, ids: some, columns, qualifying: undefined }),
  );
  const found = each.length === 0 ? [] : await Promise.all(asks.map((ask) => tools.ask(ask)));
  const rows = found.flatMap((row) => row.rows as unknown as StoredRow[]);
  const byId = new Map(rows.map((row) => [row[ID] as string, row]));
  const rowOf = (id: string): StoredRow => {
    const row = byId.get(id);
    if (!row) throw new Error(`A statement found ${id}, which is no node`);
    return row;
  };
  const object = nodeObjects(parts, tools);
  return { typeOf: (id) => rowOf(id)[TYPE] as string, object: (part, id) => object(part, rowOf(id)) };
}
