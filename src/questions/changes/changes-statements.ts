import type { Parameters } from '../../graph/graph.js';
import { anyOf, statement } from '../../graph/statement.js';
import { placeOfRelease } from '../../graph/place-of-release.js';
import { relationsOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import type { FilterText } from '../../query/filter/filter-text.js';
import type { Ask } from '../../query/run/ask.js';
import { columnsOfRow } from '../../query/run/row.js';
import type { ReleaseInterval } from './change-interval.js';

/** What is asked for of all changes. */
export interface WantedChanges {
  readonly ontology: Ontology;
  readonly about: string | undefined;
  /** Names of types; undefined for all. */
  readonly types: readonly string[] | undefined;
  /** A test on records, `n`. */
  readonly qualifying: FilterText;
}

/** The releases, and whether the node that is asked about is there. */
export function askReleases(about: string | undefined): Ask {
  return { statement: statement('releases'), parameters: { about: about ?? '' } };
}

/**
 * A page of changes.
 * @param after the place of the change before it.
 * @param columns of the records.
 */
export function askChanges(
  wanted: WantedChanges,
  interval: ReleaseInterval,
  { after, columns, limit }: { readonly after: string; readonly columns: readonly string[]; readonly limit: number },
): Ask {
  const { text, parameters } = wanted.qualifying;
  return {
    statement: statement('changes-page', {}, { ...clausesOf(wanted), qualifying: text }),
    parameters: { ...parametersOf(wanted, interval), ...parameters, after, cols: columnsOfRow(columns), limit },
  };
}

export function askChangesCount(wanted: WantedChanges, interval: ReleaseInterval): Ask {
  return {
    statement: statement('changes-count', {}, clausesOf(wanted)),
    parameters: parametersOf(wanted, interval),
  };
}

function clausesOf({ ontology, about, types }: WantedChanges): Record<'changes' | 'typed', string> {
  return {
    changes: about === undefined ? 'MATCH (c:`Change`)' : changesAbout(ontology),
    typed: types === undefined ? 'true' : '(c.type IN $types OR c.became IN $types)',
  };
}

/** The record itself, what leads to it, and what led to it once. */
function changesAbout(ontology: Ontology): string {
  const types = [...ontology.nodes.values()].flatMap(relationsOf).map(({ type }) => type);
  const relations = anyOf([...new Set(types)].sort());
  return [
    'CALL () {',
    '  MATCH (n:`Node` {id: $about})',
    '  RETURN n',
    '  UNION',
    `  MATCH (:\`Node\` {id: $about})<-[:${relations}]-(n:\`Node\`)`,
    '  RETURN n',
    '  UNION',
    '  MATCH (:`Node` {id: $about})<-[:`CHANGE_LEFT`]-(:`Change`)-[:`CHANGE_OF`]->(n:`Node`)',
    '  RETURN n',
    '}',
    'MATCH (n)<-[:`CHANGE_OF`]-(c:`Change`)',
  ].join('\n');
}

/** The newest comes first, so that the end of the interval is where it begins. */
function parametersOf({ about, types }: WantedChanges, { first, last }: ReleaseInterval): Parameters {
  return {
    from: placeOfRelease(last),
    to: placeOfRelease(first - 1),
    ...(about !== undefined && { about }),
    ...(types !== undefined && { types }),
  };
}
