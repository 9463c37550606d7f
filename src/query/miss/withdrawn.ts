import { withArticle } from '../../ontology/with-article.js';
import type { Row } from '../../graph/graph.js';
import { statement } from '../../graph/statement.js';
import { WITHDRAWN, nodeType, relationOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { hop } from '../hop.js';
import type { Ask } from '../run/ask.js';

/** What is known of an id that was withdrawn. */
export interface Withdrawal {
  readonly id: string;
  /** The type of node that it was. */
  readonly was: string;
  readonly reason: string;
  /** `2026-11-29`. */
  readonly date: string;
  readonly note: string | null;
  readonly successor: { readonly id: string; readonly type: string } | undefined;
}

/** The reason for which the thing itself is still here. */
const RENAMED = 'RENAMED';

/** Those of some ids that were withdrawn. */
export function askWithdrawn(ontology: Ontology, ids: readonly string[]): Ask {
  const successor = hop(relationOf(ontology, WITHDRAWN, 'successor'));
  return {
    statement: statement('withdrawals', { withdrawn: WITHDRAWN }, { successor }),
    parameters: { ids: [...new Set(ids)] },
  };
}

/** What `askWithdrawn` found, by id. */
export function withdrawnIn(row: Row): ReadonlyMap<string, Withdrawal> {
  const found = row.found as unknown as readonly StoredWithdrawal[];
  return new Map(
    found.map(([id, was, reason, date, note, successor, type]) => [
      id,
      {
        id,
        was,
        reason,
        date,
        note,
        successor: successor !== null && type !== null ? { id: successor, type } : undefined,
      },
    ]),
  );
}

type StoredWithdrawal = readonly [
  id: string,
  was: string,
  reason: string,
  date: string,
  note: string | null,
  successor: string | null,
  type: string | null,
];

/** How a sentence on an id that was withdrawn goes on: `was the id of a Law, renamed on 2026-11-29. Ask ...`. */
export function wasWithdrawn(ontology: Ontology, { was, reason, date, note, successor }: Withdrawal): string {
  const how = reason === RENAMED ? `renamed on ${date}` : `withdrawn on ${date} (${reason})`;
  const next = successor
    ? `Ask { ${nodeType(ontology, successor.type).singular}(id: ${JSON.stringify(successor.id)}) } in its place.`
    : 'Nothing came in its place.';
  return [`was the id of ${withArticle(was)}, ${how}.`, ...(note === null ? [] : [note]), next].join(' ');
}
