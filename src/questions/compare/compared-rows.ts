import { boundsOf } from '../../ontology/edtf.js';
import { sortKey } from '../../ontology/sort-key.js';
import type { GapStatus } from '../norm-gaps/gap-status.js';
import type { ComparedColumn } from './compared-columns.js';
import type { Subject } from './compare-arguments.js';
import type { ClaimSubject, FoundClaims } from './compare-statements.js';
import { emptySentence } from './empty-sentence.js';

/** Why a cell rests on no claim. */
export type EmptyReason = 'NOT_RECORDED' | 'ANOTHER_TIME' | 'NOTHING_DECIDES';

export interface ComparedRow {
  readonly subject: Subject;
  readonly of: string;
  readonly period: string | undefined;
  readonly cells: readonly ComparedCell[];
}

export interface ComparedCell {
  readonly number: number;
  /** The first of the claims. */
  readonly claims: readonly string[];
  readonly status: GapStatus | undefined;
  readonly reason: EmptyReason | undefined;
  readonly explanation: string | undefined;
}

/** A row for each thing, and of figures each time, that the claims of any column lead to. */
export function claimRows(
  subject: ClaimSubject,
  columns: readonly ComparedColumn[],
  found: readonly FoundClaims[],
  each: number,
): ComparedRow[] {
  const byPlace = new Map<string, FoundClaims[]>();
  for (const one of found) {
    const place = JSON.stringify([one.of, timeOf(one.period)]);
    byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
  }
  const places = [...byPlace].map(([place, claims]) => {
    const [of = '', time = ''] = JSON.parse(place) as string[];
    return { of, time, claims };
  });
  places.sort((a, b) => order(sortKey(a.of), sortKey(b.of)) || order(a.time, b.time));
  return places.map(({ of, time, claims }) => ({
    subject,
    of,
    period: time === '' ? undefined : time,
    cells: columns.map((column, index): ComparedCell => {
      const here = claims.filter((one) => one.column === index);
      if (here.length > 0) return filled(here, each);
      const elsewhere = found
        .filter((one) => one.of === of && one.column === index)
        .map(({ period }) => timeOf(period));
      const years =
        column.year === undefined ? elsewhere : claims.map((one) => String(columns[one.column]?.year ?? ''));
      const times = [...new Set(years)].sort();
      const reason = times.length > 0 ? 'ANOTHER_TIME' : 'NOT_RECORDED';
      return {
        number: 0,
        claims: [],
        status: undefined,
        reason,
        explanation: emptySentence({ subject, column, of, time, times }),
      };
    }),
  }));
}

function filled(found: readonly FoundClaims[], each: number): ComparedCell {
  const ids = found.flatMap((one) => one.ids).sort((a, b) => order(sortKey(a), sortKey(b)));
  return {
    number: found.reduce((sum, { number }) => sum + number, 0),
    claims: ids.slice(0, each),
    status: undefined,
    reason: undefined,
    explanation: undefined,
  };
}

/** The year in which a time lies, so that what is told to the day stands beside what is told to the year; else itself. */
export function timeOf(period: string): string {
  if (period === '') return '';
  const { min, max } = boundsOf(period);
  const [first, last] = [min?.slice(0, 4), max?.slice(0, 4)];
  return first !== undefined && first === last ? first : period;
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
