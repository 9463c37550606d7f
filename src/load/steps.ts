import { FAMILIES, columnsOf, nodeType } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import type { Write } from '../graph/graph.js';
import { batches, chunks } from './batches.js';
import type { Derivation, GraphRecord } from './derive.js';
import { begunHash } from './diff.js';
import type { Diff } from './diff.js';
import {
  changeRows,
  changeSteps,
  createTokens,
  grouped,
  hashWrites,
  nodeWrites,
  plainSteps,
  postingWrites,
  relationSteps,
  replaceTokens,
  sum,
} from './record-writes.js';
import type { Step } from './record-writes.js';
import type { Survey } from './survey.js';

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
  yield* plainSteps('delete-changes', 'ids', diff.changes.gone, most);
  yield* plainSteps('delete-nodes', 'ids', diff.removed, most);
  yield* createTokens(created, most);
  yield* replaceTokens(counted, most);
  yield* cleared(loaded, most);
  yield* changes(loaded, most);
  yield* additions(loaded, most);
  const written = [...diff.added, ...diff.changed.map(({ id }) => id), ...diff.begun];
  yield* relationSteps(loaded.survey, written, most, (ids) => hashWrites(loaded.survey, ids));
  yield* changeSteps(loaded.survey.changes, diff.changes.created, most);
  yield* plainSteps('delete-tokens', 'ids', gone, most);
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
    const type = derivation.typeOf(ids[0] ?? '') ?? '';
    for (const chunk of chunks(ids, rows, most)) {
      yield {
        stage: 'additions',
        writes: [...nodeWrites(ontology, type, begunRows(loaded, chunk)), ...postings(loaded, chunk)],
        rows: sum(chunk, rows),
      };
    }
  }
}

function postings({ survey }: Loaded, ids: readonly string[]): Write[] {
  return postingWrites(ids.map((id) => [id, survey.postings(id)]));
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
