import type { FieldNode } from 'graphql';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { DAY, isDay } from '../../ontology/edtf.js';
import { invalid } from '../../query/invalid.js';

/** A release that says what it changed. */
export interface KnownRelease {
  readonly version: string;
  readonly date: string;
  readonly dataVersion: string | null;
}

/** Releases by number, from 0 on, both included; what is in none yet has the number after the last. */
export interface ReleaseInterval {
  readonly first: number;
  readonly last: number;
}

/** Characters of a value that a sentence repeats. */
const QUOTED = 80;
/** Releases that a sentence names. */
const NAMED = 5;

/**
 * Which releases are between two points in time.
 * @param releases the oldest first.
 * @param now the data version that is served.
 * @throws GraphQLError where one of them is none, or the first comes after the second.
 */
export function releaseInterval(
  { since, until }: { readonly since: string | undefined; readonly until: string | undefined },
  releases: readonly KnownRelease[],
  now: string,
  node: FieldNode,
): ReleaseInterval {
  const first = since === undefined ? 0 : firstAfter(since, releases, now, node);
  const last = until === undefined ? releases.length : lastUntil(until, releases, now, node);
  const areDays = since !== undefined && until !== undefined && DAY.test(since) && DAY.test(until);
  if (first > last + 1 || (areDays && since > until)) {
    throw invalid(
      `changes(since:, until:) takes what does not end before it begins, and since "${since ?? ''}" until "${until ?? ''}" was given. Exchange them.`,
      node,
    );
  }
  return { first, last };
}

function firstAfter(since: string, releases: readonly KnownRelease[], now: string, node: FieldNode): number {
  if (isDay(since)) {
    const first = releases.findIndex(({ date }) => date >= since);
    return first < 0 ? releases.length : first;
  }
  return numberOf('since', since, releases, now, node) + 1;
}

function lastUntil(until: string, releases: readonly KnownRelease[], now: string, node: FieldNode): number {
  if (!isDay(until)) return numberOf('until', until, releases, now, node);
  const last = releases.filter(({ date }) => date <= until).length - 1;
  // What is in no release yet may be of any day since.
  const newest = releases.at(-1);
  return newest === undefined || newest.date < until ? releases.length : last;
}

function numberOf(
  argument: string,
  given: string,
  releases: readonly KnownRelease[],
  now: string,
  node: FieldNode,
): number {
  if (given === now) return releases.length;
  const found = releases.findIndex(({ version, dataVersion }) => given === version || given === dataVersion);
  if (found >= 0) return found;
  throw invalid(unknown(argument, given, releases, now), node);
}

function unknown(argument: string, given: string, releases: readonly KnownRelease[], now: string): string {
  const characters = Array.from(given);
  const quoted = JSON.stringify(characters.length <= QUOTED ? given : `${characters.slice(0, QUOTED).join('')}…`);
  const names = releases.flatMap(({ version, dataVersion }) => [
    version,
    ...(dataVersion === null ? [] : [dataVersion]),
  ]);
  const [nearest] = characters.length <= QUOTED ? suggestionList(given, [...names, now]) : [];
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  const latest = releases.slice(-NAMED).map(({ version, date }) => `${version} of ${date}`);
  const which =
    latest.length < releases.length
      ? `The last releases are ${latest.join(', ')}`
      : `The releases are ${latest.join(', ')}`;
  return (
    `changes(${argument}:) takes a day such as 2026-11-29, a release, or a data version that a release names, and ${quoted} is none of them.${hint} ` +
    `${which}; what is served now is ${now}.`
  );
}
