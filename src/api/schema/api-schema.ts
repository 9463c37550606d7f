import {
  GraphQLScalarType,
  buildASTSchema,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  responsePathAsArray,
  valueFromASTUntyped,
} from 'graphql';
import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { scalarType } from '../../ontology/ontology.js';
import type { Ontology, ScalarType } from '../../ontology/ontology.js';
import type { DerivedField } from '../../query/derived-field.js';
import { Missing } from '../../query/missing.js';
import type { Question } from '../../query/question.js';
import { inSlices } from '../../turns/slice.js';
import { CONCRETE_TYPE, isAnswerObject } from '../../query/run/answer-object.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import type { Notices } from '../notices.js';
import { schemaDocument } from './documents.js';

/** What the fields of an answer need to know of it. */
interface Answered {
  readonly notices: Pick<Notices, 'add'>;
  /** The lists that are large. */
  readonly large?: ReadonlySet<unknown>;
}

/** Answers a root field: the only resolver that waits. */
export type RootResolver = GraphQLFieldResolver<unknown, never>;

/** The executable schema: below the root every value is already there. */
export function apiSchema(
  ontology: Ontology,
  questions: readonly Question[],
  derivedFields: readonly DerivedField[],
  root: RootResolver,
): GraphQLSchema {
  const schema = buildASTSchema(schemaDocument(ontology, questions, derivedFields));
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isInterfaceType(type) || isUnionType(type)) {
      type.resolveType = (value) => (value as AnswerObject)[CONCRETE_TYPE];
    } else if (isObjectType(type)) {
      resolveAll(type, type.name === 'Query' ? root : value);
    } else if (type instanceof GraphQLScalarType && !isSpecifiedScalarType(type)) {
      readable(type, scalarType(ontology, type.name));
    }
  }
  return schema;
}

/** An object of the answer has its values under response keys; a value of a column, say an alias, by field name. */
const value: GraphQLFieldResolver<unknown, Answered> = (source, _args, context, info) => {
  if (!isAnswerObject(source)) return (source as Readonly<Record<string, unknown>>)[info.fieldName];
  const found = source[info.path.key];
  if (context.large?.has(found)) return inSlices(found as readonly unknown[]);
  if (!(found instanceof Missing)) return found;
  context.notices.add(found.sentence, responsePathAsArray(info.path));
  return null;
};

function resolveAll(type: GraphQLObjectType, resolve: GraphQLFieldResolver<unknown, never>): void {
  for (const field of Object.values(type.getFields())) Object.assign(field, { resolve });
}

/** What a client writes is read as what a curator writes. */
function readable(type: GraphQLScalarType, { read }: ScalarType): void {
  type.parseValue = (given) => {
    const reading = read(given);
    if ('reason' in reading) throw new TypeError(reading.reason);
    return reading.value;
  };
  type.parseLiteral = (node, variables) => type.parseValue(valueFromASTUntyped(node, variables));
}
