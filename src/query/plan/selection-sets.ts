import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';

/** Field nodes by response key, fragments merged, `@skip` and `@include` applied. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/**
 * What an operation selects, for one set of variables: graphql-js's own collection of fields, remembered.
 * Without the memory an interface chain over 12 types five deep makes 3.8 million calls.
 */
export class SelectionSets {
  private readonly numbers = new Map<FieldNode, number>();
  private readonly canonical = new Map<string, readonly FieldNode[]>();
  private readonly collected = new Map<GraphQLObjectType, Map<readonly FieldNode[], Fields>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: OperationDefinitionNode,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** The fields of the operation's root. */
  root(type: GraphQLObjectType): Fields {
    return this.canonicalised(
      collectFields(this.schema, this.fragments, this.variables, type, this.operation.selectionSet),
    );
  }

  /** The fields of an object type below merged field nodes, which come from here. */
  below(type: GraphQLObjectType, nodes: readonly FieldNode[]): Fields {
    let byNodes = this.collected.get(type);
    if (!byNodes) this.collected.set(type, (byNodes = new Map<readonly FieldNode[], Fields>()));
    let fields = byNodes.get(nodes);
    if (!fields) {
      fields = this.canonicalised(collectSubfields(this.schema, this.fragments, this.variables, type, nodes));
      byNodes.set(nodes, fields);
    }
    return fields;
  }

  /** The same text for the same field nodes. */
  identity(nodes: readonly FieldNode[]): string {
    return nodes.map((node) => this.number(node)).join(',');
  }

  private canonicalised(fields: ReadonlyMap<string, readonly FieldNode[]>): Fields {
    return new Map([...fields].map(([key, nodes]) => [key, this.canonicalNodes(nodes)]));
  }

  private canonicalNodes(nodes: readonly FieldNode[]): readonly FieldNode[] {
    const identity = this.identity(nodes);
    const known = this.canonical.get(identity);
    if (known) return known;
    this.canonical.set(identity, nodes);
    return nodes;
  }

  private number(node: FieldNode): number {
    let number = this.numbers.get(node);
    if (number === undefined) this.numbers.set(node, (number = this.numbers.size));
    return number;
  }
}
