import type { FieldNode } from 'graphql';
import type { Row, Value } from '../../graph/graph.js';
import { nodeType } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { invalid } from '../../query/invalid.js';
import type { Selection } from '../../query/plan.js';
import type { Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import { ID, TYPE, columnsOfRow } from '../../query/statements.js';
import type { AnswerObject, Stored } from '../../query/waves.js';
import { searchColumns, sourcesOf } from '../../words/entries.js';
import { readQuery } from './read-query.js';
import type { ReadQuery } from './read-query.js';
import { SEARCH_FIELD, SEARCH_TYPES } from './schema.js';
import { MOST_HITS } from './schema.js';
import { correctable, corrections, startOf } from './similar.js';
import type { SimilarToken } from './similar.js';
import { bestText } from './snippet.js';
import { askCount, askPage, askSimilar, askTokens, foundTokens } from './statements.js';
import { chooseTerms } from './terms.js';
import type { Term, Terms } from './terms.js';
import type { Word } from '../../words/words.js';

/** `search`: nodes by words that stand in them. */
export const search: Question = {
  name: 'search',
  field: SEARCH_FIELD,
  types: SEARCH_TYPES,
  plainTypes: ['Segment', 'SearchWarning'],
  plan: planSearch,
};

/** What is asked of the result, under the keys that the answer has it by. */
interface Asked {
  readonly query: string;
  readonly types: readonly string[] | undefined;
  readonly first: number;
  readonly parts: readonly { readonly key: string; readonly name: string; readonly hit: Hit }[];
  /** What is read of every hit: what its node is asked for, and the texts that a snippet can come from. */
  readonly columns: readonly string[];
}

/** What is asked of a hit; the selection is that of its node. */
type Hit = readonly { readonly key: string; readonly name: string; readonly selection: Selection | undefined }[];

function planSearch(request: QuestionRequest): QuestionPlan {
  const { ontology, node, args } = request;
  const first = firstOf(args.first, node);
  const parts = [...request.below('SearchResult', request.nodes)].map(([key, nodes]) => {
    const name = nodes[0]?.name.value ?? '';
    return { key, name, hit: name === 'nodes' ? hitOf(request, nodes) : [] };
  });
  const selections = parts.flatMap(({ hit }) => hit.flatMap(({ selection }) => selection ?? []));
  const columns = new Set([
    ...selections.flatMap((selection) => selection.columns),
    ...[...ontology.nodes.values()].flatMap((type) => searchColumns(type).map((column) => column.name)),
  ]);
  const types = (args.types ?? undefined) as readonly string[] | undefined;
  const asked: Asked = { query: args.query as string, types, first, parts, columns: [...columns].sort() };
  const names = new Set(parts.map(({ name }) => name));
  const statements = ['nodes', 'totalCount', 'suggestions'].filter((name) => names.has(name)).length;
  return {
    cost: { statements: 1 + statements, rows: names.has('nodes') ? first : 0 },
    selections,
    answer: (tools) => answer(ontology, asked, tools),
  };
}

function firstOf(given: unknown, node: FieldNode): number {
  const first = (given as number | null | undefined) ?? 20;
  if (first >= 0 && first <= MOST_HITS) return first;
  throw invalid(
    `search(first:) takes 0 to ${MOST_HITS}, and ${first} was given. For other hits search for more words, or for some types with types:.`,
    node,
  );
}

function hitOf(request: QuestionRequest, nodes: readonly FieldNode[]): Hit {
  return [...request.below('SearchHit', nodes)].map(([key, fieldNodes]) => {
    const name = fieldNodes[0]?.name.value ?? '';
    return { key, name, selection: name === 'node' ? request.selection('Node', fieldNodes) : undefined };
  });
}

async function answer(ontology: Ontology, asked: Asked, tools: QuestionTools): Promise<unknown> {
  const read = readQuery(asked.query);
  const wants = (name: string): boolean => asked.parts.some((part) => part.name === name);
  const chosen: Terms =
    read.words.length > 0
      ? chooseTerms(read, foundTokens(await tools.ask(askTokens(read))))
      : { terms: [], missing: [], warnings: [] };
  const { terms, missing } = chosen;
  const found = terms.length > 0;
  const [page, count, suggestions] = await Promise.all([
    found && wants('nodes')
      ? tools.ask(askPage(terms, asked.types, columnsOfRow(asked.columns), asked.first))
      : undefined,
    found && wants('totalCount') ? tools.ask(askCount(terms, asked.types)) : undefined,
    wants('suggestions') ? suggested(read, missing, tools) : [],
  ]);
  const values: Readonly<Record<string, unknown>> = {
    totalCount: count?.total ?? 0,
    warnings: [...read.warnings, ...chosen.warnings],
    suggestions,
  };
  const result = Object.create(null) as AnswerObject;
  for (const { key, name, hit } of asked.parts) {
    result[key] = name === 'nodes' ? hits(ontology, asked, terms, page, hit, tools) : values[name];
  }
  return result;
}

async function suggested(read: ReadQuery, missing: readonly Word[], tools: QuestionTools): Promise<string[]> {
  const words = correctable(missing);
  if (words.length === 0) return [];
  const row = await tools.ask(askSimilar([...new Set(words.map(startOf))]));
  return corrections(read, words, new Map(row.similar as unknown as [string, SimilarToken[]][]));
}

function hits(
  ontology: Ontology,
  { columns }: Asked,
  terms: readonly Term[],
  page: Row | undefined,
  asked: Hit,
  tools: QuestionTools,
): AnswerObject[] {
  const at = new Map(columnsOfRow(columns).map((column, index) => [column, index]));
  const fields = asked.map(({ key, name, selection }) => ({
    key,
    name,
    toNode: selection && tools.objects(selection, columns),
  }));
  const wantsText = asked.some(({ name }) => name === 'field' || name === 'snippet');
  return ((page?.rows ?? []) as unknown as [number, Stored][]).map(([score, row]) => {
    const type = nodeType(ontology, row[TYPE] as string);
    const stored = (column: string): Value | undefined => row[at.get(column) ?? -1];
    const best = wantsText ? bestText(type, sourcesOf(ontology, type, row[ID] as string, stored), terms) : undefined;
    const values: Readonly<Record<string, unknown>> = { score, ...best };
    const hit = Object.create(null) as AnswerObject;
    for (const { key, name, toNode } of fields) hit[key] = toNode ? toNode(row) : values[name];
    return hit;
  });
}
