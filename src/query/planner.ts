import { getArgumentValues } from 'graphql';
import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { columnsOf, membersOf, nodeType } from '../ontology/ontology.js';
import type { Ontology, Relation } from '../ontology/ontology.js';
import { invalid } from './invalid.js';
import { listArguments } from './list-arguments.js';
import type { Arguments } from './list-arguments.js';
import { MADE_FIELDS } from './made-fields.js';
import { PAGE } from './page.js';
import type { Fetch, List, Part, Plan, Root, Selection, Shape } from './plan.js';
import type { Question, QuestionRequest } from './question.js';
import type { Selections } from './selections.js';
import type { Sizes } from './sizes.js';

/**
 * Turns an operation into what it fetches.
 * @throws GraphQLError where an argument is out of its limits.
 */
export function planOperation(
  ontology: Ontology,
  schema: GraphQLSchema,
  selections: Selections,
  questions: readonly Question[],
  sizes: Sizes,
): Plan {
  return new Planner(ontology, schema, selections, questions, sizes).plan();
}

class Planner {
  private readonly fetches = new Map<string, Fetch>();
  private readonly selected = new Map<string, Selection>();

  constructor(
    private readonly ontology: Ontology,
    private readonly schema: GraphQLSchema,
    private readonly selections: Selections,
    private readonly questions: readonly Question[],
    private readonly sizes: Sizes,
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
    const columns = new Set([...shapes.values()].flatMap((shape) => columnNames(shape)));
    const selection = { shapes, columns: [...columns].sort() };
    this.selected.set(identity, selection);
    return selection;
  }

  private shape(typeName: string, nodes: readonly FieldNode[]): Shape {
    const type = nodeType(this.ontology, typeName);
    const columns: Shape['columns'][number][] = [];
    const fetches: Shape['fetches'][number][] = [];
    const made: Shape['made'][number][] = [];
    for (const [key, fieldNodes] of this.selections.below(this.objectType(typeName), nodes)) {
      const [node] = fieldNodes;
      if (!node || node.name.value === '__typename') continue;
      const makes = MADE_FIELDS.get(node.name.value);
      if (makes) {
        made.push({ key, shape: this.shape(typeName, makes(type)) });
        continue;
      }
      const field = type.fields.get(node.name.value);
      if (!field) throw new Error(`The API has a field ${typeName}.${node.name.value} that the ontology does not know`);
      if (field.kind === 'column') columns.push({ key, column: field });
      else fetches.push({ key, fetch: this.fetch(typeName, field, node, fieldNodes) });
    }
    return { columns, fetches, made };
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
    const parts = [...this.selections.below(this.objectType(`${target}Connection`), nodes)].flatMap(
      ([key, partNodes]) => this.part(target, key, partNodes),
    );
    const page = listArguments(this.ontology, this.sizes, { target, source, node, args, most });
    const selections = parts.flatMap((part) => selectionsOf(part));
    const columns = [
      ...selections.flatMap((selection) => selection.columns),
      ...page.order.map(({ column }) => column),
    ];
    return { field: node, target, ...page, parts, columns: [...new Set(columns)].sort() };
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

/** Every column that a shape needs, those of its made fields included. */
function columnNames(shape: Shape): string[] {
  return [...shape.columns.map(({ column }) => column.name), ...shape.made.flatMap((one) => columnNames(one.shape))];
}

/** The selections that a part of a connection makes of its rows. */
export function selectionsOf(part: Part): readonly Selection[] {
  if (part.kind === 'nodes') return [part.selection];
  return part.kind === 'edges' ? part.nodes.map((one) => one.selection) : [];
}
