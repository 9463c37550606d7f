import { isWorkedOut, membersOf, scalarType } from '../ontology/ontology.js';
import type { Column, Field, NodeType, Ontology, Relation, ValueType } from '../ontology/ontology.js';
import { requiredFields } from './records/fields.js';
import { ID_PATTERN } from './records/id.js';
import { writingField } from './records/writing-field.js';

export type JsonSchema = { readonly [keyword: string]: unknown };

/** Where the schema of all records is, as the schema of a folder names it. */
const RECORDS_FILE = 'records.json';
const DRAFT = 'http://json-schema.org/draft-07/schema#';
/**
 * JSON Schemas by which editors complete and underline the YAML of a seed, by the name of their file: one of all records,
 * and for each folder one that a file of it names in its first line (`modeline`).
 * They know fields, enums and forms, not ids and rules: `rights-graph check` has the last word.
 */
export function jsonSchemas(ontology: Ontology): ReadonlyMap<string, JsonSchema> {
  const nodes = [...ontology.nodes.values()];
  const records = { $schema: DRAFT, title: 'Records of a seed', definitions: new Definitions(ontology).all() };
  return new Map<string, JsonSchema>([
    [RECORDS_FILE, records],
    ...nodes.map((type): [string, JsonSchema] => [`${type.plural}.json`, folderSchema(type)]),
  ]);
}

/** The first line of a seed file: editors read from it which schema the file keeps. */
export function modeline(type: NodeType, foldersDeep: number): string {
  return `# yaml-language-server: $schema=${'../'.repeat(foldersDeep)}schema/${type.plural}.json`;
}

function folderSchema(type: NodeType): JsonSchema {
  const record = { $ref: `${RECORDS_FILE}#/definitions/${type.name}` };
  return {
    $schema: DRAFT,
    title: `A file of ${type.plural}`,
    description: type.description,
    anyOf: [record, { type: 'array', minItems: 1, items: record }],
  };
}

class Definitions {
  /** Fields that several types share are defined once: by their text, the name of the definition. */
  private readonly names = new Map<string, string>();
  private readonly definitions: Record<string, JsonSchema> = {};

  constructor(private readonly ontology: Ontology) {
    for (const { name, description, values } of ontology.enums.values()) {
      this.definitions[name] = { description, enum: [...values.keys()], enumDescriptions: [...values.values()] };
    }
    for (const type of ontology.values.values()) this.definitions[type.name] = this.value(type);
    for (const type of ontology.nodes.values()) {
      this.definitions[type.name] = this.top(type);
      this.definitions[`${type.name}.nested`] = record(type, this.properties(type));
      this.definitions[`${type.name}.typed`] = this.typed(type);
    }
  }

  all(): Readonly<Record<string, JsonSchema>> {
    return this.definitions;
  }

  private top(type: NodeType): JsonSchema {
    const id = idOf(`The id of the ${type.name}.`);
    const continues = idOf(`The id of the ${type.name} of another file that this file goes on with.`);
    return {
      ...record(type, { id, continues, ...this.properties(type) }),
      oneOf: [{ required: ['id', ...requiredFields(type)] }, { required: ['continues'] }],
    };
  }

  /** Under a field that leads to several types. */
  private typed(type: NodeType): JsonSchema {
    return record(type, { type: { const: type.name, description: type.description }, ...this.properties(type) });
  }

  private properties(type: NodeType): Record<string, JsonSchema> {
    const written = [...type.fields.values()].filter((field) => field.name !== 'id' && !isWorkedOut(field));
    return Object.fromEntries(
      written.flatMap((field): [string, JsonSchema][] => {
        const schema = field.kind === 'column' ? columnSchema(this.ontology, field) : this.relation(type, field);
        return schema ? [[field.name, this.shared(type, field, schema)]] : [];
      }),
    );
  }

  /** Undefined where nothing can be written: a relation that only its other side writes. */
  private relation(type: NodeType, relation: Relation): JsonSchema | undefined {
    const description = describe(relation);
    if (relation.direction === 'OUT') {
      const id = idOf(`The id of ${relation.target === 'Node' ? 'a record' : `a record of type ${relation.target}`}.`);
      return relation.many
        ? { description, type: 'array', minItems: 1, uniqueItems: true, items: id }
        : { ...id, description };
    }
    const typed = this.ontology.abstracts.has(relation.target);
    const nested = membersOf(this.ontology, relation.target).flatMap((member) => {
      const writes = writingField(this.ontology, type, relation, member);
      if (!writes) return [];
      const needed = requiredFields(member).filter((name) => name !== writes.name);
      const required = typed ? ['type', ...needed] : needed;
      const base = { $ref: `#/definitions/${member.name}${typed ? '.typed' : '.nested'}` };
      return [required.length > 0 ? { allOf: [base], required } : base];
    });
    if (nested.length === 0) return undefined;
    return { description, type: 'object', additionalProperties: nested.length === 1 ? nested[0] : { oneOf: nested } };
  }

  private shared(type: NodeType, field: Field, schema: JsonSchema): JsonSchema {
    const text = JSON.stringify(schema);
    let name = this.names.get(text);
    if (name === undefined) {
      name = `${type.name}.${field.name}`;
      this.names.set(text, name);
      this.definitions[name] = schema;
    }
    return { $ref: `#/definitions/${name}` };
  }

  private value(type: ValueType): JsonSchema {
    const columns = [...type.fields.values()];
    const required = columns.filter((column) => column.required).map((column) => column.name);
    return {
      description: type.description,
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(columns.map((column) => [column.name, columnSchema(this.ontology, column)])),
      ...(required.length > 0 && { required }),
    };
  }
}

function record(type: NodeType, properties: Record<string, JsonSchema>): JsonSchema {
  return { description: type.description, type: 'object', additionalProperties: false, properties };
}

function columnSchema(ontology: Ontology, column: Column): JsonSchema {
  const description = describe(column);
  const one =
    column.of === 'scalar' ? scalarType(ontology, column.type).jsonSchema : { $ref: `#/definitions/${column.type}` };
  if (column.list) return { description, type: 'array', minItems: 1, items: one };
  // What stands beside a $ref is not read.
  return '$ref' in one ? { description, allOf: [one] } : { description, ...one };
}

function idOf(description: string): JsonSchema {
  return { description, type: 'string', pattern: ID_PATTERN.source };
}

function describe(field: Field): string {
  const editorial = field.kind === 'relation' && field.editorial;
  return editorial ? `${field.description} This is our own editorial judgement.` : field.description;
}
