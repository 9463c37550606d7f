import { labelOf } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { TODAY } from './arrangement.js';
import type { Day } from './arrangement.js';
import type { FilteredNode, GraphLink, GraphNode, Named, NodeRelation, TopicName } from './known-graph.js';
import { subgraphOperation } from './view-operation.js';
import type { Operation } from './view-operation.js';

/** Asks the API: from a page of the browser, or within the server. */
export type AskView = (
  operation: Operation,
) => Promise<{ readonly data: unknown; readonly dataVersion: string | undefined }>;

/** A part of the graph as it was read. */
export interface Part {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
  /** Ids that were asked for and are not there, or not on that day. */
  readonly missing: readonly string[];
  readonly dataVersion: string | undefined;
}

/** Nodes that the API takes in one request, and as the others of a picture. */
const PORTION = 500;

/**
 * Nodes of a view, and all links among them and to others that are shown already; in as many requests as it takes.
 * @param told of how many nodes were read so far.
 */
export async function readNodes(
  ask: AskView,
  ids: readonly string[],
  shown: readonly string[],
  day: Day,
  told: (count: number) => void = () => undefined,
): Promise<Part> {
  const nodes: GraphNode[] = [];
  const links: GraphLink[] = [];
  const missing: string[] = [];
  let dataVersion: string | undefined;
  for (let from = 0; from < ids.length; from += PORTION) {
    // Each pair of portions is asked for once: with the later of the two.
    const among = [...shown, ...ids.slice(0, from)];
    const answered = await ask(subgraphOperation(ids.slice(from, from + PORTION), among, day));
    const part = partOf((answered.data as { readonly subgraph: StoredPart }).subgraph);
    nodes.push(...part.nodes);
    links.push(...part.links);
    missing.push(...part.missing);
    dataVersion = answered.dataVersion;
    told(nodes.length);
  }
  return { nodes, links, missing, dataVersion };
}

/** The type of what stands in place of a record that was withdrawn. */
const WITHDRAWN = 'Withdrawn';

/**
 * All of a view as of its day. What is not there on that day comes without its links: a picture shows it faint. What was
 * withdrawn is missing, since it is nothing of what the view showed.
 * @param told of how many nodes were read so far.
 */
export async function readView(
  ask: AskView,
  ids: readonly string[],
  day: Day,
  told?: (count: number) => void,
): Promise<Part> {
  const part = withoutWithdrawn(await readNodes(ask, ids, [], day, told));
  const isToday = day.date === undefined && day.knownAt === undefined;
  if (isToday || part.missing.length === 0) return part;
  const others = withoutWithdrawn(await readNodes(ask, part.missing, [], TODAY));
  return { ...part, nodes: [...part.nodes, ...others.nodes] };
}

function withoutWithdrawn(part: Part): Part {
  const withdrawn = new Set(part.nodes.flatMap(({ id, type }) => (type === WITHDRAWN ? [id] : [])));
  return {
    ...part,
    nodes: part.nodes.filter(({ id }) => !withdrawn.has(id)),
    links: part.links.filter(({ from, to }) => !withdrawn.has(from) && !withdrawn.has(to)),
    missing: [...part.missing, ...withdrawn],
  };
}

/** A part as the API answers it. */
export interface StoredPart {
  readonly missing?: readonly string[];
  readonly nodes: readonly { readonly node: AnswerPart; readonly relations: readonly NodeRelation[] }[];
  readonly links?: readonly GraphLink[];
}

function partOf({ nodes, links = [], missing = [] }: StoredPart): Omit<Part, 'dataVersion'> {
  return { nodes: nodes.map(nodeOf), links, missing };
}

function nodeOf({ node, relations }: StoredPart['nodes'][number]): GraphNode {
  const dates = [node['date'], node['publishedOn'], node['enactedOn'], node['adoptedOn']];
  return { ...filteredOf(node), label: labelOf(node), date: dates.map(textOf).find(Boolean), relations };
}

/** What filters look at, of an answer. */
export function filteredOf(node: AnswerPart): FilteredNode {
  const { topics, recommendedBy } = node as {
    readonly topics?: { readonly nodes: readonly StoredTopic[] };
    readonly recommendedBy?: { readonly nodes: readonly StoredName[] };
  };
  return {
    id: String(node['id']),
    type: String(node['__typename']),
    status: textOf(node['status']) ?? textOf(node['conflictStatus']),
    topics: topicsOf(topics?.nodes ?? []),
    response: textOf(node['response']),
    recommenders: (recommendedBy?.nodes ?? []).map(namedOf),
  };
}

interface StoredName {
  readonly id: string;
  readonly name: string | null;
}

interface StoredTopic extends StoredName {
  readonly broader: StoredName | null;
}

function namedOf({ id, name }: StoredName): Named {
  return { id, name: name ?? id };
}

/** Those of a claim and the wider ones, each once. */
function topicsOf(topics: readonly StoredTopic[]): readonly TopicName[] {
  const named = (topic: StoredName, isWider: boolean): [string, TopicName] => [
    topic.id,
    { ...namedOf(topic), isWider },
  ];
  const wider = topics.flatMap(({ broader }) => (broader ? [named(broader, true)] : []));
  return [...new Map([...wider, ...topics.map((topic) => named(topic, false))]).values()];
}

/** What is a text, of an answer. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
