import { labelOf } from '../../../page/labels.js';
import type { AnswerPart } from '../../../page/labels.js';
import { isClaim } from '../../../arrangement/claim-types.js';
import type { FilteredNode, GraphLink } from '../../../arrangement/known-graph.js';
import type { Day } from '../../../arrangement/arrangement.js';
import { filteredOf, textOf } from '../../../arrangement/read-view.js';
import type { StoredPart } from '../../../arrangement/read-view.js';
import type { Operation } from '../../../arrangement/view-operation.js';
import { askApi } from './ask-api.js';
import type { Answered } from './ask-api.js';
import { aroundOperation, furtherOperation, goneOperation, pathOperation, suggestOperation } from './operations.js';
import type { Further } from './operations.js';

/**
 * The ids of a node and of what is around it. Of a claim the evidence too; what cites an entity, a passage after the
 * other, is no picture of it.
 */
export async function readAround(id: string, day: Day): Promise<readonly string[]> {
  const { data } = await ask<Readonly<Record<'entities' | 'claims' | 'evidence', StoredAround | null>>>(
    aroundOperation(id, day),
  );
  const [middle] = data.entities?.nodes ?? [];
  if (!middle) return [id];
  const isEntity = !isClaim(middle.node.__typename) && !EVIDENCE.has(middle.node.__typename);
  const parts = [data.entities, data.claims, ...(isEntity ? [] : [data.evidence])];
  return [...new Set(parts.flatMap((part) => (part?.nodes ?? []).map(({ node }) => node.id)))];
}

const EVIDENCE: ReadonlySet<string> = new Set(['Passage', 'Footnote', 'Conflict']);

interface StoredAround {
  readonly nodes: readonly { readonly node: { readonly __typename: string; readonly id: string } }[];
}

/** The next nodes along a relation, and where it goes on after them; null where it ends. */
export async function readFurther(
  further: Further,
  day: Day,
): Promise<{ readonly nodes: readonly FilteredNode[]; readonly endCursor: string | null }> {
  const { data } = await ask<{ neighbourhood: StoredPart | null }>(furtherOperation(further, day));
  const [middle, ...others] = data.neighbourhood?.nodes ?? [];
  return { nodes: others.map(({ node }) => filteredOf(node)), endCursor: middle?.relations[0]?.endCursor ?? null };
}

/** What a search suggests. */
export interface Suggestion {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  /** The field that matched, and the text around the match. */
  readonly field: string;
  readonly snippet: readonly { readonly text: string; readonly match: boolean }[];
}

export interface Suggestions {
  readonly found: readonly Suggestion[];
  /** The words as they may have been meant. */
  readonly meant: readonly string[];
}

export async function suggest(text: string, signal: AbortSignal): Promise<Suggestions> {
  const { query, variables } = suggestOperation(text);
  const { data } = await askApi<{
    search: {
      nodes: readonly ({ readonly node: AnswerPart } & Pick<Suggestion, 'field' | 'snippet'>)[];
      suggestions: readonly string[];
    };
  }>(query, variables, signal);
  return {
    found: data.search.nodes.map(({ node, field, snippet }) => ({
      ...{ id: String(node['id']), type: String(node['__typename']), label: labelOf(node), field, snippet },
    })),
    meant: data.search.suggestions,
  };
}

export interface FoundPath {
  readonly nodes: readonly PathNode[];
  readonly steps: readonly PathStep[];
}

export interface PathNode {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  /** Who says it and where, of a claim. */
  readonly attribution: string | undefined;
  readonly citation: string | undefined;
}

export interface PathStep extends GraphLink {
  readonly direction: 'OUT' | 'IN';
}

/** The shortest paths between two nodes, and why there are none. */
export async function readPaths(
  from: string,
  to: string,
  day: Day,
): Promise<{ readonly paths: readonly FoundPath[]; readonly explanation: string | undefined }> {
  const { data } = await ask<{
    path: { readonly explanation: string | null; readonly paths: readonly StoredPath[] } | null;
  }>(pathOperation(from, to, day));
  return {
    explanation: data.path?.explanation ?? undefined,
    paths: (data.path?.paths ?? []).map(({ nodes, steps }) => ({
      nodes: nodes.map((node) => ({
        id: String(node['id']),
        type: String(node['__typename']),
        label: labelOf(node),
        attribution: textOf(node['attribution']),
        citation: textOf(node['citation']),
      })),
      steps: steps.map(({ from: start, to: end, ...step }) => {
        const [one, other] = step.direction === 'OUT' ? [start, end] : [end, start];
        return { ...step, from: one.id, to: other.id };
      }),
    })),
  };
}

/** What became of an id. */
export interface Gone {
  readonly id: string;
  readonly note: string | undefined;
  readonly successor: string | undefined;
}

/** What is said of ids that no node has any more: nothing of those that never were. */
export async function readGone(ids: readonly string[]): Promise<readonly Gone[]> {
  const { data } = await ask<{
    nodes: readonly ({ id?: string; note?: string | null; successor?: { id: string } | null } | null)[];
  }>(goneOperation(ids.slice(0, 100)));
  return data.nodes.flatMap((node) =>
    node?.id === undefined ? [] : [{ id: node.id, note: node.note ?? undefined, successor: node.successor?.id }],
  );
}

interface StoredPath {
  readonly nodes: readonly AnswerPart[];
  readonly steps: readonly (Omit<PathStep, 'from' | 'to'> & {
    readonly from: { readonly id: string };
    readonly to: { readonly id: string };
  })[];
}

/** Asks what an operation says. */
export function ask<Data>({ query, variables }: Operation): Promise<Answered<Data>> {
  return askApi<Data>(query, variables);
}
