import type { Row } from '../../graph/graph.js';
import { statement } from '../../graph/statement.js';
import { judge } from '../../ontology/judgement.js';
import { relationOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { slices } from '../../query/cost/portions.js';
import type { Condition } from '../../query/filter/condition.js';
import { testText } from '../../query/filter/filter-text.js';
import { hop } from '../../query/hop.js';
import type { QuestionTools } from '../../query/question.js';
import type { Ask } from '../../query/run/ask.js';
import type { AskedGaps } from './norm-gaps-statements.js';

/** Claims that are judged by one statement. */
const AT_ONCE = 500;
/** Claims that are judged in all: of more it is not said whether they stand. */
export const MOST_JUDGED = 2_000;

/** Statements that it takes at the most to judge. */
export const JUDGING = MOST_JUDGED / AT_ONCE;

/** The status of claims as of the days asked for, by id: as a load judges, from the claims that qualify. */
export async function judgedClaims(
  { ontology, qualifying }: AskedGaps,
  ids: readonly string[],
  tools: QuestionTools,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const asks = slices(ids, AT_ONCE).map((some) => askJudgements(ontology, some, qualifying));
  const rows = await Promise.all(asks.map((ask) => tools.ask(ask)));
  return new Map(rows.flatMap(statuses));
}

function askJudgements(ontology: Ontology, keys: readonly string[], qualifying: Condition | undefined): Ask {
  const later = testText(ontology, qualifying, 's', 's');
  const other = testText(ontology, qualifying, 'o', 'o');
  return {
    statement: statement(
      'claim-judgements',
      { kind: 'kind', status: 'status', unverified: 'unverified' },
      {
        supersededBy: hop(relationOf(ontology, 'Claim', 'supersededBy')),
        conflicts: hop(relationOf(ontology, 'Claim', 'conflicts')),
        claims: hop(relationOf(ontology, 'Conflict', 'claims')),
        prevails: hop(relationOf(ontology, 'Conflict', 'prevails')),
        later: later.text,
        other: other.text,
      },
    ),
    parameters: { keys, ...later.parameters, ...other.parameters },
  };
}

type StoredConflict = readonly [kind: string, status: string, claims: number, prevails: readonly string[]];
type StoredClaim = readonly [
  id: string,
  unverified: boolean | null,
  superseded: number,
  conflicts: readonly StoredConflict[],
];

function statuses(row: Row): (readonly [id: string, status: string])[] {
  return (row.judged as unknown as StoredClaim[]).map(([id, unverified, superseded, conflicts]) => {
    const { status } = judge({
      id,
      unverified: unverified === true,
      superseded: superseded > 0,
      conflicts: conflicts.map(([kind, stored, claims, prevails]) => ({
        kind,
        status: stored,
        differsIn: [],
        claims,
        prevails,
      })),
    });
    return [id, status] as const;
  });
}
