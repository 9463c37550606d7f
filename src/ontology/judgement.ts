import type { NodeType } from './ontology.js';

/** What a claim is judged by: what is said of it, by all that is taken into account. */
export interface JudgedClaim {
  readonly id: string;
  readonly unverified: boolean;
  readonly superseded: boolean;
  readonly conflicts: readonly JudgedConflict[];
}

/** A conflict that a claim takes part in. */
export interface JudgedConflict {
  readonly kind: string;
  /** What its record says. */
  readonly status: string;
  readonly differsIn: readonly string[];
  /** How many claims take part in it. */
  readonly claims: number;
  /** The ids of those that prevail. */
  readonly prevails: readonly string[];
}

/** Whether a claim stands, and in which fields it does not. */
export interface Judgement {
  readonly status: string;
  readonly differsIn: readonly string[];
}

/** What is said of a recommendation where no claim says what became of it. */
export const UNKNOWN_IMPLEMENTATION = 'UNKNOWN';

/** The types of claims that can say what became of a recommendation: of others it is worked out. */
export function judgesImplementation({ fields, family }: NodeType): boolean {
  const column = fields.get('implementation');
  return family === 'Claim' && column?.kind === 'column' && !column.computed;
}

/** A claim that says what became of a recommendation. */
export interface FollowUp {
  readonly id: string;
  /** The day on which it was public, `2012-03-31`. */
  readonly knownAt: string | undefined;
  readonly implementation: string;
}

/** Whether a claim stands. A load judges by all claims, an answer as of a date by those that qualify. */
export function judge({ id, unverified, superseded, conflicts }: JudgedClaim): Judgement {
  if (superseded) return { status: 'SUPERSEDED', differsIn: [] };
  const lost = conflicts.filter((conflict) => isLost(conflict, id));
  if (lost.length > 0) return { status: 'REFUTED', differsIn: fieldsOf(lost) };
  const open = conflicts.filter(isDisputed);
  if (open.length > 0) return { status: 'DISPUTED', differsIn: fieldsOf(open) };
  return { status: unverified ? 'UNVERIFIED' : 'ACCEPTED', differsIn: [] };
}

/**
 * Whether sources settle a conflict: they do not where none of the claims that prevail is taken into account.
 * @param prevails how many are.
 */
export function conflictStatus(status: string, prevails: number): string {
  return status === 'RESOLVED' && prevails === 0 ? 'OPEN' : status;
}

/** What the latest claim says became of a recommendation: by the day on which each was known, then by id. */
export function latestImplementation(followUps: readonly FollowUp[]): string {
  const latest = followUps.reduce<FollowUp | undefined>(
    (last, one) => (last && !isLater(one, last) ? last : one),
    undefined,
  );
  return latest?.implementation ?? UNKNOWN_IMPLEMENTATION;
}

/** One whose day is not known comes before all others. */
function isLater(a: FollowUp, b: FollowUp): boolean {
  const [left, right] = [a.knownAt ?? '', b.knownAt ?? ''];
  return left === right ? a.id > b.id : left > right;
}

function isLost({ status, prevails }: JudgedConflict, id: string): boolean {
  return conflictStatus(status, prevails.length) === 'RESOLVED' && !prevails.includes(id);
}

/** Where sources merely count different things, or speak of different times, nobody disputes anything. */
function isDisputed({ status, kind, claims, prevails }: JudgedConflict): boolean {
  return kind === 'CONTRADICTION' && claims > 1 && conflictStatus(status, prevails.length) === 'OPEN';
}

function fieldsOf(conflicts: readonly JudgedConflict[]): string[] {
  return [...new Set(conflicts.flatMap(({ differsIn }) => differsIn))].sort();
}
