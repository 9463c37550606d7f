import { getArgumentValues } from 'graphql';
import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { membersOf, nodeType } from '../../ontology/ontology.js';
import type { Ontology, Relation } from '../../ontology/ontology.js';
import type { ClaimsInView } from '../as-of/claims-in-view.js';
import type { DerivedField } from '../derived-field.js';
import { columnNames, rowSelections } from './fetches.js';
import type { ConnectionPart, Derived, Fetch, List, Selection, Shape } from './fetches.js';
import { listArguments } from './list-arguments.js';
import type { Arguments, ListRequest } from './list-arguments.js';
import { PAGE } from './page.js';
import type { SelectionSets } from './selection-sets.js';

/** What selection sets ask of nodes: columns, derived fields, and relations to fetch. */
export class SelectionPlanner {
  private readonly ontology: Ontology;
  private readonly schema: GraphQLSchema;
  private readonly derivedFields: ReadonlyMap<string, DerivedField>;
  private readonly fetches = new Map<string, Fetch>();
  private readonly selected = new Map<string, Selection>();

  constructor(
    planning: {
      readonly ontology: Ontology;
      readonly schema: GraphQLSchema;
      readonly derivedFields: readonly DerivedField[];
    },
    private readonly selectionSets: SelectionSets,
    private readonly view: ClaimsInView | undefined,
  ) {
    this.ontology = planning.ontology;
    this.schema = planning.schema;
    this.derivedFields = new Map(planning.derivedFields.map((field) => [field.name, field]));
  }

  /** What field nodes ask of nodes of a type, or of the members of an interface or union. */
  selection(target: string, nodes: readonly FieldNode[]): Selection {
    const identity = `${target}:${this.selectionSets.identity(nodes)}`;
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

  /** A list with the parts of its connection that field nodes ask for. */
  list(request: ListRequest, nodes: readonly FieldNode[]): List {
    const { target, node } = request;
    const parts = [...this.selectionSets.below(this.objectType(`${target}Connection`), nodes)].flatMap(
      ([key, partNodes]) => this.part(target, key, partNodes),
    );
    const page = listArguments(this.ontology, request, this.view);
    const columns = [
      ...rowSelections({ parts }).flatMap((selection) => selection.columns),
      ...page.order.map(({ column }) => column),
    ];
    return { field: node, target, ...page, parts, columns: [...new Set(columns)].sort() };
  }

  arguments(type: GraphQLObjectType, node: FieldNode): Arguments {
    const field: GraphQLField<unknown, unknown> | undefined = type.getFields()[node.name.value];
    if (!field) throw new Error(`No field ${type.name}.${node.name.value} in the API`);
    return getArgumentValues(field, node, this.selectionSets.variables);
  }

  objectType(name: string): GraphQLObjectType {
    return this.schema.getType(name) as GraphQLObjectType;
  }

  private shape(typeName: string, nodes: readonly FieldNode[]): Shape {
    const type = nodeType(this.ontology, typeName);
    const columns: Shape['columns'][number][] = [];
    const fetches: Shape['fetches'][number][] = [];
    const derived: Derived[] = [];
    const fields = this.selectionSets.below(this.objectType(typeName), nodes);
    const typeNames: string[] = [];
    let keys = fields.size;
    for (const [key, fieldNodes] of fields) {
      const [node] = fieldNodes;
      if (!node) continue;
      if (node.name.value === '__typename') {
        typeNames.push(key);
        continue;
      }
      const field = type.fields.get(node.name.value);
      const derivedField = field ? undefined : this.derivedFields.get(node.name.value);
      if (derivedField) {
        const args = this.arguments(this.objectType(typeName), node);
        const shape = this.shape(typeName, derivedField.madeOf(type, this.ontology));
        const rowsOfEach = derivedField.asks?.rowsOfEach(args, node) ?? 0;
        derived.push({ key, field: derivedField, args, shape, rowsOfEach });
        keys += shape.keys + rowsOfEach * (derivedField.asks?.cellsOfRow ?? 0);
        continue;
      }
      const told = field && this.view?.toldField(typeName, node);
      if (told) {
        const shape = this.shape(typeName, told.madeOf);
        derived.push({ key, field: told, args: {}, shape });
        keys += shape.keys;
        continue;
      }
      if (!field) throw new Error(`The API has a field ${typeName}.${node.name.value} that the ontology does not know`);
      if (field.kind === 'column') {
        columns.push({ key, column: field });
        if (field.of === 'value') keys += this.selectionSets.below(this.objectType(field.type), fieldNodes).size;
      } else fetches.push({ key, fetch: this.fetch(typeName, field, node, fieldNodes) });
    }
    return { keys, typeNames, columns, fetches, derived };
  }

  /** Equal relations with equal field nodes are one fetch, whichever concrete type they are asked of. */
  private fetch(typeName: string, relation: Relation, node: FieldNode, nodes: readonly FieldNode[]): Fetch {
    const { type, direction, target, many } = relation;
    const identity = [type, direction, target, many, this.selectionSets.identity(nodes)].join(' ');
    let fetch = this.fetches.get(identity);
    if (!fetch) {
      const args = this.arguments(this.objectType(typeName), node);
      const request = { target, source: `${type} ${direction} ${target}`, node, args, most: PAGE.nested };
      fetch = many
        ? { kind: 'related', relation, list: this.list(request, nodes) }
        : {
            kind: 'one',
            relation,
            qualifying: this.view?.qualifying(target),
            selection: this.selection(target, nodes),
          };
      this.fetches.set(identity, fetch);
    }
    return fetch;
  }

  private part(target: string, key: string, nodes: readonly FieldNode[]): ConnectionPart[] {
    const below = (typeName: string): { key: string; name: string; nodes: readonly FieldNode[] }[] =>
      [...this.selectionSets.below(this.objectType(typeName), nodes)].map(([subKey, subNodes]) => ({
        key: subKey,
        name: subNodes[0]?.name.value ?? '',
        nodes: subNodes,
      }));
    switch (nodes[0]?.name.value) {
      case '__typename':
        return [{ kind: 'type', key }];
      case 'totalCount':
        return [{ kind: 'totalCount', key }];
      case 'pageInfo':
        return [
          { kind: 'pageInfo', key, fields: below('PageInfo').map(({ key: subKey, name }) => ({ key: subKey, name })) },
        ];
      case 'nodes':
        return [{ kind: 'nodes', key, selection: this.selection(target, nodes) }];
      case 'edges': {
        const fields = below(`${target}Edge`);
        return [
          {
            kind: 'edges',
            key,
            cursors: fields.filter(({ name }) => name === 'cursor').map((cursor) => cursor.key),
            typeNames: fields.filter(({ name }) => name === '__typename').map((typeName) => typeName.key),
            nodes: fields
              .filter(({ name }) => name === 'node')
              .map((row) => ({ key: row.key, selection: this.selection(target, row.nodes) })),
          },
        ];
      }
      default:
        return [];
    }
  }
}
