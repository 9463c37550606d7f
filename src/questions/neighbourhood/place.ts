import type { FieldNode } from 'graphql';
import { sortKey } from '../../ontology/sort-key.js';
import { invalid } from '../../query/invalid.js';
import { CursorError, decodeCursor, encodeCursor } from '../../query/plan/cursor.js';

/** Where the links of a node go on: behind which place, along which relation. */
export interface Place {
  readonly kind: string;
  readonly out: boolean;
  /** A place in the natural order. */
  readonly after: string;
}

const LIST = /^neighbourhood (OUT|IN) (\w+)$/;

/** @param last the id behind which it goes on; undefined for the beginning. */
export function cursorAt(id: string, kind: string, out: boolean, last: string | undefined): string {
  return encodeCursor({
    list: `neighbourhood ${out ? 'OUT' : 'IN'} ${kind}`,
    owner: { type: 'Node', id },
    at: [last === undefined ? '' : sortKey(last)],
  });
}

/** @throws GraphQLError where it is no cursor of a neighbourhood of the node. */
export function readPlace(node: FieldNode, id: string, cursor: string): Place {
  try {
    const { list, owner, at } = decodeCursor(cursor);
    const [, direction, kind] = LIST.exec(list) ?? [];
    const [after] = at;
    if (direction === undefined || kind === undefined || typeof after !== 'string') {
      throw new CursorError('is a cursor of a list: take the text of endCursor of a relation of a neighbourhood.');
    }
    if (owner.id !== id) {
      throw new CursorError(`is a cursor of "${owner.id}", and id is "${id}": ask for the node that it was given for.`);
    }
    return { kind, out: direction === 'OUT', after };
  } catch (error) {
    if (error instanceof CursorError) throw invalid(`neighbourhood(after:) ${error.message}`, node);
    throw error;
  }
}
