import type { FieldNode } from 'graphql';
import type { Ontology } from '../../ontology/ontology.js';
import { invalid } from '../../query/invalid.js';
import { testText } from '../../query/filter/filter-text.js';
import type { FilterText } from '../../query/filter/filter-text.js';
import { answerParts, nodeObjects, partsOf, wants } from '../../query/question.js';
import type { Part, Parts, Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { ID } from '../../query/run/row.js';
import type { StoredRow } from '../../query/run/row.js';
import { nextSlice } from '../../turns/slice.js';
import { decide, withNearest } from './decide.js';
import type { Alternative, Decision } from './decide.js';
import { GATHERING, gather } from './gather.js';
import { askById, uniqueProperties } from './lookup-statements.js';
import { LOOKUP_TYPES, MOST_ALTERNATIVES, MOST_REFS } from './lookup-types.js';
import { NEARNESS, nearMisses } from './near-misses.js';
import { LONGEST_REF, readRef } from './read-ref.js';
import type { ReadRef } from './read-ref.js';

/** `lookup`: what people have in hand, to nodes. */
export const lookup: Question = { name: 'lookup', sdl: LOOKUP_TYPES, plan: planLookup };

interface LookupRequest {
  readonly ontology: Ontology;
  readonly refs: readonly string[];
  readonly parts: Parts;
  readonly qualifying: FilterText | undefined;
}

function planLookup(request: QuestionRequest): QuestionPlan {
  const { ontology, node, args } = request;
  const refs = refsOf(args.refs as readonly string[], node);
  const parts = partsOf(request, 'LookupEntry', {
    nodes: { node: 'Node' },
    objects: { alternatives: { type: 'LookupAlternative', nodes: { node: 'Node' } } },
  });
  const condition = request.qualifying('Node');
  const qualifying = condition && testText(ontology, condition);
  const each = (wants(parts, 'node') ? 1 : 0) + (wants(parts, 'alternatives') ? MOST_ALTERNATIVES : 0);
  return {
    cost: {
      // However many refs there are: the last one brings the nodes.
      statements: refs.length === 0 ? 0 : GATHERING + uniqueProperties(ontology).length + NEARNESS + 1,
      rows: refs.length * each,
    },
    selections: parts.selections,
    answer: (tools) => answer({ ontology, refs, parts, qualifying }, tools),
  };
}

function refsOf(refs: readonly string[], node: FieldNode): readonly string[] {
  if (refs.length <= MOST_REFS) return refs;
  throw invalid(
    `lookup(refs:) takes at most ${MOST_REFS} refs, and ${refs.length} were given. Ask in several operations.`,
    node,
  );
}

async function answer(
  { ontology, refs, parts, qualifying }: LookupRequest,
  tools: QuestionTools,
): Promise<AnswerObject[]> {
  if (refs.length === 0) return [];
  const reads = new Map<string, ReadRef>();
  for (const ref of refs) {
    if (reads.has(ref)) continue;
    await nextSlice();
    reads.set(ref, readRef(ref));
  }
  const decisions = await decisionsOf(ontology, [...reads.values()], qualifying, tools);
  const entries = refs.map((ref) => ({ ref, decision: decisions.get(ref) }));
  const rows = await rowsOf([...decisions.values()], parts, qualifying, tools);
  const entry = entryWriter(parts, rows, tools);
  return entries.flatMap(({ ref, decision }) => (decision ? [entry(ref, decision)] : []));
}

/** What each ref means, by the ref. */
async function decisionsOf(
  ontology: Ontology,
  reads: readonly ReadRef[],
  qualifying: FilterText | undefined,
  { ask }: QuestionTools,
): Promise<ReadonlyMap<string, Decision>> {
  const facts = await gather(ontology, reads, qualifying, ask);
  const decisions = new Map<string, Decision>();
  for (const read of reads) {
    await nextSlice();
    decisions.set(read.ref, decide(read, facts));
  }
  const misses = reads.flatMap((read) => {
    const near = decisions.get(read.ref)?.near;
    return near ? [{ read, near }] : [];
  });
  const nearest = await nearMisses(ontology, misses, facts, ask);
  for (const { read } of misses) {
    const decision = decisions.get(read.ref);
    if (decision) decisions.set(read.ref, withNearest(decision, nearest.get(read.ref) ?? []));
  }
  return decisions;
}

/** The nodes that the answer shows, by id. */
async function rowsOf(
  decisions: readonly Decision[],
  parts: Parts,
  qualifying: FilterText | undefined,
  { ask }: QuestionTools,
): Promise<ReadonlyMap<string, StoredRow>> {
  const nodes = wants(parts, 'node') ? decisions.flatMap(({ id }) => id ?? []) : [];
  const others = parts.fields.some((part) => part.parts && wants(part.parts, 'node'))
    ? decisions.flatMap(({ alternatives }) => alternatives.flatMap(({ id }) => id ?? []))
    : [];
  const ids = [...new Set([...nodes, ...others])];
  if (ids.length === 0) return new Map();
  const { rows } = await ask(askById(ids, parts.columns, qualifying));
  return new Map((rows as unknown as StoredRow[]).map((row) => [row[ID] as string, row]));
}

function entryWriter(
  parts: Parts,
  rows: ReadonlyMap<string, StoredRow>,
  tools: QuestionTools,
): (ref: string, decision: Decision) => AnswerObject {
  const object = nodeObjects(parts, tools);
  const nodeOf = (part: Part, id: string | undefined): AnswerObject | null => {
    const row = id === undefined ? undefined : rows.get(id);
    return row ? object(part, row) : null;
  };
  const alternative = (of: Parts, { id, name, reading }: Alternative): AnswerObject =>
    answerParts(of, (part) => (part.selection ? nodeOf(part, id) : ({ name, reading }[part.name] ?? null)));
  return (ref, decision) =>
    answerParts(parts, (part) => {
      const { id, certainty, reading, reason, message, alternatives } = decision;
      if (part.selection) return nodeOf(part, id);
      if (part.parts) {
        const of = part.parts;
        return alternatives.map((one) => alternative(of, one));
      }
      return { ref: shown(ref), certainty, reading, reason, message }[part.name] ?? null;
    });
}

function shown(ref: string): string {
  const characters = Array.from(ref.slice(0, 2 * LONGEST_REF + 1));
  return characters.length <= LONGEST_REF ? ref : `${characters.slice(0, LONGEST_REF).join('')}…`;
}
