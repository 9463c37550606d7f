import { concatAST, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Ontology } from '../../ontology/ontology.js';
import { AS_OF } from '../../query/as-of/as-of.js';
import type { DerivedField } from '../../query/derived-field.js';
import type { Question } from '../../query/question.js';
import { CITE } from '../../questions/answer-citation/cite-directive.js';
import { connectionTypes, PAGE_INFO } from './connection-types.js';
import { filterTypes } from './filter-types.js';
import {
  anyTypeNameEnum,
  enumType,
  nodeAndAbstractTypes,
  relationTypeEnums,
  scalarTypes,
  typeNameEnum,
  valueTypes,
} from './ontology-types.js';
import { orderTypes, ORDER_DIRECTION } from './order-types.js';
import { nodeRoots, QUERY_TYPE } from './query-type.js';

/** The API schema as clients see it, made from the ontology: roots, connections, filters, orders. */
export function schemaDocument(
  ontology: Ontology,
  questions: readonly Question[],
  derivedFields: readonly DerivedField[],
): DocumentNode {
  const listed = listedTypes(ontology);
  return concatAST([
    sdl(scalarTypes(ontology)),
    AS_OF,
    CITE,
    QUERY_TYPE,
    ...questions.map((question) => question.sdl),
    sdl(nodeRoots(ontology)),
    sdl(nodeAndAbstractTypes(ontology)),
    sdl(valueTypes(ontology)),
    sdl([...ontology.enums.values()].map((type) => enumType(type))),
    sdl([typeNameEnum(ontology), anyTypeNameEnum(ontology), ...relationTypeEnums(ontology)]),
    PAGE_INFO,
    sdl(listed.map((name) => connectionTypes(ontology, name))),
    sdl(listed.map((name) => orderTypes(ontology, name))),
    ORDER_DIRECTION,
    ...derivedFields.map((field) => field.sdl(ontology)),
    sdl(filterTypes(ontology)),
  ]);
}

/** Names of the types that a list leads to, and so have a connection. */
function listedTypes(ontology: Ontology): string[] {
  const targets = [...ontology.nodes.values(), ...ontology.abstracts.values()].flatMap((type) =>
    [...type.fields.values()].flatMap((field) => (field.kind === 'relation' && field.many ? [field.target] : [])),
  );
  return [...new Set([...ontology.nodes.keys(), 'Entity', 'Claim', ...targets])];
}

function sdl(definitions: readonly string[]): DocumentNode {
  return parse(definitions.join('\n'), { noLocation: true });
}
