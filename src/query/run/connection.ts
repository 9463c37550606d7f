import { positionsOf } from './row.js';
import type { StoredRow } from './row.js';
import { encodeCursor } from '../plan/cursor.js';
import type { Owner } from '../plan/cursor.js';
import type { List, Selection } from '../plan/fetches.js';
import { answerObject } from './answer-object.js';
import type { AnswerObject } from './answer-object.js';

/** How the rows of a list become objects, for each selection that the list makes of its rows. */
export type RowObjects = ReadonlyMap<Selection, (row: StoredRow) => AnswerObject>;

/**
 * The connection of a list.
 * @param rows one more than the page where there is a next one.
 * @param total how many there are in all, or why that is not known; only where it is asked for.
 */
export function connectionOf(
  list: List,
  owner: Owner,
  rows: readonly StoredRow[],
  total: unknown,
  toObjects: RowObjects,
): AnswerObject {
  const page = rows.slice(0, list.first);
  const cursor = cursorsOf(list, owner);
  const objects = (selection: Selection): AnswerObject[] => {
    const toObject = toObjects.get(selection);
    return toObject ? page.map(toObject) : [];
  };
  const connection = answerObject();
  for (const part of list.parts) {
    switch (part.kind) {
      case 'type':
        // Its name is for graphql-js to say: here it only has its weight.
        connection[part.key] = list.target;
        break;
      case 'totalCount':
        connection[part.key] = total;
        break;
      case 'nodes':
        connection[part.key] = objects(part.selection);
        break;
      case 'pageInfo':
        connection[part.key] = pageInfo(list, rows, page, cursor, part.fields);
        break;
      case 'edges': {
        const columns = part.nodes.map(({ key, selection }) => ({ key, nodes: objects(selection) }));
        connection[part.key] = page.map((row, index) => {
          const edge = answerObject();
          for (const key of part.cursors) edge[key] = cursor(row);
          for (const key of part.typeNames) edge[key] = list.target;
          for (const { key, nodes } of columns) edge[key] = nodes[index];
          return edge;
        });
      }
    }
  }
  return connection;
}

function pageInfo(
  list: List,
  rows: readonly StoredRow[],
  page: readonly StoredRow[],
  cursor: (row: StoredRow) => string,
  fields: readonly { readonly key: string; readonly name: string }[],
): AnswerObject {
  const [start, end] = [page.at(0), page.at(-1)];
  const values: Readonly<Record<string, () => unknown>> = {
    hasNextPage: () => rows.length > list.first,
    hasPreviousPage: () => list.after !== undefined,
    startCursor: () => (start ? cursor(start) : null),
    endCursor: () => (end ? cursor(end) : null),
  };
  const info = answerObject();
  for (const { key, name } of fields) info[key] = values[name]?.();
  return info;
}

/** The cursor of a row: what the order of the list compares of it. */
function cursorsOf(list: List, owner: Owner): (row: StoredRow) => string {
  const position = positionsOf(list.columns);
  return (row) => {
    const at = list.order.map(({ column }) => row[position.get(column) ?? -1] ?? null);
    return encodeCursor({ list: list.name, owner, at });
  };
}
