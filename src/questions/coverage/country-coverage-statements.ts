import type { Parameters } from '../../graph/graph.js';
import { anyOf, statement } from '../../graph/statement.js';
import { memberNames, nodeType, relationOf, relationsOf } from '../../ontology/ontology.js';
import type { NodeType, Ontology } from '../../ontology/ontology.js';
import { storedText } from '../../ontology/stored-form.js';
import type { FilterText } from '../../query/filter/filter-text.js';
import { hop } from '../../query/hop.js';
import type { Ask } from '../../query/run/ask.js';
import { columnsOfRow } from '../../query/run/row.js';

const COUNTRY = 'Country';

/** What the coverage of a country is asked of. */
export interface Asked {
  readonly ontology: Ontology;
  readonly country: string;
  /** A test on its claims, `n`. */
  readonly qualifying: FilterText;
}

/**
 * The country, and how much there is about it.
 * @param columns of the country.
 * @param statuses tests on a claim `n`: by the number of the first that it meets, or of none, claims are counted.
 */
export function askRecorded(asked: Asked, columns: readonly string[], statuses: readonly FilterText[]): Ask {
  const { ontology } = asked;
  const cases = statuses.map(({ text }, index) => `WHEN ${text} THEN ${index}`).join(' ');
  const tested = Object.fromEntries(statuses.flatMap(({ parameters }) => Object.entries(parameters)));
  return {
    statement: statement(
      'country-coverage',
      { country: COUNTRY, kind: 'kind' },
      {
        ...clausesOf(asked),
        status: cases === '' ? '0' : `CASE ${cases} ELSE ${statuses.length} END`,
        cites: hop(relationOf(ontology, 'Claim', 'citations')),
        report: hop(relationOf(ontology, 'Passage', 'report')),
        footnotes: anyOf(footnoteTypes(ontology)),
      },
    ),
    parameters: {
      ...parametersOf(asked),
      ...tested,
      cols: columnsOfRow(columns),
      unresolved: 'UNRESOLVED',
      list: 'DATA_SET',
    },
  };
}

/** Of which fields it is said that they have no value, or what their value rests on. */
export function askFields(asked: Asked): Ask {
  const opening = storedText('field', '');
  return {
    statement: statement('country-coverage-fields', {}, clausesOf(asked)),
    parameters: {
      ...parametersOf(asked),
      general: storedText('basis', 'GENERAL_KNOWLEDGE'),
      before: opening.slice(0, -1),
      after: opening.slice(-1),
    },
  };
}

/** The types of which a country may have nodes, in the order of schema.graphql: entities and claims. */
export function recordedTypes(ontology: Ontology): readonly string[] {
  const own = new Set(ownTypes(ontology));
  const leads = (type: NodeType): boolean =>
    relationsOf(type).some(
      ({ type: name, direction, target }) =>
        direction === 'OUT' && own.has(name) && memberNames(ontology, [target]).includes(COUNTRY),
    );
  const { target: ofLaws } = relationOf(ontology, 'Law', 'articles');
  return [...ontology.nodes.values()]
    .filter((type) => type.family === 'Claim' || (type.family === 'Entity' && (leads(type) || type.name === ofLaws)))
    .map(({ name }) => name);
}

function clausesOf({ ontology, qualifying }: Asked): Record<string, string> {
  return {
    claims: hop(relationOf(ontology, COUNTRY, 'claims')),
    relations: anyOf(ownTypes(ontology)),
    laws: hop(relationOf(ontology, COUNTRY, 'laws')),
    articles: hop(relationOf(ontology, 'Law', 'articles')),
    qualifying: qualifying.text,
  };
}

function parametersOf({ country, qualifying }: Asked): Parameters {
  return { country, ...qualifying.parameters };
}

/** The relationship types by which entities lead to a country: those of its lists of entities of one type. */
function ownTypes(ontology: Ontology): string[] {
  const lists = relationsOf(nodeType(ontology, COUNTRY)).filter(
    ({ direction, target }) => direction === 'IN' && ontology.nodes.get(target)?.family === 'Entity',
  );
  return [...new Set(lists.map(({ type }) => type))].sort();
}

/** The relationship types by which footnotes lead to the passage they stand in, or cover. */
function footnoteTypes(ontology: Ontology): string[] {
  return ['footnotes', 'coveredBy'].map((field) => relationOf(ontology, 'Passage', field).type).sort();
}
