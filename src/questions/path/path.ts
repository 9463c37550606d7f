import type { FieldNode } from 'graphql';
import { NODE, memberNames } from '../../ontology/ontology.js';
import { portionCount, portions } from '../../query/cost/portions.js';
import { invalid } from '../../query/invalid.js';
import { numberWithin } from '../../query/number-within.js';
import { partsOf } from '../../query/question.js';
import type { Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { ID } from '../../query/run/row.js';
import type { StoredRow } from '../../query/run/row.js';
import { askNodes } from '../../query/run/statements.js';
import { askLinks, linksOf } from './path-statements.js';
import type { PathRequest } from './path-answer.js';
import { PATH, PATH_TYPES } from './path-types.js';
import { pathAnswer } from './path-answer.js';
import { pathThrough } from './path-through.js';
import type { Link } from './shortest-paths.js';

/** `path`: how two nodes are linked. */
export const path: Question = { name: 'path', sdl: PATH_TYPES, plan: planPath };

/** What is read of the links of a node. */
const READ = { rowsOfEach: 2 * (PATH.links + 1), columns: ['inferred'] };

function planPath(request: QuestionRequest): QuestionPlan {
  const { ontology, node, args } = request;
  const stops = stopsOf(node, args);
  const maxLength = numberWithin(node, 'path(maxLength:)', args.maxLength ?? 6, {
    least: stops.length - 1,
    most: PATH.steps,
  });
  const first = numberWithin(node, 'path(first:)', args.first ?? 3, { least: 0, most: PATH.first });
  const avoid = (args.avoid ?? {}) as {
    readonly types?: readonly string[] | null;
    readonly ids?: readonly string[] | null;
  };
  const parts = partsOf(request, 'PathResult', {
    nodes: { hubs: NODE },
    objects: {
      paths: {
        type: 'Path',
        nodes: { nodes: NODE },
        objects: { steps: { type: 'PathStep', nodes: { from: NODE, to: NODE } } },
      },
      avoided: { type: 'PathAvoided' },
    },
  });
  const asked: PathRequest = {
    ontology,
    node,
    stops,
    maxLength,
    first,
    passable: {
      ends: stops,
      avoidTypes: memberNames(ontology, avoid.types ?? []),
      avoidIds: atMost(node, 'avoid.ids', [...new Set(avoid.ids ?? [])], PATH.avoided),
      editorial: (args.editorial as boolean | null) ?? true,
      inferred: (args.inferred as boolean | null) ?? true,
      qualifying: request.qualifying(NODE),
    },
    parts,
  };
  // The ends, the links of each wave of both sides from each stop to the next, the nodes on the paths.
  const waves = portionCount(PATH.nodes, READ) + 2 * maxLength * (stops.length - 1);
  return {
    cost: { statements: 2 + waves, rows: first * (maxLength + 1) + PATH.hubs },
    selections: parts.selections,
    answer: (tools) => answer(asked, tools),
  };
}

function stopsOf(node: FieldNode, args: QuestionRequest['args']): readonly string[] {
  const via = atMost(node, 'via', (args.via ?? []) as readonly string[], PATH.via);
  const stops = [args.from as string, ...via, args.to as string];
  const again = stops.find((id, index) => stops.indexOf(id) !== index);
  if (again === undefined) return stops;
  throw invalid(`path leads from one node to another, and "${again}" was given twice among from, via and to.`, node);
}

function atMost(node: FieldNode, name: string, ids: readonly string[], most: number): readonly string[] {
  if (ids.length <= most) return ids;
  throw invalid(`path(${name}:) takes at most ${most} ids, and ${ids.length} were given.`, node);
}

async function answer(asked: PathRequest, tools: QuestionTools): Promise<AnswerObject> {
  const { ontology, node, stops, passable } = asked;
  const ends = await tools.ask(
    askNodes(ontology, { target: NODE, ids: stops, columns: [], qualifying: passable.qualifying }),
  );
  const there = new Set((ends.rows as unknown as StoredRow[]).map((row) => row[ID]));
  const unknown = stops.filter((id) => !there.has(id));
  if (unknown.length > 0) {
    throw invalid(`path: ${(await tools.explain(unknown, NODE)).join(' ')}`, node);
  }
  const found = await pathThrough(asked, (ids) => readLinks(asked, ids, tools));
  return pathAnswer(asked, found, tools);
}

async function readLinks(
  { ontology, passable }: PathRequest,
  ids: readonly string[],
  tools: QuestionTools,
): Promise<ReadonlyMap<string, readonly Link[] | undefined>> {
  const rows = await Promise.all(portions(ids, READ).map((some) => tools.ask(askLinks(ontology, some, passable))));
  return new Map(rows.flatMap((row) => [...linksOf(ontology, row, passable)]));
}
