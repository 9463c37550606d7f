import { GraphQLList, GraphQLNonNull, isAbstractType, isLeafType, isObjectType } from 'graphql';
import type { FieldNode, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { Missing } from '../query/missing.js';
import type { SelectionSets } from '../query/plan/selection-sets.js';
import { CONCRETE_TYPE, isAnswerObject } from '../query/run/answer-object.js';
import type { AnswerObject } from '../query/run/answer-object.js';
import { nextSlice, sliceIsOver } from '../turns/slice.js';

/** Thrown where graphql-js has to say what becomes of a value: an error, a notice, a null that may not be. */
class NotPlainError extends Error {}

/** A value of the answer as it is sent, or a promise of it where it is large. */
type Completed = unknown;

type Complete = (value: unknown) => Completed;

/** A field of an object type, as one selection set asks for it. */
interface CompletedField {
  readonly key: string;
  readonly name: string;
  readonly complete: Complete;
}

/**
 * Completes an answer that holds nothing but values: what the execution of graphql-js would make of it. Of each selection
 * set it is worked out once what is done with a value, and equal objects are completed once.
 */
export class Completion {
  private readonly fields = new Map<GraphQLObjectType, Map<readonly FieldNode[], readonly CompletedField[]>>();

  /** @param large the lists that are completed a piece at a time. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly selectionSets: SelectionSets,
    private readonly large: ReadonlySet<unknown>,
  ) {}

  /** The data of the answer; undefined where it holds errors, notices or the schema: then it has to be executed. */
  async data(answer: AnswerObject): Promise<Record<string, unknown> | undefined> {
    const query = this.schema.getQueryType();
    if (!query) return undefined;
    try {
      const fields = this.compiled(query, this.selectionSets.root(query));
      return (await this.object(fields, answer)) as Record<string, unknown>;
    } catch (error) {
      if (error instanceof NotPlainError) return undefined;
      throw error;
    }
  }

  private compiled(
    type: GraphQLObjectType,
    selected: ReadonlyMap<string, readonly FieldNode[]>,
  ): readonly CompletedField[] {
    return [...selected].map(([key, nodes]) => {
      const name = nodes[0]?.name.value ?? '';
      if (name === '__typename') return { key, name, complete: () => type.name };
      const field = type.getFields()[name];
      // Of the schema itself.
      if (!field) throw new NotPlainError();
      return { key, name, complete: this.completing(field.type, nodes) };
    });
  }

  private completing(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (type instanceof GraphQLNonNull) {
      const complete = this.completing(type.ofType as GraphQLOutputType, nodes);
      return (value) => {
        const completed = complete(value);
        if (completed === null) throw new NotPlainError();
        return completed;
      };
    }
    const complete = this.completingPresent(type, nodes);
    return (value) => {
      if (value === null || value === undefined) return null;
      if (value instanceof Error || value instanceof Missing) throw new NotPlainError();
      return complete(value);
    };
  }

  private completingPresent(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (type instanceof GraphQLList) {
      const complete = this.completing(type.ofType, nodes);
      return (value) => {
        if (!Array.isArray(value)) throw new NotPlainError();
        return this.large.has(value) ? heard(inPieces(value, complete)) : listed(value, complete);
      };
    }
    if (isLeafType(type)) {
      return (value) => {
        try {
          const serialized: unknown = type.serialize(value);
          if (serialized !== undefined && serialized !== null) return serialized;
        } catch {
          // What does not serialize is an error with a path.
        }
        throw new NotPlainError();
      };
    }
    const known = new Map<unknown, Completed>();
    const complete = (value: unknown): Completed => {
      const concrete = isAbstractType(type) ? this.schema.getType((value as AnswerObject)[CONCRETE_TYPE] ?? '') : type;
      if (!isObjectType(concrete)) throw new NotPlainError();
      return this.object(this.below(concrete, nodes), value as AnswerObject);
    };
    return (value) => {
      let completed = known.get(value);
      if (completed === undefined) known.set(value, (completed = complete(value)));
      return completed;
    };
  }

  private below(type: GraphQLObjectType, nodes: readonly FieldNode[]): readonly CompletedField[] {
    let byNodes = this.fields.get(type);
    if (!byNodes) this.fields.set(type, (byNodes = new Map<readonly FieldNode[], readonly CompletedField[]>()));
    let fields = byNodes.get(nodes);
    if (!fields) byNodes.set(nodes, (fields = this.compiled(type, this.selectionSets.below(type, nodes))));
    return fields;
  }

  /** An object of the answer has its values under response keys; a value of a column, say an alias, by field name. */
  private object(fields: readonly CompletedField[], source: AnswerObject): Completed {
    const byKey = isAnswerObject(source);
    const object = Object.create(null) as Record<string, unknown>;
    let waits = false;
    for (const { key, name, complete } of fields) {
      const completed = complete(source[byKey ? key : name]);
      waits ||= completed instanceof Promise;
      object[key] = completed;
    }
    return waits ? heard(settled(object)) : object;
  }
}

function listed(items: readonly unknown[], complete: Complete): Completed {
  const list = items.map(complete);
  return list.some((item) => item instanceof Promise) ? heard(Promise.all(list)) : list;
}

async function inPieces(items: readonly unknown[], complete: Complete): Promise<unknown[]> {
  const list: unknown[] = [];
  for (const item of items) {
    if (sliceIsOver()) await nextSlice();
    list.push(await complete(item));
  }
  return list;
}

async function settled(object: Record<string, unknown>): Promise<Record<string, unknown>> {
  for (const [key, value] of Object.entries(object)) object[key] = await value;
  return object;
}

/** What fails while something else is waited for is no rejection that nobody hears of: it is thrown where it is awaited. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
