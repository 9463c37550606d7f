import type { Ask, Filter, FilterValue, Selection, Variable } from './selection.js';

/** An operation as our API takes it; the peer with DataLoader serves the same API. */
export function inOurApi(ask: Ask, variables: readonly Variable[]): string {
  return `${operation(variables)} { ${root(ask)} }`;
}

/** `query($id: ID!)`. */
export function operation(variables: readonly Variable[]): string {
  const declared = variables.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  return declared === '' ? 'query' : `query(${declared})`;
}

function root(ask: Ask): string {
  switch (ask.kind) {
    case 'one':
      return `${ask.key}: ${ask.field}(id: $id) ${fields(ask.selection)}`;
    case 'list': {
      const filter = ask.filter ? `, filter: ${printFilter(ask.filter)}` : '';
      const after = ask.deep ? ', after: $after' : '';
      return `${ask.key}: ${ask.field}(first: ${ask.first}${after}${filter}) { nodes ${fields(ask.selection)} }`;
    }
    case 'count':
      return `${ask.key}: ${ask.field}(first: 0, filter: ${printFilter(ask.filter)}) { totalCount }`;
    case 'search':
      return `${ask.key}: search(query: $query, first: ${ask.first}) { totalCount nodes { node { id } } }`;
  }
}

function fields({ leaves, branches }: Selection): string {
  const columns = leaves.map(({ key, column }) => aliased(key, column));
  const relations = branches.map(({ key, field, first, selection }) =>
    first === undefined
      ? `${aliased(key, field)} ${fields(selection)}`
      : `${aliased(key, field)}(first: ${first}) { nodes ${fields(selection)} }`,
  );
  return `{ ${[...columns, ...relations].join(' ')} }`;
}

/** A name under another one, where it has one. */
export function aliased(key: string, field: string): string {
  return key === field ? field : `${key}: ${field}`;
}

/** A filter as GraphQL writes it; texts in it are names of enum values. */
export function printFilter(value: FilterValue): string {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${(value as readonly Filter[]).map(printFilter).join(', ')}]`;
  const entries = Object.entries(value);
  const [[name, variable] = []] = entries;
  if (name === '$' && typeof variable === 'string') return `$${variable}`;
  return `{ ${entries.map(([key, inner]) => `${key}: ${printFilter(inner)}`).join(', ')} }`;
}
