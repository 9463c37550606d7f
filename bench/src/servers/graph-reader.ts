import DataLoader from 'dataloader';
import neo4j from 'neo4j-driver';
import type { Driver } from 'neo4j-driver';
import type { Ontology, Relation } from '../../../src/ontology/ontology.js';
import type { Statement } from '../../../src/graph/graph.js';
import { whereOf } from './where.js';
import type { Where } from './where.js';

/** A node as the resolvers have it: its columns by name. */
export type Node = Readonly<Record<string, unknown>>;

export interface ListArguments {
  readonly first: number;
  readonly after?: string | null;
  readonly filter?: Readonly<Record<string, unknown>> | null;
}

interface Sources {
  readonly ontology: Ontology;
  readonly driver: Driver;
  readonly database: string;
  readonly statement: (
    name: string,
    names: Readonly<Record<string, string>>,
    clauses?: Readonly<Record<string, string>>,
  ) => Statement;
}

interface Page {
  readonly nodes: readonly Node[];
}

const ORDER = 'n.`sortKey`';
/** Rows without what is below them: each level is a statement. */
const ALONE = { below: '', row: '[c IN $cols | n[c]]' };

/** Reads the graph for the resolvers of one operation; what several of them ask in one tick is asked together. */
export class GraphReader {
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();

  constructor(readonly sources: Sources) {}

  /** A node by its id; null where there is none. */
  async node(type: string, id: string): Promise<Node | null> {
    const cols = this.#columns(type);
    const row = await this.#read(this.sources.statement('node-by-id', { label: type }, { where: '', ...ALONE }), {
      keys: [id],
      cols,
    });
    return nodesOf(cols, row['rows'])[0] ?? null;
  }

  /** A page of all nodes of a type, and how many there are where that is asked. */
  async list(type: string, { first, after, filter }: ListArguments): Promise<unknown> {
    const { statement, ontology } = this.sources;
    const found = whereOf(ontology, type, filter ?? {});
    // Only a predicate on it makes Neo4j use the index of the order.
    const beyond = after ? `${ORDER} > $after` : `${ORDER} IS NOT NULL`;
    const cols = this.#columns(type);
    const totalCount = async (): Promise<unknown> => {
      const text = statement('list-count', {}, { nodes: `MATCH (n:\`${type}\`) WHERE ${found.clause}` });
      return (await this.#read(text, found.parameters))['total'];
    };
    if (first === 0) return { nodes: [], totalCount };
    const where = `${beyond} AND ${found.clause}`;
    const text = statement('list-page', {}, { nodes: `MATCH (n:\`${type}\`) WHERE ${where}`, order: ORDER, ...ALONE });
    const row = await this.#read(text, { ...found.parameters, cols, limit: neo4j.int(first), ...(after && { after }) });
    return { nodes: nodesOf(cols, row['rows']), totalCount };
  }

  /** A page of what a relation leads to from a node. */
  async page(relation: Relation, node: Node, { first }: ListArguments): Promise<Page> {
    const cols = this.#columns(relation.target);
    const nodes = await this.#loader(`${nameOf(relation)} ${first}`, async (keys) => {
      const text = this.sources.statement(
        'related-page',
        {},
        {
          relation: hop(relation),
          ofLabel: `:\`${this.#label(relation.target)}\``,
          where: 'true',
          order: ORDER,
          ...ALONE,
        },
      );
      const row = await this.#read(text, { keys, cols, limit: neo4j.int(first) });
      const pages = new Map(row['pages'] as readonly (readonly [string, unknown])[]);
      return keys.map((key) => nodesOf(cols, pages.get(key)));
    }).load(node['id'] as string);
    return { nodes: nodes as readonly Node[] };
  }

  /** The node that a relation leads to; null where it leads to none. */
  async one(relation: Relation, node: Node): Promise<Node | null> {
    const cols = this.#columns(relation.target);
    const found = await this.#loader(nameOf(relation), async (keys) => {
      const label = this.#label(relation.target);
      const text = this.sources.statement(
        'related-one',
        {},
        { relation: hop(relation), ofLabel: `:\`${label}\``, where: '', ...ALONE },
      );
      const row = await this.#read(text, { keys, cols });
      const rows = new Map(row['found'] as readonly (readonly [string, unknown])[]);
      return keys.map((key) => nodesOf(cols, [rows.get(key)])[0] ?? null);
    }).load(node['id'] as string);
    return found as Node | null;
  }

  #loader(name: string, batch: (keys: readonly string[]) => Promise<unknown[]>): DataLoader<string, unknown> {
    const known = this.#loaders.get(name);
    if (known) return known;
    const made = new DataLoader<string, unknown>(batch);
    this.#loaders.set(name, made);
    return made;
  }

  async #read({ text }: Statement, parameters: Where['parameters']): Promise<Readonly<Record<string, unknown>>> {
    const { driver, database } = this.sources;
    const session = driver.session({ database, defaultAccessMode: neo4j.session.READ });
    try {
      const { records } = await session.run(text, parameters);
      return records[0]?.toObject() ?? {};
    } finally {
      void session.close();
    }
  }

  /** All columns of a type, as resolvers ask for that do not look at what is selected. */
  #columns(typeName: string): string[] {
    const type = this.sources.ontology.nodes.get(typeName) ?? this.sources.ontology.abstracts.get(typeName);
    const columns = [...(type?.fields.values() ?? [])].filter((field) => field.kind === 'column');
    return ['id', 'type', ...columns.map(({ name }) => name).filter((name) => name !== 'id' && name !== 'type')];
  }

  #label(typeName: string): string {
    const { nodes, abstracts } = this.sources.ontology;
    return nodes.has(typeName) ? typeName : (abstracts.get(typeName)?.label ?? 'Node');
  }
}

function nodesOf(cols: readonly string[], rows: unknown): Node[] {
  if (!Array.isArray(rows)) return [];
  return (rows as readonly (readonly unknown[] | undefined)[]).flatMap((row) =>
    row ? [Object.fromEntries(cols.map((column, index) => [column, row[index]]))] : [],
  );
}

function nameOf({ type, direction, target }: Relation): string {
  return `${type} ${direction} ${target}`;
}

function hop({ type, direction }: Relation): string {
  return direction === 'OUT' ? `-[:\`${type}\`]->` : `<-[:\`${type}\`]-`;
}
