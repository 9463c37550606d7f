import {
  GraphQLScalarType,
  buildSchema,
  isInterfaceType,
  isObjectType,
  isUnionType,
  valueFromASTUntyped,
} from 'graphql';
import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { readEdtf } from '../ontology/edtf.js';
import type { Ontology } from '../ontology/ontology.js';
import { CONCRETE_TYPE } from '../query/waves.js';
import type { AnswerObject } from '../query/waves.js';
import type { Question } from '../query/question.js';
import { resolveCitation } from './citation.js';
import { schemaText } from './schema-text.js';

/** Answers a root field: the only resolver that waits. */
export type RootResolver = GraphQLFieldResolver<unknown, never>;

/** The executable schema: below the root every value is already there, under its response key. */
export function apiSchema(ontology: Ontology, questions: readonly Question[], root: RootResolver): GraphQLSchema {
  const schema = buildSchema(schemaText(ontology, questions), { assumeValidSDL: false });
  const byFieldName = new Set([...ontology.values.keys(), ...questions.flatMap((question) => question.plainTypes)]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isInterfaceType(type) || isUnionType(type)) {
      type.resolveType = (value) => (value as AnswerObject)[CONCRETE_TYPE];
    } else if (isObjectType(type) && !byFieldName.has(type.name)) {
      resolveAll(type, type.name === 'Query' ? root : byResponseKey);
    } else if (type instanceof GraphQLScalarType && ontology.scalars.has(type.name)) {
      readable(type);
    }
  }
  return schema;
}

const byResponseKey: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, info) =>
  (source as AnswerObject)[info.path.key];

function resolveAll(type: GraphQLObjectType, resolve: GraphQLFieldResolver<unknown, never>): void {
  for (const field of Object.values(type.getFields())) {
    Object.assign(field, { resolve: field.name === 'citation' ? resolveCitation : resolve });
  }
}

/** A date that a client writes is checked as a date of the seed is. */
function readable(type: GraphQLScalarType): void {
  type.parseValue = (value) => {
    const bounds = typeof value === 'string' ? readEdtf(value) : { reason: 'It is written as text, in quotes.' };
    if ('reason' in bounds) throw new TypeError(bounds.reason);
    if (type.name === 'Date' && !DAY.test(String(value))) {
      throw new TypeError(`${JSON.stringify(value)} is no day. Write it like "2012-03-31".`);
    }
    return value;
  };
  type.parseLiteral = (node, variables) => type.parseValue(valueFromASTUntyped(node, variables));
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
