import type { Ontology } from '../../../src/ontology/ontology.js';
import { aliased, operation, printFilter } from './in-our-api.js';
import type { Ask, Filter, FilterValue, Selection, Variable } from './selection.js';

const ORDER = 'sort: [{ sortKey: ASC }]';

/**
 * An operation as the API that @neo4j/graphql makes takes it: lists without connections, relations to one node as
 * lists, `where` and `sort` and `limit`.
 * @param ontology says which relations lead to one node.
 * @throws Error for a search, which it does not have.
 */
export function inPeerApi(ontology: Ontology, ask: Ask, variables: readonly Variable[]): string {
  return `${operation(variables)} { ${root(ontology, ask)} }`;
}

function root(ontology: Ontology, ask: Ask): string {
  switch (ask.kind) {
    case 'one': {
      const list = ontology.nodes.get(ask.selection.type)?.plural ?? '';
      return `${ask.key}: ${list}(where: { id: { eq: $id } }) ${fields(ask.selection)}`;
    }
    case 'list': {
      const where = ask.filter ? `where: ${printFilter(asWhere(ontology, ask.selection.type, ask.filter))}, ` : '';
      const offset = ask.deep ? ', offset: $offset' : '';
      return `${ask.key}: ${ask.field}(${where}limit: ${ask.first}${offset}, ${ORDER}) ${fields(ask.selection)}`;
    }
    case 'count': {
      const where = printFilter(asWhere(ontology, ask.type, ask.filter));
      return `${ask.key}: ${ask.field}Connection(where: ${where}) { aggregate { count { nodes } } }`;
    }
    case 'search':
      throw new Error('@neo4j/graphql has no search over types: this shape is not asked of it.');
  }
}

function fields({ leaves, branches }: Selection): string {
  const columns = leaves.map(({ key, column }) => aliased(key, column));
  const relations = branches.map(({ key, field, first, selection }) => {
    const page = first === undefined ? '' : `(limit: ${first}, ${ORDER})`;
    return `${aliased(key, field)}${page} ${fields(selection)}`;
  });
  return `{ ${[...columns, ...relations].join(' ')} }`;
}

const LOGIC: Readonly<Record<string, string>> = { and: 'AND', or: 'OR', not: 'NOT' };

/** Our filter as theirs: the logic in capitals, and a relation to one node as a list with `some`. */
function asWhere(ontology: Ontology, typeName: string, filter: Filter): Filter {
  const type = ontology.nodes.get(typeName) ?? ontology.abstracts.get(typeName);
  const within = (name: string, value: FilterValue): FilterValue =>
    typeof value === 'object' && !Array.isArray(value) ? asWhere(ontology, name, value as Filter) : value;
  return Object.fromEntries(
    Object.entries(filter).map(([name, value]): [string, FilterValue] => {
      if (Array.isArray(value)) {
        const list = value as readonly Filter[];
        return [LOGIC[name] ?? name, list.map((one) => asWhere(ontology, typeName, one))];
      }
      const field = type?.fields.get(name);
      if (field?.kind !== 'relation') return [LOGIC[name] ?? name, value];
      if (!field.many) return [name, { some: within(field.target, value) }];
      const quantified = Object.entries(value as Filter).map(([quantifier, inner]): [string, FilterValue] => [
        quantifier,
        within(field.target, inner),
      ]);
      return [name, Object.fromEntries(quantified)];
    }),
  );
}
