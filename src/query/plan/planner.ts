import type { FieldNode, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { columnsOf, nodeType } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { ClaimsInView } from '../as-of/claims-in-view.js';
import type { AsOf } from '../as-of/as-of.js';
import type { DerivedField } from '../derived-field.js';
import { invalid } from '../invalid.js';
import type { Question, QuestionRequest } from '../question.js';
import type { Arguments } from './list-arguments.js';
import { PAGE } from './page.js';
import type { Plan, Root } from './plan.js';
import { SelectionPlanner } from './selection-planner.js';
import type { SelectionSets } from './selection-sets.js';

/** What a plan is made by, whatever the operation. */
export interface Planning {
  readonly ontology: Ontology;
  readonly schema: GraphQLSchema;
  readonly questions: readonly Question[];
  readonly derivedFields: readonly DerivedField[];
}

/**
 * Turns an operation into what it fetches.
 * @param asOf as of when; undefined for all that is recorded.
 * @throws GraphQLError where an argument is out of its limits.
 */
export function planOperation(planning: Planning, selectionSets: SelectionSets, asOf?: AsOf): Plan {
  const query = planning.schema.getQueryType();
  if (!query) return { roots: [] };
  const planner = new RootPlanner(planning, selectionSets, query, asOf && new ClaimsInView(planning.ontology, asOf));
  const roots: Root[] = [];
  for (const [key, nodes] of selectionSets.root(query)) {
    const [node] = nodes;
    if (node && !node.name.value.startsWith('__')) roots.push(planner.root(key, node, nodes));
  }
  return { roots };
}

class RootPlanner {
  private readonly selections: SelectionPlanner;

  constructor(
    private readonly planning: Planning,
    private readonly selectionSets: SelectionSets,
    private readonly query: GraphQLObjectType,
    private readonly view: ClaimsInView | undefined,
  ) {
    this.selections = new SelectionPlanner(planning, selectionSets, view);
  }

  root(key: string, node: FieldNode, nodes: readonly FieldNode[]): Root {
    const name = node.name.value;
    const args = this.selections.arguments(this.query, node);
    const question = this.planning.questions.find((one) => one.name === name);
    if (question) return { kind: 'question', key, plan: question.plan(this.request(node, nodes, args)) };
    switch (name) {
      case 'node':
        return this.byId(key, 'Node', String(args.id), nodes);
      case 'nodes':
        return this.byIds(key, node, nodes, args.ids as readonly string[]);
      case 'entities':
        return this.list(key, 'Entity', node, nodes, args);
      case 'claims':
        return this.list(key, 'Claim', node, nodes, args);
    }
    for (const type of this.planning.ontology.nodes.values()) {
      if (type.plural === name) return this.list(key, type.name, node, nodes, args);
      if (type.singular === name) return this.byKey(key, type.name, node, nodes, args);
    }
    throw new Error(`The API has a root field ${name} that the plan does not know`);
  }

  private request(node: FieldNode, nodes: readonly FieldNode[], args: Arguments): QuestionRequest {
    return {
      ontology: this.planning.ontology,
      node,
      nodes,
      args,
      qualifying: (target) => this.view?.qualifying(target),
      inView: (target, condition) => this.view?.filter(target, condition) ?? condition,
      selection: (target, fieldNodes) => this.selections.selection(target, fieldNodes),
      below: (typeName, fieldNodes) => this.selectionSets.below(this.selections.objectType(typeName), fieldNodes),
    };
  }

  private list(key: string, target: string, node: FieldNode, nodes: readonly FieldNode[], args: Arguments): Root {
    const request = { target, source: node.name.value, node, args, most: PAGE.root };
    return { kind: 'list', key, list: this.selections.list(request, nodes) };
  }

  private byIds(key: string, node: FieldNode, nodes: readonly FieldNode[], ids: readonly string[]): Root {
    if (ids.length > PAGE.nested) {
      throw invalid(
        `nodes(ids:) takes at most ${PAGE.nested} ids, and ${ids.length} were given. Ask in several operations.`,
        node,
      );
    }
    return { kind: 'keys', key, many: true, ids, ...this.nodesOf('Node', nodes) };
  }

  private byKey(key: string, target: string, node: FieldNode, nodes: readonly FieldNode[], args: Arguments): Root {
    const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null);
    const [first] = given;
    if (!first || given.length !== 1) {
      const columns = columnsOf(nodeType(this.planning.ontology, target)).filter((column) => column.unique);
      const names = ['id', ...columns.map((column) => column.name)];
      throw invalid(
        `${node.name.value} takes one of ${names.join(', ')}, and ${given.length === 0 ? 'none was' : `${given.length} were`} given.`,
        node,
      );
    }
    const [property, value] = first;
    if (property === 'id') return this.byId(key, target, String(value), nodes);
    return { kind: 'unique', key, property, value: String(value), ...this.nodesOf(target, nodes) };
  }

  private byId(key: string, target: string, id: string, nodes: readonly FieldNode[]): Root {
    return { kind: 'keys', key, many: false, ids: [id], ...this.nodesOf(target, nodes) };
  }

  private nodesOf(
    target: string,
    nodes: readonly FieldNode[],
  ): Pick<Extract<Root, { kind: 'keys' }>, 'target' | 'qualifying' | 'selection'> {
    return { target, qualifying: this.view?.qualifying(target), selection: this.selections.selection(target, nodes) };
  }
}
