import { WITHDRAWN, columnsOf, relationsOf } from '../ontology/ontology.js';
import type { Column, NodeType, Ontology, Relation } from '../ontology/ontology.js';
import { decodeColumn } from '../ontology/stored-form.js';
import { wordsOf } from './words.js';
import type { Word } from './words.js';

/** A text that search finds a node by. */
export interface Source {
  /** A field of the node: a column, `id` or `type`, or the relation to a node that the text names. */
  readonly field: string;
  readonly text: string;
  readonly weight: number;
  /** How many words the field has, where it is more than this text. */
  readonly length?: number;
}

/** A token that stands in a source, and how much it counts there. */
export interface Entry {
  readonly token: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly points: number;
}

/** What names the nodes that a relation of a node leads to. */
export type NamesAtEnd = (relation: Relation) => readonly string[];

/** Beside the weights of schema.graphql: the id of an entity as a whole, what an id is made of, the type. */
const ID_WEIGHT = 16;
const SEGMENT_WEIGHT = 4;
const TYPE_WEIGHT = 2;
/** How much a word counts that stands alone, and one that is part of a compound. */
const WHOLE = 4;
const PART = 2;
/**
 * A word counts what the weight of its field says in a text of nine words, up to three times that in a shorter one, and
 * ever less in a longer one, up to a limit. Of BM25F it is the normalisation by length, with b = 3/4; nine is no average of the
 * data, so that a record that is added changes none of the others.
 */
const UNIT = 12;
const SHORT = 3;
const MOST_WORDS = 21;
/** Of the id of evidence, the last segments say where it stands: `footnote/8`, `legal-framework/3.3`. */
const LOCATING_SEGMENTS = 2;
/** From how many nodes of a relation the names are taken, the first ones in natural order, and how many of each. */
export const MOST_ENDS = 8;
const MOST_NAMES = 12;

/** The words of names that were read lately: many nodes lead to the same few. */
const known = new Map<string, readonly Word[]>();
const KNOWN = 20_000;

/** What search reads of nodes of a type. */
interface Searched {
  readonly columns: readonly Column[];
  readonly relations: readonly Relation[];
}

/** Asked for with each node. */
const searched = new WeakMap<NodeType, Searched>();

function searchedOf(type: NodeType): Searched {
  let found = searched.get(type);
  if (!found) {
    const isSearched = (field: Column | Relation): boolean => field.searchWeight !== undefined;
    found = { columns: columnsOf(type).filter(isSearched), relations: relationsOf(type).filter(isSearched) };
    searched.set(type, found);
  }
  return found;
}

/** The columns of a type that search reads, in the order of schema.graphql. */
export function searchColumns(type: NodeType): readonly Column[] {
  return searchedOf(type).columns;
}

/** The relations of a type to nodes whose names find it, in the order of schema.graphql. */
export function searchRelations(type: NodeType): readonly Relation[] {
  return searchedOf(type).relations;
}

/**
 * All texts of its own that a node is found by. The id of a claim is no text: whoever asks by it has it as a whole, and a
 * token for each would be half of all tokens.
 * @param stored gives the stored value of a column.
 */
export function sourcesOf(
  ontology: Ontology,
  type: NodeType,
  id: string,
  stored: (column: string) => unknown,
): Source[] {
  // Who searches looks for what is said; who holds the id of something withdrawn finds it by the id.
  if (type.family === WITHDRAWN) return [];
  const columns = searchColumns(type).flatMap((column) =>
    textsOf(ontology, column, stored(column.name)).map((text) => ({
      field: column.name,
      text,
      weight: column.searchWeight ?? 0,
    })),
  );
  if (type.family === 'Claim') return columns;
  return [
    ...columns,
    { field: 'id', text: id, weight: ID_WEIGHT },
    { field: 'type', text: type.name, weight: TYPE_WEIGHT },
  ];
}

/** What names the nodes that it leads to, where it is found by these. */
export function sourcesAtEnds(type: NodeType, namesAtEnd: NamesAtEnd): Source[] {
  return searchRelations(type).flatMap((relation) => {
    const names = namesAtEnd(relation);
    const length = names.reduce((sum, name) => sum + wordsOfName(name).length, 0);
    return names.map((text) => ({ field: relation.name, text, weight: relation.searchWeight ?? 0, length }));
  });
}

/** The texts that name a node, for those that lead to it. */
export function namesOf(ontology: Ontology, type: NodeType, stored: (column: string) => unknown): string[] {
  const texts = searchColumns(type).flatMap((column) =>
    column.names ? textsOf(ontology, column, stored(column.name)) : [],
  );
  return texts.slice(0, MOST_NAMES);
}

function textsOf(ontology: Ontology, column: Column, stored: unknown): string[] {
  const value = decodeColumn(ontology, column, stored);
  return (Array.isArray(value) ? value : [value]).flatMap((one) => textOf(ontology, column, one) ?? []);
}

/** Of a value with fields of its own the first one: the text of an alias, not its language. */
function textOf(ontology: Ontology, column: Column, value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return column.of === 'enum' ? spelledOut(value) : value;
  const [name] = ontology.values.get(column.type)?.fields.keys() ?? [];
  if (typeof value !== 'object' || value === null || name === undefined) return undefined;
  const text = (value as Readonly<Record<string, unknown>>)[name];
  return typeof text === 'string' ? text : undefined;
}

/** `falls short` for FALLS_SHORT. */
function spelledOut(value: string): string {
  return value.toLowerCase().replaceAll('_', ' ');
}

/** The tokens of a source; a word of a short text counts more than one of a long text. */
export function entriesOf(type: NodeType, { field, text, weight, length }: Source): Entry[] {
  if (length !== undefined) return entries(wordsOfName(text), weight, 0, length);
  if (field !== 'id') return entries(meant(wordsOf(text)), weight, 0);
  const all = text.split('/');
  const read = type.family === 'Evidence' ? all.slice(-LOCATING_SEGMENTS) : all;
  let start = text.length - read.join('/').length;
  const segments = read.flatMap((segment) => {
    const words = type.family === 'Evidence' ? wordsOf(segment).map(withoutNumbers) : wordsOf(segment);
    const found = entries(meant(words), SEGMENT_WEIGHT, start);
    start += segment.length + 1;
    return found;
  });
  // As many as there are passages, and found by the whole id as claims are.
  if (type.family === 'Evidence') return segments;
  const whole = meant(wordsOf(text)).map((word) => ({ ...word, parts: [] }));
  return [...entries(whole, weight, 0), ...segments];
}

/** @param words those that are meant. */
function entries(words: readonly Word[], weight: number, offset: number, fieldLength = words.length): Entry[] {
  const length = Math.min(fieldLength, MOST_WORDS);
  const pointsOf = (form: number): number => Math.max(1, Math.floor((weight * form * UNIT) / (SHORT + length)));
  const [whole, part] = [pointsOf(WHOLE), pointsOf(PART)];
  const entry = (word: Word, points: number): Entry => ({
    token: word.token,
    text: word.text,
    start: word.start + offset,
    end: word.end + offset,
    points,
  });
  const found: Entry[] = [];
  for (const word of words) {
    found.push(entry(word, whole));
    for (const one of word.parts) if (!one.common) found.push(entry(one, part));
  }
  return found;
}

/** Of `3.4` neither the 3 nor the 4: a locator is meant as a whole, and every passage has some number. */
function withoutNumbers(word: Word): Word {
  if (word.parts.length === 0) return word;
  // Most are plain: to look for those first takes a fraction of the time.
  return { ...word, parts: word.parts.filter(({ token }) => /[a-z]/.test(token) || /\p{L}/u.test(token)) };
}

/** Those that are meant. */
function wordsOfName(name: string): readonly Word[] {
  let words = known.get(name);
  if (!words) {
    if (known.size >= KNOWN) known.clear();
    known.set(name, (words = meant(wordsOf(name))));
  }
  return words;
}

function meant(words: readonly Word[]): Word[] {
  return words.filter((word) => !word.common);
}
