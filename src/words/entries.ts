import { columnsOf } from '../ontology/ontology.js';
import type { Column, NodeType, Ontology } from '../ontology/ontology.js';
import { decodeColumn } from '../ontology/stored-form.js';
import { wordsOf } from './words.js';
import type { Word } from './words.js';

/** A text of a node that search finds it by. */
export interface Source {
  /** A column of the node, `id` or `type`. */
  readonly field: string;
  readonly text: string;
  readonly weight: number;
}

/** A token that stands in a source, and how much it counts there. */
export interface Entry {
  readonly token: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly k: number;
}

/** Beside the weights of schema.graphql: the id as a whole, what the id of an entity is made of, its type. */
const ID_WEIGHT = 8;
const SEGMENT_WEIGHT = 2;
const TYPE_WEIGHT = 1;
/** How much a word counts that stands alone, and one that is part of a compound. */
const WHOLE = 4;
const PART = 2;
const MOST_WORDS = 21;

/** The columns of a type that search reads, in the order of schema.graphql. */
export function searchColumns(type: NodeType): Column[] {
  return columnsOf(type).filter((column) => column.searchWeight !== undefined);
}

/**
 * All texts that a node is found by.
 * @param stored gives the stored value of a column.
 */
export function sourcesOf(
  ontology: Ontology,
  type: NodeType,
  id: string,
  stored: (column: string) => unknown,
): Source[] {
  const columns = searchColumns(type).flatMap((column) => {
    const value = decodeColumn(ontology, column, stored(column.name));
    const texts = (Array.isArray(value) ? value : [value]).flatMap((one) => textOf(ontology, column, one) ?? []);
    return texts.map((text) => ({ field: column.name, text, weight: column.searchWeight ?? 0 }));
  });
  return [
    ...columns,
    { field: 'id', text: id, weight: ID_WEIGHT },
    ...(type.family === 'Entity' ? [{ field: 'type', text: type.name, weight: TYPE_WEIGHT }] : []),
  ];
}

/** Of a value with fields of its own the first one: the text of an alias, not its language. */
function textOf(ontology: Ontology, column: Column, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const [name] = ontology.values.get(column.type)?.fields.keys() ?? [];
  if (typeof value !== 'object' || value === null || name === undefined) return undefined;
  const text = (value as Readonly<Record<string, unknown>>)[name];
  return typeof text === 'string' ? text : undefined;
}

/** The tokens of a source; a word of a short text counts more than one of a long text. */
export function entriesOf(type: NodeType, { field, text, weight }: Source): Entry[] {
  if (field !== 'id') return entries(wordsOf(text), weight, 0);
  const whole = entries(
    wordsOf(text).map((word) => ({ ...word, parts: [] })),
    weight,
    0,
  );
  // Ids of claims and evidence are locators: their parts would find every claim of a report.
  if (type.family !== 'Entity') return whole;
  let start = 0;
  const segments = text.split('/').flatMap((segment) => {
    const found = entries(wordsOf(segment), SEGMENT_WEIGHT, start);
    start += segment.length + 1;
    return found;
  });
  return [...whole, ...segments];
}

function entries(words: readonly Word[], weight: number, offset: number): Entry[] {
  const meant = words.filter((word) => !word.common);
  const length = Math.min(meant.length, MOST_WORDS);
  const entry = (word: Word, form: number): Entry => ({
    token: word.token,
    text: word.text,
    start: word.start + offset,
    end: word.end + offset,
    k: Math.max(1, Math.floor((weight * form * 12) / (3 + length))),
  });
  return meant.flatMap((word) => [
    entry(word, WHOLE),
    ...word.parts.filter((part) => !part.common).map((part) => entry(part, PART)),
  ]);
}
