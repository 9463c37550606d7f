import { FAMILIES, NODE, columnsOf, nodeType } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import type { Creation, Value, Write } from '../graph/graph.js';
import { batches, chunks, linked } from './batches.js';
import type { Derivation, GraphRecord } from './derive.js';
import { begunHash } from './diff.js';
import type { Diff } from './diff.js';
import type { ChangeNode } from './recorded-changes.js';
import type { Survey } from './survey.js';
import type { Token } from './tokens.js';

/** Writes that belong into one transaction. */
export interface Step {
  readonly writes: readonly Write[];
  /** About how many rows they write. */
  readonly rows: number;
  /** Steps of one stage, which follow each other, may be written in any order; those of the next one when all are. */
  readonly stage: string;
}

interface Loaded {
  readonly ontology: Ontology;
  readonly derivation: Derivation;
  readonly survey: Survey;
  readonly diff: Diff;
}

interface Changed {
  readonly id: string;
  readonly type: string;
  readonly storedType: string;
}

/**
 * What to send to a graph, so that it holds what the diff says: steps in this order, each made when it is asked for.
 * After any of them a load can be cut off: a record gets its hash last, with its relationships. The next load sees by
 * what stands in its place whether the rest of the record is what it should be.
 * @param most about how many rows a step has.
 */
export function* steps(loaded: Loaded, most: number): Generator<Step> {
  const { diff } = loaded;
  const { created, counted, gone } = diff.tokens;
  // Deleting a node takes its relationships along; only a changed or removed record can lead to it.
  yield* plain('delete-changes', 'ids', diff.changes.gone, most);
  yield* plain('delete-nodes', 'ids', diff.removed, most);
  const tokens = created.map(({ id, stem, df, surface }) => [id, stem, df, surface]);
  yield* plain('create-tokens', 'rows', tokens, most, {
    labels: ['Token'],
    properties: ['id', 'stem', 'df', 'surface'],
  });
  yield* plain('replace-tokens', 'rows', counted.map(tokenRow), most);
  yield* cleared(loaded, most);
  yield* changes(loaded, most);
  yield* additions(loaded, most);
  yield* relations(loaded, most);
  yield* recordedChanges(loaded, most);
  yield* plain('delete-tokens', 'ids', gone, most);
}

/** About how many rows all steps write together. */
export function rowsOf({ survey, diff }: Pick<Loaded, 'survey' | 'diff'>): number {
  const { created, counted, gone } = diff.tokens;
  const written = (ids: readonly string[]): number =>
    sum(ids, (id) => {
      const { nodeRows = 0, relationRows = 0 } = survey.records.get(id) ?? {};
      return nodeRows + relationRows;
    });
  const changed = diff.changed.map(({ id }) => id);
  const { nodes } = survey.changes;
  const recorded = sum(diff.changes.created, (id) => changeRows(nodes.get(id))) + diff.changes.gone.length;
  const words = created.length + counted.length + gone.length;
  return written(diff.added) + written(changed) + diff.removed.length + words + recorded;
}

function* plain(
  name: string,
  parameter: string,
  rows: readonly Value[],
  most: number,
  creates?: Creation,
): Generator<Step> {
  for (const chunk of chunks(rows, () => 1, most)) {
    yield { stage: name, writes: batches(name, {}, parameter, chunk, creates), rows: chunk.length };
  }
}

function tokenRow({ id, stem, df, surface }: Token): Record<string, string | number> {
  return { id, stem, df, surface };
}

/** Two records may exchange a unique value: each gives up its own before any takes a new one. */
function* cleared({ ontology, derivation, diff }: Loaded, most: number): Generator<Step> {
  const unique = diff.changed.filter(({ id, storedType }) =>
    [derivation.typeOf(id) ?? '', storedType].some((type) => hasUnique(ontology, type)),
  );
  const rows = unique.map(({ id, storedType }) => ({ id, type: storedType }));
  for (const chunk of chunks(rows, () => 1, most)) {
    yield { stage: 'cleared', writes: batches('replace-nodes', {}, 'rows', chunk), rows: 0 };
  }
}

function* changes(loaded: Loaded, most: number): Generator<Step> {
  const { ontology, derivation, survey, diff } = loaded;
  const rows = ({ id }: { readonly id: string }): number => survey.records.get(id)?.nodeRows ?? 0;
  for (const chunk of chunks(diff.changed, rows, most)) {
    const changed = chunk.map(({ id, storedType }) => ({ id, type: derivation.typeOf(id) ?? '', storedType }));
    const ids = chunk.map(({ id }) => id);
    yield {
      stage: 'changes',
      writes: [
        // What starts at them and what they are found by is written anew.
        ...batches('delete-relations', {}, 'ids', ids),
        ...batches('delete-postings', {}, 'ids', ids),
        ...relabelled(ontology, changed),
        ...batches('replace-nodes', {}, 'rows', begunRows(loaded, ids)),
        ...postings(loaded, ids),
      ],
      rows: sum(chunk, rows),
    };
  }
}

/** A changed type keeps its node, because unchanged nodes may lead to it. */
function relabelled(ontology: Ontology, changed: readonly Changed[]): Write[] {
  const moved = changed.filter(({ type, storedType }) => type !== storedType);
  const groups = grouped(moved, ({ type, storedType }) => `${storedType} ${type}`);
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { family, name } = nodeType(ontology, first.type);
    // A type that schema.graphql has no more does not say its family: each can be it.
    const old = ontology.nodes.get(first.storedType);
    const ids = group.map(({ id }) => id);
    return (old ? [old.family] : FAMILIES).flatMap((oldFamily) =>
      batches('relabel-nodes', { oldType: first.storedType, oldFamily, type: name, family }, 'ids', ids),
    );
  });
}

function* additions(loaded: Loaded, most: number): Generator<Step> {
  const { ontology, derivation, survey, diff } = loaded;
  const rows = (id: string): number => survey.records.get(id)?.nodeRows ?? 0;
  // By type: as few statements as can be.
  for (const ids of grouped(diff.added, (id) => derivation.typeOf(id) ?? '')) {
    const { name: type, family } = nodeType(ontology, derivation.typeOf(ids[0] ?? '') ?? '');
    for (const chunk of chunks(ids, rows, most)) {
      yield {
        stage: 'additions',
        writes: [
          ...batches('create-nodes', { type, family }, 'rows', begunRows(loaded, chunk), {
            labels: [type, family, NODE],
          }),
          ...postings(loaded, chunk),
        ],
        rows: sum(chunk, rows),
      };
    }
  }
}

function postings({ survey }: Loaded, ids: readonly string[]): Write[] {
  const rows = ids.map((id) => [id, survey.postings(id)] as const);
  return linked(
    'create-postings',
    {},
    rows,
    ([token]) => token,
    (place, [, k]) => [place, k],
    { type: 'HAS', from: NODE, to: 'Token', property: 'k' },
  );
}

/** When the nodes of both ends are there. */
function* relations({ survey, diff }: Loaded, most: number): Generator<Step> {
  const ids = [...diff.added, ...diff.changed.map(({ id }) => id), ...diff.begun];
  const rows = (id: string): number => survey.records.get(id)?.relationRows ?? 0;
  for (const chunk of chunks(ids, rows, most)) {
    const types = new Map<string, Map<string, string[]>>();
    for (const id of chunk) {
      for (const [type, to] of survey.relations(id)) {
        const ofType = types.get(type) ?? new Map<string, string[]>();
        const ends = ofType.get(id) ?? [];
        ends.push(to);
        types.set(type, ofType.set(id, ends));
      }
    }
    const hashes = chunk.map((id) => [id, survey.records.get(id)?.hash ?? '']);
    yield {
      stage: 'relations',
      writes: [
        ...[...types].flatMap(([type, ofType]) =>
          linked(
            'create-relations',
            { type },
            [...ofType],
            (to) => to,
            (place) => place,
            { type, from: NODE, to: NODE },
          ),
        ),
        ...batches('set-hashes', {}, 'rows', hashes),
      ],
      rows: sum(chunk, rows),
    };
  }
}

/** When the records are there: a change and what it leads to are written together. */
function* recordedChanges({ survey, diff }: Loaded, most: number): Generator<Step> {
  const created = diff.changes.created.flatMap((id) => survey.changes.nodes.get(id) ?? []);
  for (const chunk of chunks(created, changeRows, most)) {
    const rows = chunk.map(({ record, properties }) => [record, properties]);
    const about = chunk.filter((one) => one.about.length > 0);
    yield {
      stage: 'recordedChanges',
      writes: [
        ...batches('create-changes', {}, 'rows', rows),
        ...linked(
          'create-former-ends',
          {},
          about.map((one) => [one.id, one.about]),
          (to) => to,
          (place) => place,
        ),
      ],
      rows: sum(chunk, changeRows),
    };
  }
}

function changeRows(change: ChangeNode | undefined): number {
  return 2 + (change?.about.length ?? 0);
}

/** Nodes before their relationships are there. */
function begunRows({ derivation, survey }: Loaded, ids: readonly string[]): GraphRecord['properties'][] {
  return ids.map((id) => ({
    ...derivation.properties(id),
    hash: begunHash(survey.records.get(id)?.hash ?? ''),
  }));
}

function hasUnique(ontology: Ontology, typeName: string): boolean {
  const type = ontology.nodes.get(typeName);
  // Of a type that schema.graphql has no more, nobody knows.
  return !type || columnsOf(type).some((column) => column.unique);
}

function sum<T>(items: readonly T[], numberOf: (item: T) => number): number {
  return items.reduce((total, item) => total + numberOf(item), 0);
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
