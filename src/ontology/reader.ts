import { isEnumType, isInterfaceType, isObjectType, isScalarType, isUnionType, specifiedScalarTypes } from 'graphql';
import type {
  ASTNode,
  GraphQLEnumType,
  GraphQLInterfaceType,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLUnionType,
} from 'graphql';
import { directiveOn, readField } from './field-reader.js';
import type { OntologyProblem } from './field-reader.js';
import { FAMILIES, NODE, WITHDRAWN, singularOf } from './ontology.js';
import type {
  AbstractType,
  Column,
  EnumType,
  Family,
  Field,
  NodeType,
  Ontology,
  ScalarType,
  ValueType,
} from './ontology.js';
import type { Scalar } from './scalars.js';

/** The enum of a directive of schema.graphql: the data has none of it. */
const DIRECTION = 'Direction';

/** Turns valid SDL into an ontology; collects what is wrong with it. */
export class OntologyReader {
  readonly problems: OntologyProblem[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly scalars: Readonly<Record<string, Scalar>>,
  ) {}

  read(): Ontology {
    const types = Object.values(this.schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
    for (const type of types) this.mustDescribe(type.description, type.name, type.astNode);
    const nodes = types.filter(isObjectType).filter((type) => this.isNode(type));
    const values = types.filter(isObjectType).filter((type) => !this.isNode(type));
    const enums = types.filter(isEnumType).filter((type) => type.name !== DIRECTION);
    return {
      nodes: byName(nodes, (type) => this.node(type)),
      abstracts: byName(
        types.filter((type) => isInterfaceType(type) || isUnionType(type)),
        (type) => this.abstract(type),
      ),
      values: byName(values, (type) => this.value(type)),
      enums: byName(enums, (type) => this.enum(type)),
      scalars: this.scalarTypes(types.filter(isScalarType)),
    };
  }

  private node(type: GraphQLObjectType): NodeType {
    const interfaces = type.getInterfaces().map((one) => one.name);
    const own: readonly Family[] = type.name === WITHDRAWN ? [WITHDRAWN] : [];
    const families = [...own, ...FAMILIES.filter((family) => interfaces.includes(family))];
    const [family = 'Entity'] = families;
    if (families.length !== 1) {
      this.problem(type.astNode, `${type.name} is a @node and must implement exactly one of ${FAMILIES.join(', ')}.`);
    }
    const { plural, singular } = directiveOn(this.schema, 'node', type.astNode) ?? {};
    return {
      kind: 'node',
      name: type.name,
      singular: typeof singular === 'string' ? singular : singularOf(type.name),
      plural: String(plural),
      description: type.description ?? '',
      family,
      interfaces,
      labels: [...new Set([type.name, family, NODE])],
      fields: this.fields(type),
    };
  }

  private abstract(type: GraphQLInterfaceType | GraphQLUnionType): AbstractType {
    const members = this.schema.getPossibleTypes(type);
    const shared = type.name === NODE || FAMILIES.some((family) => family === type.name);
    for (const member of members.filter((one) => !this.isNode(one))) {
      this.problem(type.astNode, `${type.name} stands for ${member.name}, which is no @node.`);
    }
    return {
      kind: isUnionType(type) ? 'union' : 'interface',
      name: type.name,
      description: type.description ?? '',
      interfaces: isUnionType(type) ? [] : type.getInterfaces().map((one) => one.name),
      members: members.map((member) => member.name),
      label: shared ? type.name : undefined,
      fields: isUnionType(type) ? new Map() : this.fields(type),
    };
  }

  private value(type: GraphQLObjectType): ValueType {
    const fields = [...this.fields(type).values()];
    const columns = fields.filter(
      (field): field is Column => field.kind === 'column' && field.of !== 'value' && !field.list,
    );
    if (columns.length < fields.length) {
      this.problem(type.astNode, `${type.name} is no @node, so each of its fields must be one scalar or enum.`);
    }
    return {
      name: type.name,
      description: type.description ?? '',
      fields: new Map(columns.map((column) => [column.name, column])),
    };
  }

  private enum(type: GraphQLEnumType): EnumType {
    for (const value of type.getValues()) {
      this.mustDescribe(value.description, `${type.name}.${value.name}`, value.astNode);
    }
    const described = type.getValues().map((value) => [value.name, value.description ?? ''] as const);
    const deprecated = type.getValues().flatMap(({ name, deprecationReason: reason }) => {
      return reason ? [[name, reason] as const] : [];
    });
    return {
      name: type.name,
      description: type.description ?? '',
      values: new Map(described),
      ...(deprecated.length > 0 && { deprecated: new Map(deprecated) }),
    };
  }

  private scalarTypes(declared: readonly GraphQLScalarType[]): Map<string, ScalarType> {
    const found = new Map<string, ScalarType>();
    const own = declared.filter((type) => !specifiedScalarTypes.includes(type));
    for (const { name } of specifiedScalarTypes) {
      const scalar = this.scalars[name];
      if (scalar) found.set(name, { ...scalar, name, description: '' });
    }
    for (const { name, description, astNode } of own) {
      const scalar = this.scalars[name];
      if (scalar) found.set(name, { ...scalar, name, description: description ?? '' });
      else this.problem(astNode, `${name} is a scalar without an entry in src/ontology/scalars.ts.`);
    }
    return found;
  }

  private fields(type: GraphQLObjectType | GraphQLInterfaceType): Map<string, Field> {
    return byName(Object.values(type.getFields()), (field) => readField(this.schema, type, field, this.problems));
  }

  private isNode(type: GraphQLNamedType): boolean {
    return directiveOn(this.schema, 'node', type.astNode) !== undefined;
  }

  private mustDescribe(description: string | null | undefined, name: string, node: ASTNode | null | undefined): void {
    if (node && !description) this.problem(node, `${name} has no description.`);
  }

  private problem(node: ASTNode | null | undefined, sentence: string): void {
    this.problems.push({ sentence, node });
  }
}

function byName<T extends { readonly name: string }, R>(types: readonly T[], read: (type: T) => R): Map<string, R> {
  return new Map(types.map((type) => [type.name, read(type)]));
}
