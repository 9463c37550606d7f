import type { Row } from '../../graph/graph.js';
import { quoted, statement } from '../../graph/statement.js';
import { relationOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { boundColumns } from '../../ontology/scalars.js';
import type { Condition } from '../../query/filter/condition.js';
import { testText } from '../../query/filter/filter-text.js';
import { hop, hopBack } from '../../query/hop.js';
import type { Ask } from '../../query/run/ask.js';
import type { Subject } from './compare-arguments.js';
import type { ComparedColumn, ComparedType } from './compared-columns.js';
import { COMPARE } from './compare-types.js';

/** What is compared by the claims of each column. */
export type ClaimSubject = Exclude<Subject, 'NORM_GAPS'>;

/** The claims of a column that lead to one thing: how many, and the first in the natural order. */
export interface FoundClaims {
  readonly column: number;
  readonly of: string;
  /** The time that figures are of, as it is recorded; empty where there is none. */
  readonly period: string;
  readonly number: number;
  readonly ids: readonly string[];
}

export interface AskedClaims {
  readonly ontology: Ontology;
  readonly subject: ClaimSubject;
  readonly type: ComparedType;
  readonly columns: readonly ComparedColumn[];
  readonly qualifying: Condition | undefined;
  /** Claims that are shown of each. */
  readonly each: number;
}

/** One more than is answered of a subject. */
export function askClaims({ ontology, subject, type, columns, qualifying, each }: AskedClaims): Ask {
  const { claim, claims, leads, days, period } = comparing(ontology, subject, type);
  const test = testText(ontology, qualifying, 'n', 'q');
  const within = columns.map(({ id, year }, index) => [String(index), id, ...daysOf(year)]);
  return {
    statement: statement(
      'compare-claims',
      { claim },
      {
        claims,
        leads,
        qualifying: test.text,
        begins: first(days, 'min'),
        ends: first(days, 'max'),
        period,
      },
    ),
    parameters: { columns: within, limit: each, cells: COMPARE.cells + 1, ...test.parameters },
  };
}

export function claimsOf(row: Row): FoundClaims[] {
  const found = row.found as unknown as [string, string, string, number, string[]][];
  return found.map(([column, of, period, number, ids]) => ({
    column: Number(column),
    of,
    period,
    number,
    ids,
  }));
}

interface Comparing {
  readonly claim: string;
  /** From a column to its claims. */
  readonly claims: string;
  /** From a claim to what its row is about. */
  readonly leads: string;
  /** The columns that say when a claim was: the first that has a value. */
  readonly days: readonly string[];
  readonly period: string;
}

function comparing(ontology: Ontology, subject: ClaimSubject, type: ComparedType): Comparing {
  const isCountry = type === 'Country';
  const to = (owner: string, field: string): string => hop(relationOf(ontology, owner, field));
  const back = (owner: string, field: string): string => hopBack(relationOf(ontology, owner, field));
  switch (subject) {
    case 'TREATY_ACTIONS':
      return {
        claim: 'TreatyAction',
        claims: back('TreatyAction', isCountry ? 'country' : 'articles'),
        leads: to('TreatyAction', isCountry ? 'treaty' : 'country'),
        days: ['date'],
        period: "''",
      };
    case 'FIGURES':
      return {
        claim: 'Observation',
        claims: back('Observation', 'subjects'),
        leads: to('Observation', 'indicator'),
        days: ['period'],
        period: "CASE WHEN earliest = '' THEN coalesce(n.`period`, '') ELSE '' END",
      };
    case 'FINDINGS':
      return {
        claim: 'Finding',
        claims: back('Finding', isCountry ? 'onCountries' : 'measuredWithin'),
        leads: to('Finding', 'topics'),
        days: ['validFrom', 'statedOn'],
        period: "''",
      };
  }
}

/** The bound of the first column that has one. */
function first(columns: readonly string[], bound: 'min' | 'max'): string {
  const whens = columns.map((column) => {
    const { min } = boundColumns(column);
    const missing = bound === 'min' ? "''" : "'~'";
    return `WHEN n.${quoted(column)} IS NOT NULL THEN coalesce(n.${quoted(bound === 'min' ? min : boundColumns(column).max)}, ${missing})`;
  });
  return `CASE ${whens.join(' ')} END`;
}

/** The days of a year; empty texts where any day will do. */
function daysOf(year: number | undefined): readonly [earliest: string, latest: string] {
  if (year === undefined) return ['', ''];
  const digits = String(year).padStart(4, '0');
  return [`${digits}-01-01`, `${digits}-12-31`];
}
