import { hash as digest } from 'node:crypto';
import { placeOfRelease } from '../graph/place-of-release.js';
import type { Ontology } from '../ontology/ontology.js';
import { sortKey } from '../ontology/sort-key.js';
import type { WrittenObject } from '../ontology/stored-form.js';
import type { Difference, FieldSaid } from '../seed/released/differences.js';
import type { RecordedChange, ReleaseName } from '../seed/released/release-changes.js';
import type { ReleaseHistory } from '../seed/released/release-history.js';
import type { Said } from '../seed/released/said.js';
import { parentId } from '../seed/records/id.js';
import type { SeedRecord } from '../seed/records/seed-record.js';
import { derivation } from './derive.js';
import type { Derivation } from './derive.js';

/** A change of a record, as a node of its own that leads to it. */
export interface ChangeNode {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  /** The record that changed. */
  readonly record: string;
  /** What it led to before, and not since. */
  readonly about: readonly string[];
}

/** What is recorded of all releases. */
export interface Changes {
  /** By id. */
  readonly nodes: ReadonlyMap<string, ChangeNode>;
  /** The oldest first. */
  readonly releases: readonly ReleaseName[];
}

export const NO_CHANGES: Changes = { nodes: new Map(), releases: [] };

/**
 * The changes of a history as a graph holds them.
 * @param records what is loaded, what was imported from registries included.
 * @param now the same, worked out.
 */
export function changesOf(
  ontology: Ontology,
  records: readonly SeedRecord[],
  now: Derivation,
  history: ReleaseHistory | undefined,
): Changes {
  if (!history) return NO_CHANGES;
  const { releases, unreleased, last } = history;
  const since = withFormerEnds(ontology, records, now, unreleased, last);
  const all = [...releases.map((one) => one.changes), since];
  const nodes = all.flatMap((changes, number) =>
    changes
      .filter(({ id }) => now.placeOf(id) !== undefined)
      .map((change) => changeNode(now, change, placeOfRelease(number), releases[number])),
  );
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    releases: releases.map(({ version, date, dataVersion }) => ({ version, date, dataVersion })),
  };
}

/**
 * Differences, with what each record led to before and does not lead to now: who asks what changed about that finds them.
 * @param before what the records said before; no others are needed.
 */
export function withFormerEnds(
  ontology: Ontology,
  records: readonly SeedRecord[],
  now: Pick<Derivation, 'placeOf' | 'leadsTo'>,
  found: readonly Difference[],
  before: readonly Said[],
): RecordedChange[] {
  const changed = new Set(found.filter(({ kind }) => kind !== 'ADDED').map(({ id }) => id));
  if (changed.size === 0) return found.map((one) => ({ ...one, about: [] }));
  const old = new Map(before.filter(({ id }) => changed.has(id)).map((said) => [said.id, recordOf(said)]));
  // A type that schema.graphql has no more leads nowhere.
  const known = records.map((record) => {
    const former = old.get(record.id);
    return former && ontology.nodes.has(former.type) ? former : record;
  });
  const then = derivation(ontology, thatLeadFrom(changed, known));
  return found.map((one) => {
    if (!changed.has(one.id) || now.placeOf(one.id) === undefined) return { ...one, about: [] };
    const ends = new Set(now.leadsTo(one.id));
    return { ...one, about: then.leadsTo(one.id).filter((id) => !ends.has(id)) };
  });
}

/** Those that some lead to, or continue by their id, and these themselves: where these lead follows from no others. */
function thatLeadFrom(ids: ReadonlySet<string>, records: readonly SeedRecord[]): SeedRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  // A set grows while it is walked.
  const reached = new Set(ids);
  for (const id of reached) {
    const parent = parentId(id);
    if (parent !== undefined) reached.add(parent);
    for (const { to } of byId.get(id)?.relations.values() ?? []) for (const end of to) reached.add(end.id);
  }
  return records.filter(({ id }) => reached.has(id));
}

function changeNode(
  now: Derivation,
  { id: record, type, kind, fields, about }: RecordedChange,
  place: string,
  release: ReleaseName | undefined,
): ChangeNode {
  const { version, date, dataVersion } = release ?? {};
  const became = now.typeOf(record);
  const shown = fields.map(({ field, old, new: value }) => [field, textsOf(old), textsOf(value)]);
  const properties = {
    id: `${version ?? 'unreleased'} ${record}`,
    at: `${place}${sortKey(record)}`,
    ...{ record, type, kind },
    ...(became !== undefined && became !== type && { became }),
    ...(version !== undefined && { release: version }),
    ...(date !== undefined && { date }),
    fields: JSON.stringify(shown),
  };
  const ends = about.filter((id) => id !== record && now.placeOf(id) !== undefined);
  const hash = digest('sha256', JSON.stringify([properties, ends]), 'hex').slice(0, 16);
  const ofData = dataVersion === undefined || dataVersion === null ? {} : { dataVersion };
  return { id: properties.id, properties: { ...properties, ...ofData, hash }, record, about: ends };
}

/** What a field says, as one text for each value; null where it says nothing. */
function textsOf(said: FieldSaid): readonly string[] | null {
  if (said === null) return null;
  const items = (Array.isArray(said) ? said : [said]) as readonly (string | number | boolean | WrittenObject)[];
  return items.map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item)));
}

/** A record that no file says any more. */
function recordOf({ id, type, columns, relations }: Said): SeedRecord {
  const at = { file: '', line: 1, column: 1 };
  return {
    ...{ id, type, at },
    columns: new Map(
      Object.entries(columns).map(([name, value]) => [name, { at, value: value ?? undefined, itemsAt: [] }]),
    ),
    relations: new Map(
      Object.entries(relations).map(([name, to]) => [name, { at, to: to.map((one) => ({ id: one, at })) }]),
    ),
  };
}
