import type { Row } from '../../graph/graph.js';
import { anyOf, statement } from '../../graph/statement.js';
import { memberNames, relationOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import type { Condition } from '../../query/filter/condition.js';
import { testText } from '../../query/filter/filter-text.js';
import { hop, hopBack } from '../../query/hop.js';
import type { Ask } from '../../query/run/ask.js';
import { NORM_GAPS } from './norm-gaps-types.js';

/** What norm gaps are asked of. */
export interface AskedGaps {
  readonly ontology: Ontology;
  readonly country: string;
  readonly treaty: string;
  /** How many of each list are shown. */
  readonly each: number;
  /** What claims must meet as of the days asked for; undefined where all of them are meant. */
  readonly qualifying: Condition | undefined;
}

/** A row, and a norm that counts for it: itself or a part of it. */
export type RowNorm = readonly [row: string, norm: string];

/** What is known of the country, the treaty and its articles before anything is measured. */
export interface Frame {
  readonly isCountry: boolean;
  /** Undefined where there is no such treaty. */
  readonly kind: string | undefined;
  /** Articles in the order of their numbers, each with what it is part of. */
  readonly articles: readonly (readonly [id: string, wholes: readonly string[]])[];
  /** What the country did, in the natural order of ids. */
  readonly done: readonly Done[];
}

/** What a country did about a treaty. */
export interface Done {
  readonly id: string;
  readonly action: string;
  /** As it is stored or, as of a day, as it was then. */
  readonly status: string;
  readonly dated: boolean;
  /** The articles it is about. */
  readonly articles: readonly string[];
}

export function askFrame({ ontology, country, treaty, qualifying }: AskedGaps): Ask {
  const qualifies = testText(ontology, qualifying, 'a', 'q');
  return {
    statement: statement(
      'norm-gaps-frame',
      { state: 'Country', instrument: 'Treaty', kind: 'kind', action: 'action', status: 'status', date: 'date' },
      {
        articles: hop(relationOf(ontology, 'Treaty', 'articles')),
        partOf: hop(relationOf(ontology, 'Article', 'partOf')),
        actions: hop(relationOf(ontology, 'Treaty', 'actions')),
        actor: hop(relationOf(ontology, 'TreatyAction', 'country')),
        onArticle: hop(relationOf(ontology, 'TreatyAction', 'articles')),
        qualifying: qualifies.text,
      },
    ),
    parameters: {
      country,
      treaty,
      articles: NORM_GAPS.articles + 1,
      actions: NORM_GAPS.actions,
      ...qualifies.parameters,
    },
  };
}

export function frameOf(row: Row): Frame {
  const [kind] = row.kinds as unknown as string[];
  return {
    isCountry: Number(row.countries) > 0,
    kind,
    articles: row.articles as unknown as Frame['articles'],
    done: (row.done as unknown as [string, string, string, string | null, string[]][]).map(
      ([id, action, status, date, articles]) => ({ id, action, status, dated: date !== null, articles }),
    ),
  };
}

/** The findings of a row with one assessment and one stored status: how many, and the first in the natural order. */
export interface FoundFindings {
  readonly row: string;
  readonly assessment: string;
  readonly status: string;
  readonly number: number;
  readonly ids: readonly string[];
}

/** @param limit how many ids of each. */
export function askFindings(asked: AskedGaps, pairs: readonly RowNorm[], limit: number): Ask {
  const { ontology, country } = asked;
  const qualifying = testText(ontology, asked.qualifying, 'f', 'q');
  return {
    statement: statement(
      'norm-gaps-findings',
      { finding: 'Finding', assessment: 'assessment', status: 'status' },
      { measured: measured(ontology), on: findingOn(ontology, 'f', '$country'), qualifying: qualifying.text },
    ),
    parameters: { pairs, limit, country, ...qualifying.parameters },
  };
}

export function findingsOf(row: Row): FoundFindings[] {
  const found = row.found as unknown as [string, string, string, number, string[]][];
  return found.map(([of, assessment, status, number, ids]) => ({
    row: of,
    assessment,
    status,
    number,
    ids,
  }));
}

/** How many of something a row has, and the first of it. */
export interface Found<T> {
  readonly number: number;
  readonly first: readonly T[];
}

/** A provision, and the topics by which it was found; an empty text where a finding concerns it. */
export type FoundProvision = readonly [id: string, topics: readonly string[]];

export function askProvisions(asked: AskedGaps, pairs: readonly RowNorm[]): Ask {
  const { ontology, country, each } = asked;
  const qualifying = testText(ontology, asked.qualifying, 'f', 'q');
  const norms = relationOf(ontology, 'Topic', 'norms');
  return {
    statement: statement(
      'norm-gaps-provisions',
      { finding: 'Finding' },
      {
        topics: hopBack(norms),
        norms: hop(norms),
        measured: measured(ontology),
        concerns: hop(relationOf(ontology, 'Finding', 'concerns')),
        national: leadsHome(ontology, '(p)', '$country'),
        qualifying: qualifying.text,
      },
    ),
    parameters: {
      pairs,
      country,
      limit: each,
      provisions: memberNames(ontology, ['Law', 'Article']),
      ...qualifying.parameters,
    },
  };
}

export function askRecommendations(asked: AskedGaps, pairs: readonly RowNorm[]): Ask {
  const { ontology, country, each } = asked;
  const qualifying = testText(ontology, asked.qualifying, 'f', 'q');
  const recommended = testText(ontology, asked.qualifying, 'r', 'r');
  const addressedTo = hop(relationOf(ontology, 'Recommendation', 'addressedTo'));
  return {
    statement: statement(
      'norm-gaps-recommendations',
      { finding: 'Finding', recommendation: 'Recommendation' },
      {
        measured: measured(ontology),
        basis: hopBack(relationOf(ontology, 'Recommendation', 'basedOn')),
        addressed: leadsHome(ontology, `(r)${addressedTo}(:\`Node\`)`, '$country'),
        recommended: recommended.text,
        on: findingOn(ontology, 'f', '$country'),
        qualifying: qualifying.text,
      },
    ),
    parameters: { pairs, country, limit: each, ...qualifying.parameters, ...recommended.parameters },
  };
}

/** What a statement found, by row. */
export function foundByRow<T>(row: Row): ReadonlyMap<string, Found<T>> {
  const found = row.found as unknown as [string, number, T[]][];
  return new Map(found.map(([of, number, first]) => [of, { number, first }]));
}

/** From a norm to what is measured against it. */
function measured(ontology: Ontology): string {
  return hopBack(relationOf(ontology, 'Finding', 'measuredAgainst'));
}

/**
 * A finding on a country: one that concerns it or what is its own, or that is about it without being so for the sake of
 * who says it. What one state finds of another is no finding on the first.
 * @param finding the finding, as Cypher names it.
 * @param country what stands for the id of the country.
 */
export function findingOn(ontology: Ontology, finding: string, country: string): string {
  const [concerns, about, foundBy] = ['concerns', 'about', 'foundBy'].map((field) =>
    hop(relationOf(ontology, 'Finding', field)),
  );
  const isAbout = `EXISTS { MATCH (${finding})${about}(c:\`Node\`) WHERE c.\`id\` = ${country} }`;
  const isConcerned = leadsHome(ontology, `(${finding})${concerns}(:\`Node\`)`, country);
  const saysIt = leadsHome(ontology, `(${finding})${foundBy}(:\`Node\`)`, country);
  return `(${isConcerned} OR ${isAbout} AND NOT ${saysIt})`;
}

/** Whether a path ends at a country, at what is its own, or at an article of a law of it. */
function leadsHome(ontology: Ontology, path: string, country: string): string {
  const types = anyOf([
    relationOf(ontology, 'Article', 'instrument').type,
    relationOf(ontology, 'Law', 'country').type,
  ]);
  return `EXISTS { MATCH ${path}-[:${types}*0..2]->(c:\`Node\`) WHERE c.\`id\` = ${country} }`;
}
