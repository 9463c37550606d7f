import { FAMILIES, NODE, columnsOf, nodeType } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import type { ChangeSet, Key, Write } from '../graph/graph.js';
import { statement } from '../graph/statement.js';
import { batches } from './batches.js';
import { degrees } from './degrees.js';
import { countsByType, dataVersion, recordsAfter } from './diff.js';
import type { Diff } from './diff.js';
import type { GraphRecord } from './derive.js';
import { tokenWrites } from './tokens.js';
import type { StoredToken } from './tokens.js';

/** Nothing to do: not even a constraint is looked at. */
const NOTHING: ChangeSet = { unique: [], indexed: [], writes: [] };

/**
 * What to send to a graph, so that it holds what the diff says.
 * @param storedVersion the data version that the graph has now; undefined where nothing is loaded.
 * @param storedTokens the search index that the graph has now.
 */
export function changeSet(
  ontology: Ontology,
  diff: Diff,
  storedVersion: string | undefined,
  storedTokens: readonly StoredToken[],
): ChangeSet {
  const records = recordsAfter(diff);
  const version = dataVersion(records);
  const same = diff.added.length + diff.changed.length + diff.removed.length === 0;
  if (same && version === storedVersion) return NOTHING;
  const counts = JSON.stringify(countsByType(records));
  const most = JSON.stringify(degrees(records));
  const tokens = tokenWrites(diff, storedTokens);
  return {
    ...keys(ontology),
    writes: [
      { statement: statement('write-data-version'), parameters: { version, counts, degrees: most } },
      ...tokens.before,
      ...removals(diff),
      ...changes(ontology, diff),
      ...additions(ontology, diff),
      // Last: they need the nodes of both ends.
      ...relations([...diff.added, ...diff.changed.map(({ record }) => record)]),
      ...tokens.after,
    ],
  };
}

function keys(ontology: Ontology): { readonly unique: Key[]; readonly indexed: Key[] } {
  const types = [...ontology.nodes.values()];
  const unique = types.flatMap((type) =>
    columnsOf(type)
      .filter((column) => column.unique)
      .map((column) => ({ label: type.name, property: column.name })),
  );
  const sorted = [NODE, ...FAMILIES, ...types.map((type) => type.name)];
  return {
    unique: [
      { label: NODE, property: 'id' },
      { label: 'DataVersion', property: 'id' },
      { label: 'Token', property: 'id' },
      ...unique,
    ],
    indexed: [...sorted.map((label) => ({ label, property: 'sortKey' })), { label: 'Token', property: 'stem' }],
  };
}

function removals({ removed, changed }: Diff): Write[] {
  return [
    // Only a changed or removed record can lead to a removed one; deleting that takes its relationships along.
    ...batches(
      'delete-relations',
      {},
      'ids',
      changed.map(({ record }) => record.id),
    ),
    ...batches(
      'delete-nodes',
      {},
      'ids',
      removed.map(({ id }) => id),
    ),
  ];
}

function changes(ontology: Ontology, { changed }: Diff): Write[] {
  const cleared = changed.filter(({ record, storedType }) =>
    [record.type, storedType].some((type) => hasUnique(ontology, type)),
  );
  return [
    // Two records may exchange a unique value: each gives up its own before any takes a new one.
    ...batches(
      'replace-nodes',
      {},
      'rows',
      cleared.map(({ record }) => ({ id: record.id })),
    ),
    ...relabelled(ontology, changed),
    ...batches(
      'replace-nodes',
      {},
      'rows',
      changed.map(({ record }) => record.properties),
    ),
  ];
}

/** A changed type keeps its node, because unchanged nodes may lead to it. */
function relabelled(ontology: Ontology, changed: Diff['changed']): Write[] {
  const moved = changed.filter(({ record, storedType }) => record.type !== storedType);
  const groups = grouped(moved, ({ record, storedType }) => `${storedType} ${record.type}`);
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { family, name } = nodeType(ontology, first.record.type);
    // A type that schema.graphql has no more does not say its family: each can be it.
    const old = ontology.nodes.get(first.storedType);
    const ids = group.map(({ record }) => record.id);
    return (old ? [old.family] : FAMILIES).flatMap((oldFamily) =>
      batches('relabel-nodes', { oldType: first.storedType, oldFamily, type: name, family }, 'ids', ids),
    );
  });
}

function additions(ontology: Ontology, { added }: Diff): Write[] {
  return grouped(added, (record) => record.type).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { name, family } = nodeType(ontology, first.type);
    return batches(
      'create-nodes',
      { type: name, family },
      'rows',
      group.map((record) => record.properties),
    );
  });
}

function relations(records: readonly GraphRecord[]): Write[] {
  const triples = records.flatMap(({ id, relations: outgoing }) =>
    outgoing.map(([type, to]) => ({ type, row: [id, to] })),
  );
  return grouped(triples, ({ type }) => type).flatMap((group) => {
    const type = group[0]?.type ?? '';
    return batches(
      'create-relations',
      { type },
      'rows',
      group.map(({ row }) => row),
    );
  });
}

function hasUnique(ontology: Ontology, typeName: string): boolean {
  const type = ontology.nodes.get(typeName);
  // Of a type that schema.graphql has no more, nobody knows.
  return !type || columnsOf(type).some((column) => column.unique);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
