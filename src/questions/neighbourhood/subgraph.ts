import type { FieldNode } from 'graphql';
import { linkKinds } from '../../ontology/link-kinds.js';
import { NODE } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { sortKey } from '../../ontology/sort-key.js';
import { invalid } from '../../query/invalid.js';
import { partsOf, partsBelow, wants } from '../../query/question.js';
import type { Parts, Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { ID } from '../../query/run/row.js';
import type { StoredRow } from '../../query/run/row.js';
import { askNodes } from '../../query/run/statements.js';
import { PORTION, inPortions, joined } from './in-portions.js';
import { NEIGHBOUR, neighbourhoodAnswer } from './neighbourhood-answer.js';
import { askCounts, askLinksAmong, countsOf, foundLinks } from './neighbourhood-statements.js';
import type { FoundLink, Shown } from './neighbourhood-statements.js';
import { SUBGRAPH, SUBGRAPH_TYPES } from './neighbourhood-types.js';

/** `subgraph`: nodes whose ids are known, and what links them. */
export const subgraph: Question = { name: 'subgraph', sdl: SUBGRAPH_TYPES, plan: planSubgraph };

/** Of the other nodes of the picture so many are read for links with one statement: few of their links are meant. */
const AMONG_PORTION = 500;

interface SubgraphRequest {
  readonly ontology: Ontology;
  readonly ids: readonly string[];
  readonly among: readonly string[];
  readonly shown: Shown;
  readonly parts: Parts;
}

function planSubgraph(request: QuestionRequest): QuestionPlan {
  const { ontology, node, args } = request;
  const ids = idsOf(node, 'ids', args.ids, SUBGRAPH.ids);
  if (ids.length === 0) throw invalid('subgraph(ids:) takes one id at least.', node);
  const isMeant = new Set(ids);
  const among = idsOf(node, 'among', args.among ?? [], SUBGRAPH.among).filter((id) => !isMeant.has(id));
  const relations = args.relations as readonly string[] | null | undefined;
  if (relations?.length === 0) {
    throw invalid('subgraph(relations:) takes one relation at least: leave it out for all of them.', node);
  }
  const parts = partsOf(request, 'Subgraph', {
    objects: {
      nodes: NEIGHBOUR,
      links: { type: 'Link' },
    },
  });
  const shown: Shown = {
    kinds: [...linkKinds(ontology).values()].filter(({ type }) => relations?.includes(type) ?? true),
    types: undefined,
    qualifying: request.qualifying(NODE),
  };
  const asked: SubgraphRequest = { ontology, ids, among, shown, parts };
  return {
    // The nodes themselves and those among them; how much there is behind each; the links of both.
    cost: {
      statements: 2 + 2 * Math.ceil(ids.length / PORTION) + Math.ceil(among.length / AMONG_PORTION),
      rows: ids.length,
    },
    selections: parts.selections,
    answer: (tools) => answer(asked, tools),
  };
}

function idsOf(node: FieldNode, name: string, given: unknown, most: number): readonly string[] {
  const ids = [...new Set(given as readonly string[])];
  if (ids.length <= most) return ids;
  throw invalid(`subgraph(${name}:) takes at most ${most} ids, and ${ids.length} were given.`, node);
}

async function answer(asked: SubgraphRequest, tools: QuestionTools): Promise<AnswerObject> {
  const { ontology, shown, parts } = asked;
  const found = await tools.ask(
    askNodes(ontology, { target: NODE, ids: asked.ids, columns: parts.columns, qualifying: shown.qualifying }),
  );
  const rows = new Map((found.rows as unknown as StoredRow[]).map((row) => [row[ID] as string, row]));
  const ids = naturally(rows.keys());
  const [groups, links] = await Promise.all([
    isCounted(parts)
      ? inPortions(ids, async (keys) => countsOf(shown, await tools.ask(askCounts(ontology, shown, keys))))
      : [],
    wantsLinks(parts) ? linksOf(asked, ids, tools) : [],
  ]);
  const counted = joined(groups);
  const grown = new Map(ids.map((id) => [id, { depth: 0, taken: 0, groups: counted.get(id) ?? [] }]));
  const missing = naturally(asked.ids.filter((id) => !rows.has(id)));
  return neighbourhoodAnswer({ ontology, parts }, { grown, links, typed: new Map(), rows, missing }, tools);
}

/** Whether it is asked how much there is behind a node. */
function isCounted(parts: Parts): boolean {
  const nodes = parts.fields.filter(({ name }) => name === 'nodes');
  return wants(parts, 'complete') || nodes.some((part) => wants(partsBelow(part), 'relations'));
}

function wantsLinks(parts: Parts): boolean {
  return wants(parts, 'links') || isCounted(parts);
}

async function linksOf(
  { ontology, among, shown }: SubgraphRequest,
  ids: readonly string[],
  tools: QuestionTools,
): Promise<readonly FoundLink[]> {
  const others = naturally(await thereOf(ontology, among, shown, tools));
  const links =
    (to: readonly string[]) =>
    async (keys: readonly string[]): Promise<readonly FoundLink[]> =>
      foundLinks(ontology, shown, await tools.ask(askLinksAmong(ontology, shown, keys, to)));
  const found = await Promise.all([
    inPortions(ids, links([...ids, ...others])),
    inPortions(ids.length === 0 ? [] : others, links(ids), AMONG_PORTION),
  ]);
  return found.flat(2);
}

/** Of a node that is not there on the day no link is. One that is nowhere has none. */
async function thereOf(
  ontology: Ontology,
  ids: readonly string[],
  { qualifying }: Shown,
  tools: QuestionTools,
): Promise<Iterable<string>> {
  if (ids.length === 0 || !qualifying) return ids;
  const found = await tools.ask(askNodes(ontology, { target: NODE, ids, columns: [], qualifying }));
  return (found.rows as unknown as StoredRow[]).map((row) => row[ID] as string);
}

function naturally(ids: Iterable<string>): string[] {
  return [...ids].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}
