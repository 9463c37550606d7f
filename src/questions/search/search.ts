import type { FieldNode } from 'graphql';
import type { Row } from '../../graph/graph.js';
import { memberNames, nodeType } from '../../ontology/ontology.js';
import type { NodeType, Ontology } from '../../ontology/ontology.js';
import { invalid } from '../../query/invalid.js';
import { testText } from '../../query/filter/filter-text.js';
import { answerParts, nodeObjects, partsOf, wants } from '../../query/question.js';
import type { Part, Parts, Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { ID, TYPE, columnsOfRow, positionsOf } from '../../query/run/row.js';
import type { StoredRow } from '../../query/run/row.js';
import { searchColumns, sourcesAtEnds, sourcesOf } from '../../words/entries.js';
import type { Word } from '../../words/words.js';
import { readQuery } from './read-query.js';
import type { ReadQuery } from './read-query.js';
import { readRelated, relatedNames } from './related.js';
import { askCount, askPage, askRelated, askSimilar, askTokens, foundTokens } from './search-statements.js';
import { MOST_HITS, SEARCH_TYPES } from './search-types.js';
import type { Searched } from './search-statements.js';
import { correctable, corrections, startOf } from './similar.js';
import type { SimilarToken } from './similar.js';
import { bestText } from './snippet.js';
import type { BestText } from './snippet.js';
import { chooseTerms } from './terms.js';
import type { Term, Terms } from './terms.js';

/** `search`: nodes by words that stand in them. */
export const search: Question = { name: 'search', sdl: SEARCH_TYPES, plan: planSearch };

interface SearchRequest {
  readonly query: string;
  readonly nodes: Searched;
  readonly first: number;
  readonly parts: Parts;
  /** What is read of every hit: what its node is asked for, and the texts that a snippet can come from. */
  readonly columns: readonly string[];
}

function planSearch(request: QuestionRequest): QuestionPlan {
  const { ontology, node, args } = request;
  const first = firstOf(args.first, node);
  const types = args.types as readonly string[] | null | undefined;
  const parts = partsOf(request, 'SearchResult', {
    objects: { nodes: { type: 'SearchHit', nodes: { node: 'Node' } } },
  });
  const qualifying = request.qualifying('Node');
  const texts = [...ontology.nodes.values()].flatMap((type) => searchColumns(type).map((column) => column.name));
  const searched: SearchRequest = {
    query: args.query as string,
    nodes: {
      types: types ? memberNames(ontology, types) : undefined,
      qualifying: qualifying && testText(ontology, qualifying),
    },
    first,
    parts,
    columns: [...new Set([...parts.columns, ...texts])].sort(),
  };
  const asked = ['nodes', 'totalCount', 'suggestions'].filter((name) => wants(parts, name)).length;
  const related = parts.fields.some((part) => part.parts && wantsText(part.parts)) ? 1 : 0;
  return {
    cost: { statements: 1 + asked + related, rows: wants(parts, 'nodes') ? first : 0 },
    selections: parts.selections,
    answer: (tools) => answer(ontology, searched, tools),
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

async function answer(ontology: Ontology, searched: SearchRequest, tools: QuestionTools): Promise<AnswerObject> {
  const { parts } = searched;
  const read = readQuery(searched.query);
  const chosen: Terms =
    read.words.length > 0
      ? chooseTerms(read, foundTokens(await tools.ask(askTokens(read))))
      : { terms: [], missing: [], warnings: [] };
  const { terms, missing } = chosen;
  const any = terms.length > 0;
  const [page, count, suggestions] = await Promise.all([
    any && wants(parts, 'nodes')
      ? tools.ask(askPage(terms, searched.nodes, columnsOfRow(searched.columns), searched.first))
      : undefined,
    any && wants(parts, 'totalCount') ? tools.ask(askCount(terms, searched.nodes)) : undefined,
    wants(parts, 'suggestions') ? suggested(read, missing, tools) : [],
  ]);
  const values: Readonly<Record<string, unknown>> = {
    totalCount: count?.total ?? 0,
    warnings: [...read.warnings, ...chosen.warnings],
    suggestions,
  };
  const found = new Map<Part, AnswerObject[]>();
  for (const part of parts.fields) {
    if (part.parts) found.set(part, await hits(ontology, searched, terms, page, part.parts, tools));
  }
  return answerParts(parts, (part) => found.get(part) ?? values[part.name]);
}

async function suggested(read: ReadQuery, missing: readonly Word[], tools: QuestionTools): Promise<string[]> {
  const words = correctable(missing);
  if (words.length === 0) return [];
  const row = await tools.ask(askSimilar([...new Set(words.map(startOf))]));
  return corrections(read, words, new Map(row.similar as unknown as [string, SimilarToken[]][]));
}

async function hits(
  ontology: Ontology,
  { columns }: SearchRequest,
  terms: readonly Term[],
  page: Row | undefined,
  parts: Parts,
  tools: QuestionTools,
): Promise<AnswerObject[]> {
  const object = nodeObjects({ columns }, tools);
  const rows = (page?.rows ?? []) as unknown as [number, StoredRow][];
  const texts = wantsText(parts) ? await bestTexts(ontology, columns, rows, terms, tools) : undefined;
  return rows.map(([score, row]) => {
    const values: Readonly<Record<string, unknown>> = { score, ...texts?.get(row[ID] as string) };
    return answerParts(parts, (part) => (part.selection ? object(part, row) : values[part.name]));
  });
}

/** By id, where a hit is found best: in a text of its own, else in what names a node that it leads to. */
async function bestTexts(
  ontology: Ontology,
  columns: readonly string[],
  rows: readonly (readonly [number, StoredRow])[],
  terms: readonly Term[],
  tools: QuestionTools,
): Promise<ReadonlyMap<string, BestText>> {
  const position = positionsOf(columns);
  const texts = new Map<string, BestText>();
  const others = new Map<string, NodeType>();
  for (const [, row] of rows) {
    const id = row[ID] as string;
    const type = nodeType(ontology, row[TYPE] as string);
    const stored = (column: string): unknown => row[position.get(column) ?? -1];
    const sources = sourcesOf(ontology, type, id, stored);
    // A reader learns more from any other text.
    const best =
      bestText(
        type,
        sources.filter(({ field }) => field !== 'id'),
        terms,
      ) ?? bestText(type, sources, terms);
    if (best) texts.set(id, best);
    else others.set(id, type);
  }
  if (others.size === 0) return texts;
  const related = readRelated(ontology, await tools.ask(askRelated([...others.keys()], ...relatedNames(ontology))));
  for (const [id, type] of others) {
    const names = related.get(id);
    const best = names && bestText(type, sourcesAtEnds(type, names), terms);
    // Somebody changed the graph by hand.
    texts.set(id, best ?? { field: 'id', snippet: [{ text: id, match: false }] });
  }
  return texts;
}

function wantsText(parts: Parts): boolean {
  return wants(parts, 'field', 'snippet');
}
