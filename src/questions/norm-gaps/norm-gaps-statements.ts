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

/** Norms whose rows are asked for: a treaty, an empty text where it is not, and articles of it. */
export interface Norms {
  readonly treaty: string;
  readonly articles: readonly string[];
}

/** What is known of the country, the treaty and its articles before anything is measured. */
export interface Frame {
  readonly isCountry: boolean;
  /** Whether any law of the country is recorded: where none is, nobody looked for provisions. */
  readonly hasLaws: boolean;
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
      {
        state: 'Country',
        law: 'Law',
        instrument: 'Treaty',
        kind: 'kind',
        action: 'action',
        status: 'status',
        date: 'date',
      },
      {
        laws: hop(relationOf(ontology, 'Country', 'laws')),
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
    hasLaws: Number(row.laws) > 0,
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
  /** Whether the status depends on other claims, and on whether these qualify. */
  readonly depends: boolean;
  readonly number: number;
  readonly ids: readonly string[];
}

/** @param judged how many ids of those whose status depends on other claims. */
export function askFindings(asked: AskedGaps, norms: Norms, judged: number): Ask {
  const { ontology, country, each } = asked;
  const qualifying = testText(ontology, asked.qualifying, 'f', 'q');
  // What is stored of a status is only asked again of a day.
  const depends = asked.qualifying === undefined ? 'false' : dependsOnOthers(ontology, 'f');
  return {
    statement: statement(
      'norm-gaps-findings',
      { assessment: 'assessment', status: 'status' },
      { ...measured(ontology), qualifying: qualifying.text, depends },
    ),
    parameters: { ...norms, country, limit: each, judged, ...qualifying.parameters },
  };
}

export function findingsOf(row: Row): FoundFindings[] {
  const found = row.found as unknown as [string, string, string, boolean, number, string[]][];
  return found.map(([of, assessment, status, depends, number, ids]) => ({
    row: of,
    assessment,
    status,
    depends,
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

export function askProvisions(asked: AskedGaps, norms: Norms, pairs: readonly RowNorm[]): Ask {
  const { ontology, country, each } = asked;
  const qualifying = testText(ontology, asked.qualifying, 'f', 'q');
  const onTopic = relationOf(ontology, 'Topic', 'norms');
  return {
    statement: statement(
      'norm-gaps-provisions',
      {},
      {
        ...measured(ontology),
        topics: hopBack(onTopic),
        norms: hop(onTopic),
        concerns: hop(relationOf(ontology, 'Finding', 'concerns')),
        national: leadsHome(ontology, 'p'),
        qualifying: qualifying.text,
      },
    ),
    parameters: {
      ...norms,
      pairs,
      country,
      limit: each,
      provisions: memberNames(ontology, ['Law', 'Article']),
      ...qualifying.parameters,
    },
  };
}

export function askRecommendations(asked: AskedGaps, norms: Norms): Ask {
  const { ontology, country, each } = asked;
  const qualifying = testText(ontology, asked.qualifying, 'f', 'q');
  const recommended = testText(ontology, asked.qualifying, 'r', 'r');
  const { within, against } = measured(ontology);
  const onCountry = hop(relationOf(ontology, 'Finding', 'onCountries'));
  return {
    statement: statement(
      'norm-gaps-recommendations',
      {},
      {
        recommendations: hop(relationOf(ontology, 'Country', 'recommendations')),
        askedWithin: hop(relationOf(ontology, 'Recommendation', 'measuredWithin')),
        basedOn: hop(relationOf(ontology, 'Recommendation', 'basedOn')),
        within,
        against,
        recommended: recommended.text,
        on: `EXISTS { MATCH (f)${onCountry}(c:\`Node\`) WHERE c.\`id\` = $country }`,
        qualifying: qualifying.text,
      },
    ),
    parameters: { ...norms, country, limit: each, ...qualifying.parameters, ...recommended.parameters },
  };
}

/** What a statement found, by row. */
export function foundByRow<T>(row: Row): ReadonlyMap<string, Found<T>> {
  const found = row.found as unknown as [string, number, T[]][];
  return new Map(found.map(([of, number, first]) => [of, { number, first }]));
}

/** From a country to the findings on it, and from these to norms: those above what they are measured against, and that. */
function measured(ontology: Ontology): {
  readonly findings: string;
  readonly within: string;
  readonly against: string;
} {
  return {
    findings: hop(relationOf(ontology, 'Country', 'findings')),
    within: hop(relationOf(ontology, 'Finding', 'measuredWithin')),
    against: hop(relationOf(ontology, 'Finding', 'measuredAgainst')),
  };
}

/** Whether others have a say in whether a claim stands: those that replace it or contradict it. */
function dependsOnOthers(ontology: Ontology, claim: string): string {
  const [supersededBy, conflicts] = ['supersededBy', 'conflicts'].map((field) =>
    hop(relationOf(ontology, 'Claim', field)),
  );
  const leads = (path: string): string => `EXISTS { MATCH (${claim})${path}(:\`Node\`) }`;
  return `(${leads(supersededBy ?? '')} OR ${leads(conflicts ?? '')})`;
}

/** Whether a provision belongs to the country: a law of it, or an article of one. */
function leadsHome(ontology: Ontology, provision: string): string {
  const types = anyOf([
    relationOf(ontology, 'Article', 'instrument').type,
    relationOf(ontology, 'Law', 'country').type,
  ]);
  return `EXISTS { MATCH (${provision})-[:${types}*1..2]->(c:\`Node\`) WHERE c.\`id\` = $country }`;
}
