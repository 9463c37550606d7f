import { isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { OntologyProblem } from './field-reader.js';
import { columnsOf, fieldsType, relationsOf } from './ontology.js';
import type { AbstractType, NodeType, Ontology, Relation } from './ontology.js';

/** What @derived and @sourced say that a load could not keep. */
export function unkept(ontology: Ontology, schema: GraphQLSchema): OntologyProblem[] {
  const upwards = new Set(
    [...ontology.nodes.values()].flatMap((type) =>
      relationsOf(type)
        .filter(isFollowed)
        .map(({ name }) => name),
    ),
  );
  return [...ontology.nodes.values(), ...ontology.abstracts.values()].flatMap((type) => {
    const derived = relationsOf(type).flatMap((field) =>
      sentencesOf(ontology, type, field, upwards).map((rest) => ({ field, rest })),
    );
    const sourced = columnsOf(type)
      .filter((field) => field.sourced && !type.fields.has('sources'))
      .map((field) => ({ field, rest: 'is @sourced, and its type has no field "sources".' }));
    return [...derived, ...sourced].map(({ field, rest }) => ({
      sentence: `${type.name}.${field.name} ${rest}`,
      node: fieldNode(schema, type.name, field.name),
    }));
  });
}

function sentencesOf(
  ontology: Ontology,
  type: NodeType | AbstractType,
  field: Relation,
  upwards: ReadonlySet<string>,
): string[] {
  const { derived } = field;
  if (!derived) return [];
  const shared = relationsOf(type).find(
    (other) => other !== field && other.direction === 'OUT' && other.type === field.type,
  );
  return [
    ...(field.direction === 'OUT' && field.many ? [] : ['is @derived, and must be a list of direction OUT.']),
    ...(shared ? [`is @derived, and cannot share the relationship type ${field.type} with ${shared.name}.`] : []),
    ...(derived.unlessFrom.length > 0 && derived.orFrom.length === 0
      ? ['is @derived with unlessFrom, which leaves out of orFrom, and has no orFrom.']
      : []),
    ...[...derived.from, ...derived.orFrom, ...derived.unlessFrom].flatMap((path) => brokenPath(ontology, type, path)),
    ...derived.upwards
      .filter((name) => !upwards.has(name))
      .map((name) => `is @derived upwards along "${name}", which no type has as a relation of direction OUT.`),
  ];
}

function brokenPath(ontology: Ontology, type: NodeType | AbstractType, path: readonly string[]): string[] {
  let at = type;
  for (const name of path) {
    const field = at.fields.get(name);
    if (field?.kind !== 'relation' || !isFollowed(field)) {
      return [
        `is @derived from "${path.join('.')}", and ${at.name} has no relation "${name}" of direction OUT that a seed writes.`,
      ];
    }
    at = fieldsType(ontology, field.target);
  }
  return [];
}

/** What is worked out at load, or written from the other side, leads nowhere while relations are worked out. */
function isFollowed({ direction, derived }: Relation): boolean {
  return direction === 'OUT' && !derived;
}

function fieldNode(schema: GraphQLSchema, type: string, field: string): OntologyProblem['node'] {
  const found = schema.getType(type);
  return isObjectType(found) || isInterfaceType(found) ? found.getFields()[field]?.astNode : undefined;
}
