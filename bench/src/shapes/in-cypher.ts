import type { Ontology, Relation } from '../../../src/ontology/ontology.js';
import type { Ask, Selection } from './selection.js';

/**
 * The one statement that answers an operation with what our API would answer, for the floor. What a filter or a page
 * begins with is written by hand for each shape; what is below is nested as a hand would nest it.
 * @param start the clauses that bind `n`, for a list with a filter or an `after`; a whole statement for a search.
 */
export function inCypher(ontology: Ontology, ask: Ask, start: string | undefined): string {
  const writer = new Writer(ontology);
  switch (ask.kind) {
    case 'one': {
      const match = `MATCH (n:\`Node\` {id: $id}) WHERE n:\`${ask.selection.type}\``;
      return `${match}\n${writer.node('n', ask.selection, (map) => `RETURN {\`${ask.key}\`: ${map}} AS data`)}`;
    }
    case 'list': {
      const match = start ?? `MATCH (n:\`${ask.selection.type}\`) WHERE n.sortKey IS NOT NULL`;
      const page = `WITH n ORDER BY n.sortKey LIMIT ${ask.first}`;
      const rows = writer.node('n', ask.selection, (map) => `WITH collect(${map}) AS rows`);
      return `${match}\n${page}\n${rows}\nRETURN {\`${ask.key}\`: {nodes: rows}} AS data`;
    }
    case 'count':
      return `${start ?? ''}\nRETURN {\`${ask.key}\`: {totalCount: count(n)}} AS data`;
    case 'search':
      return `${start ?? ''}\nRETURN {\`${ask.key}\`: {totalCount: total, nodes: rows}} AS data`;
  }
}

class Writer {
  #variables = 0;

  constructor(readonly ontology: Ontology) {}

  /** The clauses that gather what is below a node, and then a last one around the map of the node. */
  node(variable: string, selection: Selection, last: (map: string) => string): string {
    const entries = selection.leaves.map(({ key, column }) => `\`${key}\`: ${variable}.\`${column}\``);
    const clauses: string[] = [];
    for (const { key, field, first, selection: below } of selection.branches) {
      this.#variables += 1;
      const [far, found] = [`n${this.#variables}`, `f${this.#variables}`];
      const pattern = `(${variable})${hop(this.#relation(selection.type, field))}(${far}:\`${below.type}\`)`;
      const page = first === undefined ? 'LIMIT 1' : `ORDER BY ${far}.sortKey LIMIT ${first}`;
      const gathered = (map: string): string =>
        `RETURN ${first === undefined ? `head(collect(${map}))` : `collect(${map})`} AS ${found}`;
      const inner = `MATCH ${pattern}\nWITH ${far} ${page}\n${this.node(far, below, gathered)}`;
      clauses.push(`CALL (${variable}) {\n${inner}\n}`);
      entries.push(`\`${key}\`: ${first === undefined ? found : `{nodes: ${found}}`}`);
    }
    return [...clauses, last(`{${entries.join(', ')}}`)].join('\n');
  }

  #relation(type: string, field: string): Relation {
    const found = this.ontology.nodes.get(type)?.fields.get(field);
    if (found?.kind !== 'relation') throw new Error(`${type}.${field} is no relation of schema.graphql.`);
    return found;
  }
}

function hop({ type, direction }: Relation): string {
  return direction === 'OUT' ? `-[:\`${type}\`]->` : `<-[:\`${type}\`]-`;
}
