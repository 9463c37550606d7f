import type { Write } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import type { Derivation } from './derive.js';
import type { Diff } from './diff.js';
import { forAWhile, toItsEnd } from './pending-check.js';
import type { PendingCheck } from './pending-check.js';
import {
  changeSteps,
  grouped,
  nodeWrites,
  postingWrites,
  relationSteps,
  replaceTokens,
  tokenWrites,
} from './record-writes.js';
import type { Step } from './record-writes.js';
import type { Changes } from './recorded-changes.js';
import { Surveyor } from './survey.js';
import type { Seen, Survey } from './survey.js';
import type { Token } from './tokens.js';

/** About how long the engine takes for a step of relationships, in milliseconds. */
const STEP_MS = 25;

/** A load into a graph that holds nothing, which begins before all records were looked at. */
export interface FirstLoad {
  /** Each made when it is asked for, to be written in this order, one after the other. */
  readonly steps: Iterable<Step>;
  /** About how many rows all steps have, as far as is known by now. */
  readonly total: () => number;
  /** When the steps are made. */
  readonly survey: () => Survey;
}

/** What a load knows before it looks at the records. */
export interface Begun {
  readonly ontology: Ontology;
  readonly derivation: Derivation;
  readonly changes: Changes;
}

/**
 * What to send to an empty graph. Each record is worked out once, and sent with what it is found by while the next ones
 * are worked out: tokens as the first record has them, and put right at the end. A record has its hash before its
 * relationships: after a load that was cut off no hash can be trusted.
 * @param most about how many rows a step has.
 * @param check what is done between the steps that the engine takes longest for, and ended before the last ones.
 */
export function firstLoad({ ontology, derivation, changes }: Begun, most: number, check?: PendingCheck): FirstLoad {
  const surveyor = new Surveyor(ontology, derivation);
  const { ids } = derivation;
  let survey: Survey | undefined;
  let [looked, rows] = [0, 0];
  const whole = (): Survey => (survey ??= surveyor.survey(changes));
  function* steps(): Generator<Step> {
    const first: Token[] = [];
    for (const chunk of lookedAt(surveyor, ids, most)) {
      const tokens = chunk.flatMap((one) => one.tokens);
      for (const token of tokens) first.push(token);
      looked += chunk.length;
      rows += rowsOf(chunk);
      yield { stage: 'records', writes: recordWrites(ontology, chunk, tokens), rows: rowsOf(chunk) };
    }
    // What is known of the whole is worked out while the engine is behind with these.
    for (const step of relationSteps(surveyor.related(), ids, most)) {
      yield step;
      forAWhile(check, STEP_MS);
    }
    toItsEnd(check);
    yield* changeSteps(changes, [...changes.nodes.keys()], most);
    yield* replaceTokens(differing(first, whole().tokens), most);
  }
  return {
    steps: steps(),
    // Of relationships it is not known before: about as many rows again for each two.
    total: () => Math.ceil(looked === 0 ? ids.length : (1.5 * rows * ids.length) / looked),
    survey: whole,
  };
}

/** What a first load did, in the form in which any other says it. */
export function allAdded(survey: Survey): Diff {
  const added = [...survey.records.keys()];
  const nothing = { changed: [], begun: [], removed: [], unchanged: [] };
  const tokens = { created: [...survey.tokens.values()], counted: [], gone: [] };
  return { added, ...nothing, tokens, changes: { created: [...survey.changes.nodes.keys()], gone: [] } };
}

function* lookedAt(surveyor: Surveyor, ids: readonly string[], most: number): Generator<Seen[]> {
  let chunk: Seen[] = [];
  let rows = 0;
  for (const id of ids) {
    const seen = surveyor.look(id);
    chunk.push(seen);
    rows += rowsOf([seen]);
    if (rows < most) continue;
    yield chunk;
    chunk = [];
    rows = 0;
  }
  if (chunk.length > 0) yield chunk;
}

function rowsOf(chunk: readonly Seen[]): number {
  return chunk.reduce((total, { record, tokens }) => total + 1 + record.postings.length + tokens.length, 0);
}

function recordWrites(ontology: Ontology, chunk: readonly Seen[], tokens: readonly Token[]): Write[] {
  const records = chunk.map(({ record }) => record);
  const nodes = grouped(records, ({ type }) => type).flatMap((ofType) =>
    nodeWrites(
      ontology,
      ofType[0]?.type ?? '',
      ofType.map(({ properties }) => properties),
    ),
  );
  const postings = records.map(
    ({ id, postings: found }) => [id, found.map(({ token, k }) => [token, k] as const)] as const,
  );
  return [...tokenWrites(tokens), ...nodes, ...postingWrites(postings)];
}

function differing(first: readonly Token[], tokens: Survey['tokens']): Token[] {
  return first.flatMap(({ id, df, surface }) => {
    const token = tokens.get(id);
    return token && (token.df !== df || token.surface !== surface) ? [token] : [];
  });
}
