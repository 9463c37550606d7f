import type { Part } from '../../../arrangement/read-view.js';
import type { KeptView } from '../../../arrangement/view-code.js';
import { readGone } from '../ask/read-graph.js';
import type { Gone } from '../ask/read-graph.js';

/** What became of a view that was kept before the data changed. */
export interface Changed {
  /** Ids that were in it and are not there now, with what is known of them. */
  readonly missing: readonly (
    Gone | { readonly id: string; readonly note: undefined; readonly successor: undefined }
  )[];
  /** Nodes that have more or fewer links within the view than they had. */
  readonly relinked: readonly { readonly id: string; readonly before: number; readonly now: number }[];
}

/** Undefined where nothing did. */
export async function changedOf({ view, degrees }: KeptView, part: Part, isNow: boolean): Promise<Changed | undefined> {
  const now = new Map<string, number>();
  for (const { from, to } of part.links) {
    for (const id of new Set([from, to])) now.set(id, (now.get(id) ?? 0) + 1);
  }
  const absent = new Set(part.missing);
  const relinked = [...view.places.keys()].flatMap((id) => {
    const counts = { before: degrees.get(id) ?? 0, now: now.get(id) ?? 0 };
    return absent.has(id) || counts.before === counts.now ? [] : [{ id, ...counts }];
  });
  const gone = isNow && part.missing.length > 0 ? await readGone(part.missing) : [];
  const known = new Map(gone.map((one) => [one.id, one]));
  const missing = isNow ? part.missing.map((id) => known.get(id) ?? { id, note: undefined, successor: undefined }) : [];
  return missing.length + relinked.length === 0 ? undefined : { missing, relinked };
}
