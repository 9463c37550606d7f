import { withArticle } from '../../ontology/with-article.js';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { statement } from '../../graph/statement.js';
import type { Row } from '../../graph/graph.js';
import { NODE, WITHDRAWN, labelOf, membersOf, nodeType } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { sortKey } from '../../ontology/sort-key.js';
import type { Sizes } from '../cost/sizes.js';
import type { Ask } from '../run/ask.js';
import { NOTHING_BELOW } from '../run/nested.js';
import { ID, TYPE, columnsOfRow } from '../run/row.js';
import type { StoredRow } from '../run/row.js';
import type { Miss } from './misses.js';
import { askWithdrawn, wasWithdrawn, withdrawnIn } from './withdrawn.js';
import type { Withdrawal } from './withdrawn.js';

/** Of a type with no more nodes all are compared; of each beginning no more are. */
const COMPARED = 300;
/** What is longer was never an id. */
const LONGEST = 200;
/** Characters of a value that a sentence repeats; an id that there is stands there whole, to be taken from it. */
const QUOTED = 80;

/**
 * A sentence for each miss: what it may have been meant for, or of which type the id is.
 * It sends a statement for all ids, one for each type and key that was asked for, whatever the number of misses, and
 * one where ids were withdrawn.
 */
export async function missSentences(
  ontology: Ontology,
  sizes: Sizes,
  misses: readonly Miss[],
  ask: (ask: Ask) => Promise<Row>,
): Promise<string[]> {
  const short = misses.filter(({ value }) => value.length <= LONGEST);
  const spelled = short.flatMap(({ value }) => [...spellings(value), ...wholes(value)]);
  const startsOf = ({ target, value }: Miss): string[] =>
    sizes.count(target) > 0 && sizes.count(target) <= COMPARED ? [''] : beginnings(value);
  const groups = new Map(short.map((miss) => [groupOf(miss), miss]));
  const [exact, ...near] = await Promise.all([
    spelled.length === 0 ? undefined : ask(askIds(spelled)),
    ...[...groups].map(async ([group, { target, property }]) => {
      const starts = [...new Set(short.filter((miss) => groupOf(miss) === group).flatMap(startsOf))];
      const row = await ask(askBeginning(ontology, target, property, starts));
      const lists = row.lists as unknown as string[][];
      return starts.map((start, index) => [`${group} ${start}`, lists[index] ?? []] as const);
    }),
  ]);
  const typeOf = new Map(((exact?.rows ?? []) as unknown as StoredRow[]).map((row) => [row[ID], row[TYPE] as string]));
  const begun = new Map(near.flat());
  const gone = short.map(({ value }) => value).filter((value) => typeOf.get(value) === WITHDRAWN);
  const withdrawn = gone.length === 0 ? undefined : withdrawnIn(await ask(askWithdrawn(ontology, gone)));
  return misses.map((miss) => {
    const withdrawal = withdrawn?.get(miss.value);
    if (withdrawal) return withdrawnSentence(ontology, miss, withdrawal);
    const otherwise = [...spellings(miss.value), ...wholes(miss.value)].filter((id) =>
      isOf(ontology, typeOf.get(id), miss),
    );
    const alike = startsOf(miss).flatMap((start) => begun.get(`${groupOf(miss)} ${start}`) ?? []);
    const known = [...new Set([...otherwise, ...alike])];
    return missSentence(ontology, miss, typeOf.get(miss.value), nearestOf(miss.value, known));
  });
}

/** What is said of misses where the graph does not tell more: nothing of a node that is there, and says it itself. */
export function plainSentences(misses: readonly Miss[]): (string | undefined)[] {
  return misses.map((miss) => (miss.isThere ? undefined : `${plainSentence(miss)}.`));
}

/** What is said of a miss about which nothing more is known. */
export function plainSentence({ target, property, value }: Miss): string {
  const what = target === NODE ? 'node' : target;
  return `No ${what} has the ${property} ${quote(value)}`;
}

function withdrawnSentence(ontology: Ontology, miss: Miss, withdrawal: Withdrawal): string {
  // What was asked for as any node is there, and says so itself; of all else there is none.
  const what = isOf(ontology, WITHDRAWN, miss) ? quote(miss.value) : `${plainSentence(miss)}: it`;
  return `${what} ${wasWithdrawn(ontology, withdrawal)}`;
}

function missSentence(ontology: Ontology, miss: Miss, type: string | undefined, nearest: string | undefined): string {
  if (isOf(ontology, type, miss)) {
    return `${plainSentence(miss)} under @asOf: the claim is there, and does not qualify. Ask without the directive, or for other days.`;
  }
  if (type !== undefined) {
    const root = `{ ${nodeType(ontology, type).singular}(id: ${JSON.stringify(miss.value)}) }`;
    return `${plainSentence(miss)}: it is the id of ${withArticle(type)}. Ask ${root}.`;
  }
  if (nearest !== undefined) return `${plainSentence(miss)}; the nearest is ${JSON.stringify(nearest)}.`;
  return `${plainSentence(miss)}, and none is near. Look for it by its words, with search(query:).`;
}

/**
 * The same but for the case of its letters; what goes on where it ends; what it is the end of, without its registry;
 * what it would be a part of; else as the errors of GraphQL find names.
 */
export function nearestOf(value: string, known: readonly string[]): string | undefined {
  if (value === '') return undefined;
  const folded = value.toLowerCase();
  return (
    known.find((one) => one.toLowerCase() === folded) ??
    shortest(known.filter((one) => one.startsWith(value))) ??
    shortest(known.filter((one) => one.endsWith(`/${value}`))) ??
    wholes(value).find((whole) => known.includes(whole)) ??
    suggestionList(value, known)[0]
  );
}

function shortest(values: readonly string[]): string | undefined {
  return values.reduce<string | undefined>((best, one) => (best && best.length <= one.length ? best : one), undefined);
}

/** What the id says it is a part of, without the registry alone. */
export function wholes(id: string): string[] {
  const parts = id.split('/');
  return parts.slice(1, -1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'));
}

function isOf(ontology: Ontology, type: string | undefined, { target, property }: Miss): boolean {
  return type !== undefined && property === 'id' && membersOf(ontology, target).some(({ name }) => name === type);
}

/** The id as it was written, and in the letters that ids of states and treaties, or all others, have. */
function spellings(id: string): string[] {
  return [...new Set([id, id.toUpperCase(), id.toLowerCase()])];
}

/** What it begins with, in three lengths; never with a part of a number, whose place in the natural order is another. */
export function beginnings(value: string): string[] {
  const characters = Array.from(value);
  const begun = [1, 0.7, 0.4].map((share) => characters.slice(0, Math.ceil(characters.length * share)).join(''));
  return [...new Set(begun.map((start) => start.replace(/\d+$/, '')))].filter((start) => start !== '');
}

function groupOf({ target, property }: Miss): string {
  return `${target} ${property}`;
}

function askIds(ids: readonly string[]): Ask {
  return {
    statement: statement('node-by-id', { label: NODE }, { where: '', ...NOTHING_BELOW.clauses }),
    parameters: { keys: [...new Set(ids)], cols: columnsOfRow([]) },
  };
}

/** Ids are found by their place in the natural order: it is what each label has an index of. */
function askBeginning(ontology: Ontology, target: string, property: string, starts: readonly string[]): Ask {
  const byId = property === 'id';
  return {
    statement: statement('nodes-beginning', {
      label: labelOf(ontology, target),
      property: byId ? 'sortKey' : property,
    }),
    parameters: { starts: byId ? starts.map(sortKey) : starts, value: property, limit: COMPARED },
  };
}

function quote(value: string): string {
  const characters = Array.from(value);
  return JSON.stringify(characters.length <= QUOTED ? value : `${characters.slice(0, QUOTED).join('')}…`);
}
