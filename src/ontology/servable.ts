import { isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import type { ASTNode, GraphQLSchema } from 'graphql';
import type { OntologyProblem } from './field-reader.js';
import { columnsOf, relationsOf } from './ontology.js';
import type { AbstractType, Column, NodeType, Ontology, Relation, ValueType } from './ontology.js';
import { API_ROOTS, API_TYPES, OTHER_LABELS, RESERVED_FIELDS, listTypes, valueTypes } from './reserved.js';
import { boundColumns, hasBounds } from './scalars.js';
import { partColumns } from './value-parts.js';

/** What is good SDL, and what the API, the reader of the seed or an engine could not serve. */
export function unservable(ontology: Ontology, schema: GraphQLSchema): OntologyProblem[] {
  return [
    ...inputTypes(schema),
    ...takenTypeNames(ontology, schema),
    ...takenRoots(ontology, schema),
    ...[...ontology.nodes.values(), ...ontology.abstracts.values()].flatMap((type) => [
      ...takenFieldNames(ontology, schema, type),
      ...columnsOf(type).flatMap((column) => uselessDirectives(ontology, schema, type, column)),
      ...relationsOf(type).flatMap((relation) => searchBackwards(schema, type, relation)),
    ]),
    ...[...ontology.values.values()].flatMap((type) =>
      [...type.fields.values()].flatMap((field) => uselessDirectives(ontology, schema, type, field)),
    ),
  ];
}

function inputTypes(schema: GraphQLSchema): OntologyProblem[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isInputObjectType(type))
    .map((type) => ({ sentence: `${type.name} is an input: the API makes its own.`, node: type.astNode }));
}

function takenTypeNames(ontology: Ontology, schema: GraphQLSchema): OntologyProblem[] {
  const listed = [...ontology.nodes.values(), ...ontology.abstracts.values()];
  const { scalars, enums, values } = ontology;
  const valued = [...scalars.values(), ...enums.values(), ...values.values(), { name: 'TypeName' }];
  const made = new Map([
    ...listed.flatMap((type) => listTypes(type).map((name) => [name, type.name] as const)),
    ...valued.flatMap((type) => valueTypes(type).map((name) => [name, type.name] as const)),
  ]);
  return Object.values(schema.getTypeMap()).flatMap(({ name, astNode }) => {
    const owner = made.get(name);
    if (owner !== undefined)
      return [{ sentence: `${name} is what the API calls a type that it makes of ${owner}.`, node: astNode }];
    if (API_TYPES.has(name)) return [{ sentence: `${name} is a type of the API's own.`, node: astNode }];
    return OTHER_LABELS.has(name) ? [{ sentence: `${name} is a label of the graph's own.`, node: astNode }] : [];
  });
}

function takenRoots(ontology: Ontology, schema: GraphQLSchema): OntologyProblem[] {
  const problems: OntologyProblem[] = [];
  const seen = new Map<string, string>();
  for (const type of ontology.nodes.values()) {
    const node = schema.getType(type.name)?.astNode;
    for (const root of [type.singular, type.plural]) {
      const other = seen.get(root);
      if (API_ROOTS.has(root)) {
        problems.push({
          sentence: `${type.name} wants the name ${root}, which is a root field of the API's own.`,
          node,
        });
      } else if (other !== undefined) {
        problems.push({
          sentence: `${type.name} and ${other} both want the name ${root}; change a plural in @node.`,
          node,
        });
      }
      seen.set(root, type.name);
    }
  }
  return problems;
}

function takenFieldNames(ontology: Ontology, schema: GraphQLSchema, type: NodeType | AbstractType): OntologyProblem[] {
  const beside = new Map(
    columnsOf(type).flatMap((column) => {
      const parts = partColumns(ontology, column);
      const bounded = [column, ...parts].filter((one) => hasBounds(ontology, one));
      const bounds = bounded.flatMap(({ name }) => Object.values(boundColumns(name)));
      return [...parts.map(({ name }) => name), ...bounds].map((name) => [name, column.name] as const);
    }),
  );
  return [...type.fields.keys()].flatMap((name) => {
    const owner = beside.get(name);
    const taken = [name, `${type.name}.${name}`].find((one) => Object.hasOwn(RESERVED_FIELDS, one));
    const what = taken ? RESERVED_FIELDS[taken] : owner && `a property that a load writes beside ${owner}`;
    return what
      ? [
          {
            sentence: `${type.name}.${name} cannot be called so: ${name} is ${what}.`,
            node: fieldNode(schema, type, name),
          },
        ]
      : [];
  });
}

/** Directives that say something of a column which could not be kept. */
function uselessDirectives(
  ontology: Ontology,
  schema: GraphQLSchema,
  type: NodeType | AbstractType | ValueType,
  column: Column,
): OntologyProblem[] {
  const node = fieldNode(schema, type, column.name);
  const name = `${type.name}.${column.name}`;
  const scalar = column.of === 'scalar' ? ontology.scalars.get(column.type) : undefined;
  const isRead = column.of !== 'scalar' || scalar?.form !== 'truth value';
  const problems: OntologyProblem[] = [];
  if (!('kind' in type)) {
    // A value is no node: nothing is asked for by it alone, and search reads its first field where the column says so.
    if (column.unique) problems.push({ sentence: `${name} cannot be @unique: only a field of a @node can.`, node });
    if (column.searchWeight !== undefined) {
      problems.push({ sentence: `${name} cannot have @search: only a field of a @node can.`, node });
    }
  } else if (column.unique && (column.list || scalar?.form !== 'text')) {
    problems.push({ sentence: `${name} cannot be @unique: only one text can.`, node });
  }
  if ('kind' in type && column.searchWeight !== undefined && !isRead) {
    problems.push({ sentence: `${name} cannot have @search: only texts, numbers and enum values are read.`, node });
  }
  if (column.indexed && (column.list || column.of === 'value' || scalar?.form === 'truth value')) {
    problems.push({ sentence: `${name} cannot be @indexed: only one text, number or enum value can.`, node });
  }
  return problems;
}

/** What a node is found by is written with it: what comes to it later from elsewhere would not be there. */
function searchBackwards(
  schema: GraphQLSchema,
  type: NodeType | AbstractType,
  { name, direction, searchWeight }: Relation,
): OntologyProblem[] {
  if (searchWeight === undefined || direction === 'OUT') return [];
  const sentence = `${type.name}.${name} cannot have @search: only a relation that starts at the node can.`;
  return [{ sentence, node: fieldNode(schema, type, name) }];
}

function fieldNode(schema: GraphQLSchema, type: { readonly name: string }, field: string): ASTNode | null | undefined {
  const found = schema.getType(type.name);
  return isObjectType(found) || isInterfaceType(found) ? found.getFields()[field]?.astNode : undefined;
}
