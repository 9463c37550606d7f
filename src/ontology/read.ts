import {
  GraphQLError,
  Kind,
  buildASTSchema,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  specifiedScalarTypes,
  validateSchema,
} from 'graphql';
import type {
  ASTNode,
  DirectiveDefinitionNode,
  DocumentNode,
  GraphQLField,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLUnionType,
} from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import { FAMILIES, NODE } from './ontology.js';
import type { AbstractType, Column, Field, NodeType, Ontology, Relation, ValueType } from './ontology.js';

/** Every mistake found in schema.graphql, one `line:column: sentence` each. */
export class OntologyError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'OntologyError';
  }
}

/**
 * Reads the text of schema.graphql into one plain value.
 * @throws OntologyError with every mistake and the line it stands in.
 */
export function readOntology(text: string): Ontology {
  const schema = parseSchema(text);
  const reader = new Reader(schema);
  const ontology = reader.read();
  if (reader.problems.length > 0) throw new OntologyError(reader.problems);
  return ontology;
}

function parseSchema(text: string): GraphQLSchema {
  const document = parseDocument(text);
  const mistakes = validateSDL(document);
  if (mistakes.length > 0) throw new OntologyError(mistakes.map((error) => located(error.message, error.nodes?.[0])));
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  // The ontology has no Query type: the API brings it.
  const errors = validateSchema(schema).filter((error) => error.message !== 'Query root type must be provided.');
  if (errors.length > 0) throw new OntologyError(errors.map((error) => located(error.message, error.nodes?.[0])));
  return schema;
}

function parseDocument(text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) throw new OntologyError([syntaxProblem(error)]);
    throw error;
  }
}

function syntaxProblem(error: GraphQLError): string {
  const at = error.locations?.[0];
  return `${at?.line ?? 1}:${at?.column ?? 1}: ${error.message}`;
}

function located(message: string, node: ASTNode | null | undefined): string {
  const at = node?.loc?.startToken;
  return `${at?.line ?? 1}:${at?.column ?? 1}: ${message}`;
}

class Reader {
  readonly problems: string[] = [];

  constructor(private readonly schema: GraphQLSchema) {}

  read(): Ontology {
    const types = Object.values(this.schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
    const objects = types.filter(isObjectType);
    const nodes = objects.filter((type) => this.directive('node', type.astNode) !== undefined);
    const values = objects.filter((type) => !nodes.includes(type));
    for (const type of types) this.mustDescribe(type.description, type.name, type.astNode);
    const ontology: Ontology = {
      nodes: new Map(nodes.map((type) => [type.name, this.node(type)])),
      abstracts: new Map(
        types
          .filter((type) => isInterfaceType(type) || isUnionType(type))
          .map((type) => [type.name, this.abstract(type)]),
      ),
      values: new Map(values.map((type) => [type.name, this.value(type)])),
      enums: new Map(
        types
          .filter(isEnumType)
          .filter((type) => type.name !== 'Direction')
          .map((type) => {
            for (const value of type.getValues()) {
              this.mustDescribe(value.description, `${type.name}.${value.name}`, value.astNode);
            }
            const described = type.getValues().map((value) => [value.name, value.description ?? ''] as const);
            return [type.name, { name: type.name, description: type.description ?? '', values: new Map(described) }];
          }),
      ),
      scalars: new Map(
        types
          .filter(isScalarType)
          .filter((type) => !specifiedScalarTypes.includes(type))
          .map((type) => [type.name, { name: type.name, description: type.description ?? '' }]),
      ),
    };
    this.mustBeUniquePlurals(ontology);
    return ontology;
  }

  private node(type: GraphQLObjectType): NodeType {
    const interfaces = type.getInterfaces().map((one) => one.name);
    const families = FAMILIES.filter((family) => interfaces.includes(family));
    const [family = 'Entity'] = families;
    if (families.length !== 1) {
      this.problem(type.astNode, `${type.name} is a @node and must implement exactly one of ${FAMILIES.join(', ')}.`);
    }
    return {
      kind: 'node',
      name: type.name,
      singular: type.name.charAt(0).toLowerCase() + type.name.slice(1),
      plural: String(this.directive('node', type.astNode)?.plural),
      description: type.description ?? '',
      family,
      interfaces,
      labels: [type.name, family, NODE],
      fields: this.fields(type),
    };
  }

  private abstract(type: GraphQLInterfaceType | GraphQLUnionType): AbstractType {
    const members = this.schema.getPossibleTypes(type).map((member) => member.name);
    const shared = type.name === NODE || FAMILIES.some((family) => family === type.name);
    return {
      kind: isUnionType(type) ? 'union' : 'interface',
      name: type.name,
      description: type.description ?? '',
      interfaces: isUnionType(type) ? [] : type.getInterfaces().map((one) => one.name),
      members,
      label: shared ? type.name : undefined,
      fields: isUnionType(type) ? new Map() : this.fields(type),
    };
  }

  private value(type: GraphQLObjectType): ValueType {
    const fields = [...this.fields(type).values()];
    const columns = fields.filter((field) => field.kind === 'column' && field.of !== 'value');
    if (columns.length < fields.length) {
      this.problem(type.astNode, `${type.name} is no @node, so its fields must be scalars or enums.`);
    }
    return {
      name: type.name,
      description: type.description ?? '',
      fields: new Map(columns.map((column) => [column.name, column as Column])),
    };
  }

  private fields(type: GraphQLObjectType | GraphQLInterfaceType): Map<string, Field> {
    return new Map(Object.values(type.getFields()).map((field) => [field.name, this.field(type, field)]));
  }

  private field(type: GraphQLObjectType | GraphQLInterfaceType, field: GraphQLField<unknown, unknown>): Field {
    const declarations = [field, ...this.inherited(type, field.name)];
    const description = declarations.map((one) => one.description).find((one) => one) ?? '';
    const name = `${type.name}.${field.name}`;
    this.mustDescribe(description, name, field.astNode);
    if (field.args.length > 0) this.problem(field.astNode, `${name} has arguments; the API adds its own.`);
    const directive = (directiveName: string): Record<string, unknown> | undefined =>
      declarations.map((one) => this.directive(directiveName, one.astNode)).find((one) => one !== undefined);
    const relation = directive('relation');
    const list = isListType(getNullableType(field.type));
    const required = isNonNullType(field.type);
    const named = getNamedType(field.type);
    const isNode = isInterfaceType(named) || isUnionType(named) || this.directive('node', named.astNode) !== undefined;
    if (isNode !== (relation !== undefined)) {
      this.problem(
        field.astNode,
        `${name} ${isNode ? 'leads to a node and needs' : 'leads to no node and cannot have'} @relation.`,
      );
    }
    if (list && String(field.type) !== `[${named.name}!]!`) {
      this.problem(field.astNode, `${name} is a list and must be written [${named.name}!]!.`);
    }
    if (relation) {
      return {
        kind: 'relation',
        name: field.name,
        description,
        type: String(relation.type),
        direction: relation.direction === 'IN' ? 'IN' : 'OUT',
        target: named.name,
        many: list,
        required: required && !list,
        editorial: relation.editorial === true,
      } satisfies Relation;
    }
    const weight = directive('search')?.weight;
    return {
      kind: 'column',
      name: field.name,
      description,
      type: named.name,
      of: isScalarType(named) ? 'scalar' : isEnumType(named) ? 'enum' : 'value',
      list,
      required: required && !list,
      computed: directive('computed') !== undefined,
      unique: directive('unique') !== undefined,
      searchWeight: typeof weight === 'number' ? weight : undefined,
    } satisfies Column;
  }

  /** The same field in the interfaces of a type. */
  private inherited(
    type: GraphQLObjectType | GraphQLInterfaceType,
    fieldName: string,
  ): GraphQLField<unknown, unknown>[] {
    return type.getInterfaces().flatMap((one) => one.getFields()[fieldName] ?? []);
  }

  private directive(name: string, node: ASTNode | null | undefined): Record<string, unknown> | undefined {
    const definition = this.schema.getDirective(name);
    if (!definition || !node || !('directives' in node)) return undefined;
    return getDirectiveValues(definition, node);
  }

  private mustDescribe(description: string | null | undefined, name: string, node: ASTNode | null | undefined): void {
    if (node && node.kind !== Kind.DIRECTIVE_DEFINITION && !description) {
      this.problem(node, `${name} has no description.`);
    }
  }

  private mustBeUniquePlurals(ontology: Ontology): void {
    const seen = new Map<string, string>();
    for (const type of ontology.nodes.values()) {
      for (const root of [type.singular, type.plural]) {
        const other = seen.get(root);
        if (other) {
          this.problem(
            this.schema.getType(type.name)?.astNode,
            `${type.name} and ${other} both want the name ${root}; change a plural in @node.`,
          );
        }
        seen.set(root, type.name);
      }
    }
  }

  private problem(node: ASTNode | DirectiveDefinitionNode | null | undefined, sentence: string): void {
    this.problems.push(located(sentence, node));
  }
}
