import type { FieldNode } from 'graphql';
import type { Row } from '../../graph/graph.js';
import { membersOf, nodeType } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { invalid } from '../../query/invalid.js';
import { answerParts, partsOf, wants } from '../../query/question.js';
import type { Part, Parts, Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { ID, TYPE, columnsOfRow, positionsOf } from '../../query/run/row.js';
import type { StoredRow } from '../../query/run/row.js';
import { searchColumns, sourcesOf } from '../../words/entries.js';
import type { Word } from '../../words/words.js';
import { readQuery } from './read-query.js';
import type { ReadQuery } from './read-query.js';
import { askCount, askPage, askSimilar, askTokens, foundTokens } from './search-statements.js';
import { MOST_HITS, SEARCH_TYPES } from './search-types.js';
import { correctable, corrections, startOf } from './similar.js';
import type { SimilarToken } from './similar.js';
import { bestText } from './snippet.js';
import { chooseTerms } from './terms.js';
import type { Term, Terms } from './terms.js';

/** `search`: nodes by words that stand in them. */
export const search: Question = { name: 'search', sdl: SEARCH_TYPES, plan: planSearch };

interface SearchRequest {
  readonly query: string;
  readonly types: readonly string[] | undefined;
  readonly first: number;
  readonly parts: Parts;
  /** What is read of every hit: what its node is asked for, and the texts that a snippet can come from. */
  readonly columns: readonly string[];
}

function planSearch(request: QuestionRequest): QuestionPlan {
  const { ontology, node, args } = request;
  const first = firstOf(args.first, node);
  const parts = partsOf(request, 'SearchResult', {
    objects: { nodes: { type: 'SearchHit', nodes: { node: 'Node' } } },
  });
  const texts = [...ontology.nodes.values()].flatMap((type) => searchColumns(type).map((column) => column.name));
  const searched: SearchRequest = {
    query: args.query as string,
    types: typesOf(ontology, args.types as readonly string[] | null | undefined),
    first,
    parts,
    columns: [...new Set([...parts.columns, ...texts])].sort(),
  };
  const statements = ['nodes', 'totalCount', 'suggestions'].filter((name) => wants(parts, name)).length;
  return {
    cost: { statements: 1 + statements, rows: wants(parts, 'nodes') ? first : 0 },
    selections: parts.selections,
    answer: (tools) => answer(ontology, searched, tools),
  };
}

/** The types that are meant, each once; undefined for any. */
function typesOf(ontology: Ontology, given: readonly string[] | null | undefined): readonly string[] | undefined {
  return given ? [...new Set(given.flatMap((name) => membersOf(ontology, name).map((type) => type.name)))] : undefined;
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
  const found = terms.length > 0;
  const [page, count, suggestions] = await Promise.all([
    found && wants(parts, 'nodes')
      ? tools.ask(askPage(terms, searched.types, columnsOfRow(searched.columns), searched.first))
      : undefined,
    found && wants(parts, 'totalCount') ? tools.ask(askCount(terms, searched.types)) : undefined,
    wants(parts, 'suggestions') ? suggested(read, missing, tools) : [],
  ]);
  const values: Readonly<Record<string, unknown>> = {
    totalCount: count?.total ?? 0,
    warnings: [...read.warnings, ...chosen.warnings],
    suggestions,
  };
  return answerParts(parts, (part) =>
    part.parts ? hits(ontology, searched, terms, page, part.parts, tools) : values[part.name],
  );
}

async function suggested(read: ReadQuery, missing: readonly Word[], tools: QuestionTools): Promise<string[]> {
  const words = correctable(missing);
  if (words.length === 0) return [];
  const row = await tools.ask(askSimilar([...new Set(words.map(startOf))]));
  return corrections(read, words, new Map(row.similar as unknown as [string, SimilarToken[]][]));
}

function hits(
  ontology: Ontology,
  { columns }: SearchRequest,
  terms: readonly Term[],
  page: Row | undefined,
  parts: Parts,
  tools: QuestionTools,
): AnswerObject[] {
  const position = positionsOf(columns);
  // One builder for each node that is asked for: equal nodes of a statement are one object.
  const builders = new Map<Part, (row: StoredRow) => AnswerObject>();
  for (const part of parts.fields) {
    if (part.selection) builders.set(part, tools.objects(part.selection, columns));
  }
  const wantsText = wants(parts, 'field', 'snippet');
  return ((page?.rows ?? []) as unknown as [number, StoredRow][]).map(([score, row]) => {
    const type = nodeType(ontology, row[TYPE] as string);
    const stored = (column: string): unknown => row[position.get(column) ?? -1];
    const best = wantsText ? bestText(type, sourcesOf(ontology, type, row[ID] as string, stored), terms) : undefined;
    const values: Readonly<Record<string, unknown>> = { score, ...best };
    return answerParts(parts, (part) => builders.get(part)?.(row) ?? values[part.name]);
  });
}
