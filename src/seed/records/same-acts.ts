import { parentId } from './id.js';
import { referencesOf, textOf } from './seed-record.js';
import type { SeedRecord, SeedRelation } from './seed-record.js';

/**
 * Makes one claim of several that data sets give of one act: of a state on a treaty, by its kind and day, or of a
 * recommendation, by who makes it to whom and by its words. The first keeps its id and gets the citations of the
 * others; whatever leads to one of these leads to it.
 * @param added the ids of claims that may go: those that a person wrote stay.
 */
export function joinSameActs(records: readonly SeedRecord[], added: ReadonlySet<string>): readonly SeedRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const first = new Map<string, SeedRecord>();
  const instead = new Map<string, string>();
  const cited = new Map<string, SeedRelation['to'][number][]>();
  for (const record of records) {
    const act = actOf(record, byId);
    if (act === undefined) continue;
    const known = first.get(act);
    if (!known) first.set(act, record);
    else if (added.has(record.id)) {
      instead.set(record.id, known.id);
      cited.set(known.id, [...(cited.get(known.id) ?? []), ...referencesOf(record, 'citations')]);
    }
  }
  if (instead.size === 0) return records;
  return records.flatMap((record) => {
    if (instead.has(record.id)) return [];
    const relations = new Map(
      [...record.relations].map(([name, relation]) => [name, redirected(relation, instead)] as const),
    );
    const more = cited.get(record.id);
    const citations = relations.get('citations');
    if (more && citations) relations.set('citations', { at: citations.at, to: distinct([...citations.to, ...more]) });
    return [{ ...record, relations }];
  });
}

/** What makes two claims of data sets one; undefined where nothing would be certain. */
function actOf(record: SeedRecord, byId: ReadonlyMap<string, SeedRecord>): string | undefined {
  if (record.type !== 'TreatyAction' && record.type !== 'Recommendation') return undefined;
  const passage = byId.get(parentId(record.id) ?? '');
  const report = passage && byId.get(referencesOf(passage, 'report')[0]?.id ?? '');
  if (!passage || !report || textOf(report, 'kind') !== 'DATA_SET') return undefined;
  const ids = (field: string): string =>
    referencesOf(record, field)
      .map(({ id }) => id)
      .sort()
      .join(' ');
  if (record.type === 'TreatyAction') {
    const date = textOf(record, 'date');
    if (date === undefined) return undefined;
    return ['act', ids('country'), ids('treaty'), textOf(record, 'action'), date, ids('articles')].join('|');
  }
  const digest = textOf(passage, 'digest');
  if (digest === undefined) return undefined;
  return ['recommendation', ids('recommendedBy'), ids('addressedTo'), digest].join('|');
}

function redirected(relation: SeedRelation, instead: ReadonlyMap<string, string>): SeedRelation {
  if (!relation.to.some(({ id }) => instead.has(id))) return relation;
  return { at: relation.at, to: distinct(relation.to.map(({ id, at }) => ({ id: instead.get(id) ?? id, at }))) };
}

function distinct(references: SeedRelation['to']): SeedRelation['to'] {
  const seen = new Set<string>();
  return references.filter(({ id }) => !seen.has(id) && seen.add(id));
}
