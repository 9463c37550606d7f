import { getArgumentValues } from 'graphql';
import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { columnsOf, membersOf, nodeType } from '../ontology/ontology.js';
import type { Column, Ontology, Relation } from '../ontology/ontology.js';
import { CursorError, decodeCursor, listName } from './cursor.js';
import type { Place } from './cursor.js';
import { FilterError, compileFilter } from './filter.js';
import type { Filter, Where } from './filter.js';
import { invalid } from './invalid.js';
import { PAGE } from './page.js';
import type { Question, QuestionPlan, QuestionRequest } from './question.js';
import type { Selections } from './selections.js';

/** What an operation fetches, before anything is sent: every argument in it is valid. */
export interface Plan {
  readonly roots: readonly Root[];
}

export type Root =
  | {
      readonly kind: 'keys';
      readonly key: string;
      readonly many: boolean;
      readonly ids: readonly string[];
      readonly target: string;
      readonly selection: Selection;
    }
  | {
      readonly kind: 'unique';
      readonly key: string;
      readonly property: string;
      readonly value: string;
      readonly target: string;
      readonly selection: Selection;
    }
  | { readonly kind: 'list'; readonly key: string; readonly list: List }
  | { readonly kind: 'question'; readonly key: string; readonly plan: QuestionPlan };

/** What is asked of a node, by its concrete type. */
export interface Selection {
  readonly shapes: ReadonlyMap<string, Shape>;
  /** The columns that any of the shapes needs. */
  readonly columns: readonly string[];
}

export interface Shape {
  readonly columns: readonly { readonly key: string; readonly column: Column }[];
  readonly fetches: readonly { readonly key: string; readonly fetch: Fetch }[];
}

/** One relation, followed from all parents of a level at once. */
export type Fetch = One | Related;

export interface One {
  readonly kind: 'one';
  readonly relation: Relation;
  readonly selection: Selection;
}

export interface Related {
  readonly kind: 'related';
  readonly relation: Relation;
  readonly list: List;
}

/** A list and the parts of its connection that are asked for. */
export interface List {
  readonly field: FieldNode;
  readonly target: string;
  readonly first: number;
  readonly after: Place | undefined;
  readonly where: Where;
  /** What its cursors name it by. */
  readonly name: string;
  readonly parts: readonly Part[];
  readonly columns: readonly string[];
}

/** A part of a connection, under the key that the answer has it by. */
export type Part =
  | { readonly kind: 'totalCount'; readonly key: string }
  | {
      readonly kind: 'pageInfo';
      readonly key: string;
      readonly fields: readonly { readonly key: string; readonly name: string }[];
    }
  | { readonly kind: 'nodes'; readonly key: string; readonly selection: Selection }
  | {
      readonly kind: 'edges';
      readonly key: string;
      readonly cursors: readonly string[];
      readonly nodes: readonly { readonly key: string; readonly selection: Selection }[];
    };

/**
 * Turns an operation into what it fetches.
 * @throws GraphQLError where an argument is out of its limits.
 */
export function planOperation(
  ontology: Ontology,
  schema: GraphQLSchema,
  selections: Selections,
  questions: readonly Question[],
): Plan {
  return new Planner(ontology, schema, selections, questions).plan();
}

class Planner {
  private readonly fetches = new Map<string, Fetch>();
  private readonly selected = new Map<string, Selection>();

  constructor(
    private readonly ontology: Ontology,
    private readonly schema: GraphQLSchema,
    private readonly selections: Selections,
    private readonly questions: readonly Question[],
  ) {}

  plan(): Plan {
    const query = this.schema.getQueryType();
    if (!query) return { roots: [] };
    const roots: Root[] = [];
    for (const [key, nodes] of this.selections.root(query)) {
      const [node] = nodes;
      if (node && !node.name.value.startsWith('__')) roots.push(this.root(query, key, node, nodes));
    }
    return { roots };
  }

  private root(query: GraphQLObjectType, key: string, node: FieldNode, nodes: readonly FieldNode[]): Root {
    const name = node.name.value;
    const args = this.arguments(query, node);
    const question = this.questions.find((one) => one.name === name);
    if (question) return { kind: 'question', key, plan: question.plan(this.request(node, nodes, args)) };
    if (name === 'nodes') {
      const ids = args.ids as readonly string[];
      if (ids.length > PAGE.nested) {
        throw invalid(
          `nodes(ids:) takes at most ${PAGE.nested} ids, and ${ids.length} were given. Ask in several operations.`,
          node,
        );
      }
      return { kind: 'keys', key, many: true, ids, target: 'Node', selection: this.selection('Node', nodes) };
    }
    if (name === 'node') return this.byId(key, 'Node', String(args.id), nodes);
    if (name === 'entities')
      return { kind: 'list', key, list: this.list('Entity', name, node, nodes, args, PAGE.root) };
    if (name === 'claims') return { kind: 'list', key, list: this.list('Claim', name, node, nodes, args, PAGE.root) };
    for (const type of this.ontology.nodes.values()) {
      if (type.plural === name)
        return { kind: 'list', key, list: this.list(type.name, name, node, nodes, args, PAGE.root) };
      if (type.singular === name) return this.byKey(key, type.name, node, nodes, args);
    }
    throw new Error(`The API has a root field ${name} that the plan does not know`);
  }

  private request(node: FieldNode, nodes: readonly FieldNode[], args: Arguments): QuestionRequest {
    return {
      ontology: this.ontology,
      node,
      nodes,
      args,
      selection: (target, fieldNodes) => this.selection(target, fieldNodes),
      below: (typeName, fieldNodes) => this.selections.below(this.objectType(typeName), fieldNodes),
    };
  }

  private byKey(key: string, target: string, node: FieldNode, nodes: readonly FieldNode[], args: Arguments): Root {
    const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null);
    const [first] = given;
    if (!first || given.length !== 1) {
      const names = [
        'id',
        ...columnsOf(nodeType(this.ontology, target))
          .filter((column) => column.unique)
          .map((column) => column.name),
      ];
      throw invalid(
        `${node.name.value} takes one of ${names.join(', ')}, and ${given.length === 0 ? 'none was' : `${given.length} were`} given.`,
        node,
      );
    }
    const [property, value] = first;
    if (property === 'id') return this.byId(key, target, String(value), nodes);
    return { kind: 'unique', key, property, value: String(value), target, selection: this.selection(target, nodes) };
  }

  private byId(key: string, target: string, id: string, nodes: readonly FieldNode[]): Root {
    return { kind: 'keys', key, many: false, ids: [id], target, selection: this.selection(target, nodes) };
  }

  /** What field nodes ask of nodes of a type, or of the members of an interface or union. */
  private selection(target: string, nodes: readonly FieldNode[]): Selection {
    const identity = `${target}:${this.selections.identity(nodes)}`;
    const known = this.selected.get(identity);
    if (known) return known;
    const shapes = new Map(
      membersOf(this.ontology, target).map((member) => [member.name, this.shape(member.name, nodes)] as const),
    );
    const columns = new Set([...shapes.values()].flatMap((shape) => shape.columns.map(({ column }) => column.name)));
    const selection = { shapes, columns: [...columns].sort() };
    this.selected.set(identity, selection);
    return selection;
  }

  private shape(typeName: string, nodes: readonly FieldNode[]): Shape {
    const type = nodeType(this.ontology, typeName);
    const columns: Shape['columns'][number][] = [];
    const fetches: Shape['fetches'][number][] = [];
    for (const [key, fieldNodes] of this.selections.below(this.objectType(typeName), nodes)) {
      const [node] = fieldNodes;
      if (!node || node.name.value === '__typename') continue;
      const field = type.fields.get(node.name.value);
      if (!field) throw new Error(`The API has a field ${typeName}.${node.name.value} that the ontology does not know`);
      if (field.kind === 'column') columns.push({ key, column: field });
      else fetches.push({ key, fetch: this.fetch(typeName, field, node, fieldNodes) });
    }
    return { columns, fetches };
  }

  /** Equal relations with equal field nodes are one fetch, whichever concrete type they are asked of. */
  private fetch(typeName: string, relation: Relation, node: FieldNode, nodes: readonly FieldNode[]): Fetch {
    const { type, direction, target, many } = relation;
    const identity = [type, direction, target, many, this.selections.identity(nodes)].join(' ');
    let fetch = this.fetches.get(identity);
    if (!fetch) {
      fetch = relation.many
        ? {
            kind: 'related',
            relation,
            list: this.list(
              target,
              `${type} ${direction} ${target}`,
              node,
              nodes,
              this.arguments(this.objectType(typeName), node),
              PAGE.nested,
            ),
          }
        : { kind: 'one', relation, selection: this.selection(target, nodes) };
      this.fetches.set(identity, fetch);
    }
    return fetch;
  }

  private list(
    target: string,
    source: string,
    node: FieldNode,
    nodes: readonly FieldNode[],
    args: Arguments,
    most: number,
  ): List {
    const first = (args.first as number | null | undefined) ?? PAGE.default;
    if (first < 0 || first > most) {
      throw invalid(
        `${node.name.value}(first:) takes 0 to ${most}, and ${first} was given. For more rows ask for the next page with after: pageInfo.endCursor.`,
        node,
      );
    }
    const name = listName([source, args.filter ?? null]);
    const parts = [...this.selections.below(this.objectType(`${target}Connection`), nodes)].flatMap(
      ([key, partNodes]) => this.part(target, key, partNodes),
    );
    const selections = parts.flatMap((part) =>
      part.kind === 'nodes' ? [part.selection] : part.kind === 'edges' ? part.nodes.map((one) => one.selection) : [],
    );
    return {
      field: node,
      target,
      first,
      after: this.after(node, name, args.after),
      where: this.where(target, node, args.filter),
      name,
      parts,
      columns: [...new Set(selections.flatMap((selection) => selection.columns))].sort(),
    };
  }

  private where(target: string, node: FieldNode, filter: unknown): Where {
    try {
      return compileFilter(this.ontology, target, (filter ?? undefined) as Filter | undefined);
    } catch (error) {
      if (error instanceof FilterError) throw invalid(`${node.name.value}(filter:) ${error.message}`, node);
      throw error;
    }
  }

  private after(node: FieldNode, name: string, cursor: unknown): Place | undefined {
    if (cursor === undefined || cursor === null) return undefined;
    try {
      const place = decodeCursor(cursor as string);
      if (place.list === name) return place;
      throw new CursorError('belongs to another list: it is good for the same field with the same filter only');
    } catch (error) {
      if (error instanceof CursorError) throw invalid(`${node.name.value}(after:) ${error.message}.`, node);
      throw error;
    }
  }

  private part(target: string, key: string, nodes: readonly FieldNode[]): Part[] {
    const name = nodes[0]?.name.value;
    const below = (typeName: string): [string, readonly FieldNode[], string][] =>
      [...this.selections.below(this.objectType(typeName), nodes)].map(([subKey, subNodes]) => [
        subKey,
        subNodes,
        subNodes[0]?.name.value ?? '',
      ]);
    switch (name) {
      case 'totalCount':
        return [{ kind: 'totalCount', key }];
      case 'pageInfo':
        return [
          {
            kind: 'pageInfo',
            key,
            fields: below('PageInfo').map(([subKey, , subName]) => ({ key: subKey, name: subName })),
          },
        ];
      case 'nodes':
        return [{ kind: 'nodes', key, selection: this.selection(target, nodes) }];
      case 'edges': {
        const fields = below(`${target}Edge`);
        return [
          {
            kind: 'edges',
            key,
            cursors: fields.filter(([, , subName]) => subName === 'cursor').map(([subKey]) => subKey),
            nodes: fields
              .filter(([, , subName]) => subName === 'node')
              .map(([subKey, subNodes]) => ({ key: subKey, selection: this.selection(target, subNodes) })),
          },
        ];
      }
      default:
        return [];
    }
  }

  private arguments(type: GraphQLObjectType, node: FieldNode): Arguments {
    const field: GraphQLField<unknown, unknown> | undefined = type.getFields()[node.name.value];
    if (!field) throw new Error(`No field ${type.name}.${node.name.value} in the API`);
    return getArgumentValues(field, node, this.selections.variables);
  }

  private objectType(name: string): GraphQLObjectType {
    return this.schema.getType(name) as GraphQLObjectType;
  }
}

type Arguments = Readonly<Record<string, unknown>>;
