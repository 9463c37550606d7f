import { isObjectType } from 'graphql';
import type { ObjectPlace, Place } from './selected-places.js';

/** Whether it is a page of a list: its rows are in `nodes` and `edges`, the same ones in each. */
export function isConnection(place: Place): place is ObjectPlace {
  if (place.kind !== 'object' || place.list) return false;
  return place.written.some(({ type }) => {
    if (!isObjectType(type)) return false;
    const fields = type.getFields();
    return fields['edges'] !== undefined && fields['pageInfo'] !== undefined;
  });
}

/** The response keys under which a connection has its rows; none where only other fields of it are selected. */
export function rowKeysOf(connection: ObjectPlace): string[] {
  return [...connection.fields].flatMap(([key, { name }]) => (name === 'nodes' || name === 'edges' ? [key] : []));
}

/** What a row of a connection is: the nodes, under each of the response keys that lead to them. */
export function elementsOf(connection: ObjectPlace): ObjectPlace[] {
  return rowKeysOf(connection).flatMap((key) => {
    const place = connection.fields.get(key);
    if (place?.kind !== 'object') return [];
    if (place.name === 'nodes') return [place];
    return [...place.fields.values()].filter((one) => one.kind === 'object' && one.name === 'node') as ObjectPlace[];
  });
}
