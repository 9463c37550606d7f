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
import { askCount, askIds, askPage, askRelated, askSimilar, askTokens, foundTokens } from './search-statements.js';
import { MOST_HITS, SEARCH_TYPES } from './search-types.js';
import type { Searched } from './search-statements.js';
import { correctable, corrections, startOf } from './similar.js';
import type { SimilarToken } from './similar.js';
import { bestText } from './snippet.js';
import type { BestText } from './snippet.js';
import { chooseTerms, idScore } from './terms.js';
import type { Term } from './terms.js';

/** What a hit counts, and its values. */
type Scored = readonly [score: number, row: StoredRow];

/** `search`: nodes by words that stand in them. */
export const search: Question = { name: 'search', sdl: SEARCH_TYPES, plan: planSearch };

interface SearchRequest {
  readonly read: ReadQuery;
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
  const read = readQuery(args.query as string);
  const searched: SearchRequest = {
    read,
    nodes: {
      types: types ? memberNames(ontology, types) : undefined,
      qualifying: qualifying && testText(ontology, qualifying),
      except: [],
    },
    first,
    parts,
    columns: [...new Set([...parts.columns, ...texts])].sort(),
  };
  const asked = ['nodes', 'totalCount', 'suggestions'].filter((name) => wants(parts, name)).length;
  const related = parts.fields.some((part) => part.parts && wantsText(part.parts)) ? 1 : 0;
  return {
    cost: { statements: 1 + (read.ids.length > 0 ? 1 : 0) + asked + related, rows: wants(parts, 'nodes') ? first : 0 },
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
  const { parts, read, first } = searched;
  const cols = columnsOfRow(searched.columns);
  const [tokens, named] = await Promise.all([
    read.words.length > 0 ? tools.ask(askTokens(read)) : undefined,
    read.ids.length > 0 ? tools.ask(askIds(read.ids, searched.nodes, cols)) : undefined,
  ]);
  const exact = namedRows(ontology, named);
  const except = exact.map((row) => row[ID] as string);
  const words = read.words.filter(({ word }) => !except.includes(word.text));
  const { terms, missing, warnings } = tokens
    ? chooseTerms({ ...read, words }, foundTokens(tokens))
    : { terms: [], missing: [], warnings: [] };
  const nodes = { ...searched.nodes, except };
  const any = terms.length > 0;
  const [page, count, suggestions] = await Promise.all([
    any && wants(parts, 'nodes') && first > exact.length
      ? tools.ask(askPage(terms, nodes, cols, first - exact.length))
      : undefined,
    any && wants(parts, 'totalCount') ? tools.ask(askCount(terms, nodes)) : undefined,
    wants(parts, 'suggestions') ? suggested(read, missing, tools) : [],
  ]);
  const values: Readonly<Record<string, unknown>> = {
    totalCount: exact.length + Number(count?.total ?? 0),
    warnings: [...read.warnings, ...warnings],
    suggestions,
  };
  const others = (page?.rows ?? []) as unknown as Scored[];
  // Whoever has the id means this one, however well others have the words beside it.
  const best = others[0]?.[0] ?? 0;
  const score = tokens ? best + idScore(foundTokens(tokens).nodes) : best;
  const rows = [...exact.slice(0, first).map((row): Scored => [score, row]), ...others];
  const found = new Map<Part, AnswerObject[]>();
  for (const part of parts.fields) {
    if (part.parts) found.set(part, await hits(ontology, searched, terms, { rows, exact: except }, part.parts, tools));
  }
  return answerParts(parts, (part) => found.get(part) ?? values[part.name]);
}

/** The claims and the evidence among what has an id of the query: entities are found by the words of theirs. */
function namedRows(ontology: Ontology, named: Row | undefined): StoredRow[] {
  const rows = (named?.rows ?? []) as unknown as StoredRow[];
  return rows.filter((row) => {
    const { family } = nodeType(ontology, row[TYPE] as string);
    return family === 'Claim' || family === 'Evidence';
  });
}

async function suggested(read: ReadQuery, missing: readonly Word[], tools: QuestionTools): Promise<string[]> {
  const words = correctable(missing);
  if (words.length === 0) return [];
  const row = await tools.ask(askSimilar([...new Set(words.map(startOf))]));
  return corrections(read, words, new Map(row.similar as unknown as [string, SimilarToken[]][]));
}

interface Found {
  readonly rows: readonly Scored[];
  /** The ids of those that were asked for by id. */
  readonly exact: readonly string[];
}

async function hits(
  ontology: Ontology,
  { columns }: SearchRequest,
  terms: readonly Term[],
  { rows, exact }: Found,
  parts: Parts,
  tools: QuestionTools,
): Promise<AnswerObject[]> {
  const object = nodeObjects({ columns }, tools);
  const byWords = rows.filter(([, row]) => !exact.includes(row[ID] as string));
  const texts = wantsText(parts) ? await bestTexts(ontology, columns, byWords, terms, tools) : undefined;
  return rows.map(([score, row]) => {
    const id = row[ID] as string;
    const text = texts?.get(id) ?? { field: 'id', snippet: [{ text: id, match: true }] };
    const values: Readonly<Record<string, unknown>> = { score, ...text };
    return answerParts(parts, (part) => (part.selection ? object(part, row) : values[part.name]));
  });
}

/** By id, where a hit is found best: in a text of its own, else in what names a node that it leads to. */
async function bestTexts(
  ontology: Ontology,
  columns: readonly string[],
  rows: readonly Scored[],
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
