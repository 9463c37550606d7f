import type { Ontology } from '../ontology/ontology.js';
import { isConnection, rowKeysOf } from './connections.js';
import type { ObjectPlace } from './selected-places.js';
import { TableError, nearest } from './table-error.js';
import type { RowChoices } from './table-error.js';

/** What may become the rows of a table: a list, or an object as one row. */
export interface RowPlace {
  readonly kind: 'list' | 'one';
  /** The response keys that lead to it, through objects only. */
  readonly keys: readonly string[];
  readonly place: ObjectPlace;
  /** What says how many rows there are, and whether there are more: the connection itself, or what has the list. */
  readonly holder: ObjectPlace | undefined;
  /** Whether it is a list of values with fields, such as aliases, which becomes rows only where it is asked for. */
  readonly ofValues: boolean;
}

/** How whoever asks writes an option, for sentences: `--list laws` or `list=laws`. */
export type OptionText = (option: 'list' | 'explode', path: string) => string;

/**
 * Chooses what becomes rows: what is asked for, else the only list of the answer, else the only object of it, else the
 * answer as a whole.
 * @param asked a path of response keys, such as `country.laws`; undefined where nothing is asked for.
 * @throws TableError where there are several lists, or none of that path.
 */
export function chooseRows(
  ontology: Ontology,
  root: ObjectPlace,
  asked: string | undefined,
  optionText: OptionText,
): RowPlace {
  const choices = choicesIn(ontology, root);
  if (asked !== undefined) return find(choices, asked, optionText);
  const lists = choices.filter(({ kind, ofValues }) => kind === 'list' && !ofValues);
  const [list] = lists;
  if (list && lists.length === 1) return list;
  if (list) throw several(choices, lists, optionText);
  const [only, ...others] = choices.filter(({ kind, keys }) => kind === 'one' && keys.length === 1);
  if (only && others.length === 0 && root.fields.size === 1) return only;
  return { kind: 'one', keys: [], place: root, holder: undefined, ofValues: false };
}

export function pathOf({ keys }: Pick<RowPlace, 'keys'>): string {
  return keys.join('.');
}

function choicesIn(ontology: Ontology, root: ObjectPlace): RowPlace[] {
  const visit = (parent: ObjectPlace, way: readonly string[]): RowPlace[] =>
    [...parent.fields].flatMap(([key, place]): RowPlace[] => {
      if (place.kind !== 'object') return [];
      const keys = [...way, key];
      const ofValues = place.written.every(({ type }) => ontology.values.has(type.name));
      if (place.list) return [{ kind: 'list', keys, place, holder: parent, ofValues }];
      if (isConnection(place) && rowKeysOf(place).length > 0)
        return [{ kind: 'list', keys, place, holder: place, ofValues }];
      if (place.name === 'pageInfo') return [];
      return [{ kind: 'one', keys, place, holder: undefined, ofValues }, ...visit(place, keys)];
    });
  return visit(root, []);
}

function find(choices: readonly RowPlace[], asked: string, optionText: OptionText): RowPlace {
  const paths = choices.map(pathOf);
  const found = choices[paths.indexOf(asked)] ?? choices[paths.indexOf(asked.replace(/\.(nodes|edges)$/, ''))];
  if (found) return found;
  const outer = choices.find((one) => one.kind === 'list' && asked.startsWith(`${pathOf(one)}.`));
  if (outer) {
    const path = pathOf(outer);
    const inner = asked.slice(path.length + 1);
    throw new TableError(
      `${asked} lies within the list ${path}, of which each row has its own: ask for ${optionText('list', path)} and ${optionText('explode', inner)}.`,
    );
  }
  if (paths.length === 0) throw new TableError(`There is no ${asked} in the answer, and nothing else that has rows.`);
  throw new TableError(`There is no list ${asked} in the answer.${nearest(asked, paths)} ${choicesSentence(choices)}`);
}

function several(choices: readonly RowPlace[], lists: readonly RowPlace[], optionText: OptionText): TableError {
  const [first] = lists;
  return new TableError(
    `The answer has several lists, and one of them becomes the rows of a table: say which, for example ${optionText('list', first ? pathOf(first) : '')}. ${choicesSentence(choices)}`,
    namesOf(choices),
  );
}

function choicesSentence(choices: readonly RowPlace[]): string {
  const { lists, objects } = namesOf(choices);
  return [
    ...(lists.length === 0 ? [] : [`Lists: ${lists.join(', ')}.`]),
    ...(objects.length === 0 ? [] : [`Objects, each one row: ${objects.join(', ')}.`]),
  ].join(' ');
}

function namesOf(choices: readonly RowPlace[]): RowChoices {
  const named = (kind: RowPlace['kind']): string[] => choices.filter((one) => one.kind === kind).map(pathOf);
  return { lists: named('list'), objects: named('one') };
}
