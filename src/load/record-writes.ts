import type { Creation, Value, Write } from '../graph/graph.js';
import { NODE, nodeType } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { batches, chunks, linked } from './batches.js';
import type { GraphRecord } from './derive.js';
import type { ChangeNode, Changes } from './recorded-changes.js';
import type { Related, Survey } from './survey.js';
import type { Token } from './tokens.js';

/** Writes that belong into one transaction. */
export interface Step {
  readonly writes: readonly Write[];
  /** About how many rows they write. */
  readonly rows: number;
  /** Steps of one stage, which follow each other, may be written in any order; those of the next one when all are. */
  readonly stage: string;
}

/** A statement that takes its rows as one parameter, in steps. */
export function* plainSteps(
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

const TOKEN = { labels: ['Token'], properties: ['id', 'stem', 'df', 'surface'] };

export function tokenWrites(tokens: readonly Token[]): Write[] {
  return batches('create-tokens', {}, 'rows', tokens.map(tokenValues), TOKEN);
}

export function createTokens(tokens: readonly Token[], most: number): Generator<Step> {
  return plainSteps('create-tokens', 'rows', tokens.map(tokenValues), most, TOKEN);
}

/** For tokens that are there, and that more or fewer nodes have, or that are mostly written in another way. */
export function replaceTokens(tokens: readonly Token[], most: number): Generator<Step> {
  const rows = tokens.map(({ id, stem, df, surface }) => ({ id, stem, df, surface }));
  return plainSteps('replace-tokens', 'rows', rows, most);
}

function tokenValues({ id, stem, df, surface }: Token): readonly Value[] {
  return [id, stem, df, surface];
}

/** Nodes of one type, with all their properties. */
export function nodeWrites(ontology: Ontology, type: string, rows: readonly GraphRecord['properties'][]): Write[] {
  const { family } = nodeType(ontology, type);
  return batches('create-nodes', { type, family }, 'rows', rows, { labels: [type, family, NODE] });
}

/** When the nodes and their tokens are there: tokens by the id of a node, with how well they find it. */
export function postingWrites(
  rows: readonly (readonly [id: string, postings: readonly (readonly [token: string, k: number])[]])[],
): Write[] {
  return linked(
    'create-postings',
    {},
    rows,
    ([token]) => token,
    (place, [, k]) => [place, k],
    { type: 'HAS', from: NODE, to: 'Token', property: 'k' },
  );
}

/** The hashes of records, which say that nothing of them is missing any more. */
export function hashWrites({ records }: Pick<Survey, 'records'>, ids: readonly string[]): Write[] {
  const hashes = ids.map((id) => [id, records.get(id)?.hash ?? '']);
  return batches('set-hashes', {}, 'rows', hashes);
}

/**
 * When the nodes of both ends are there: relationships.
 * @param ended what is written together with the last of some records.
 */
export function* relationSteps(
  { records, relations }: Related,
  ids: readonly string[],
  most: number,
  ended: (ids: readonly string[]) => readonly Write[] = () => [],
): Generator<Step> {
  const rows = (id: string): number => records.get(id)?.relationRows ?? 0;
  for (const chunk of chunks(ids, rows, most)) {
    const types = new Map<string, Map<string, string[]>>();
    for (const id of chunk) {
      for (const [type, to] of relations(id)) {
        const ofType = types.get(type) ?? new Map<string, string[]>();
        const ends = ofType.get(id) ?? [];
        ends.push(to);
        types.set(type, ofType.set(id, ends));
      }
    }
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
        ...ended(chunk),
      ],
      rows: sum(chunk, rows),
    };
  }
}

/** When the records are there: a change and what it leads to are written together. */
export function* changeSteps({ nodes }: Changes, ids: readonly string[], most: number): Generator<Step> {
  const created = ids.flatMap((id) => nodes.get(id) ?? []);
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

export function changeRows(change: ChangeNode | undefined): number {
  return 2 + (change?.about.length ?? 0);
}

export function sum<T>(items: readonly T[], numberOf: (item: T) => number): number {
  return items.reduce((total, item) => total + numberOf(item), 0);
}

/** In the order in which the first of each group comes. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
