import { portionCount } from '../../query/cost/portions.js';
import { invalid } from '../../query/invalid.js';
import { nearestOf } from '../../query/miss/nearest.js';
import { numberWithin } from '../../query/number-within.js';
import type { Selection } from '../../query/plan/fetches.js';
import { answerParts, partsBelow, partsOf } from '../../query/question.js';
import type { Parts, Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { gapNodes, rowObject, wantedOfRows } from './gap-nodes.js';
import { bindingActions, gapRows, normsOf } from './gap-rows.js';
import { gather } from './gather-gaps.js';
import { GAP_STATUSES } from './gap-status.js';
import type { GapStatus } from './gap-status.js';
import { JUDGING } from './judged-as-of.js';
import type { NormGapsRequest } from './norm-gaps-request.js';
import type { Frame } from './norm-gaps-statements.js';
import { NORM_GAPS, NORM_GAPS_TYPES } from './norm-gaps-types.js';

/** `normGaps`: where a country stands with a treaty, article by article. */
export const normGaps: Question = { name: 'normGaps', sdl: NORM_GAPS_TYPES, plan: planNormGaps };

function planNormGaps(request: QuestionRequest): QuestionPlan {
  const { ontology, node, args } = request;
  const parts = partsOf(request, 'NormGaps', {
    nodes: { country: 'Country', treaty: 'Treaty', binding: 'TreatyAction' },
    objects: {
      counts: { type: 'NormGapCount' },
      rows: {
        type: 'NormGap',
        nodes: {
          norm: 'Norm',
          evidence: 'Finding',
          inDoubt: 'Claim',
          findings: 'Finding',
          recommendations: 'Recommendation',
          actions: 'TreatyAction',
        },
        objects: { provisions: { type: 'NormProvision', nodes: { provision: 'Norm', topics: 'Topic' } } },
      },
    },
  });
  const asked: NormGapsRequest = {
    ontology,
    node,
    field: 'normGaps',
    country: args.country as string,
    treaty: args.treaty as string,
    first: numberWithin(node, 'normGaps(first:)', args.first ?? NORM_GAPS.rowsDefault, {
      least: 0,
      most: NORM_GAPS.rows,
    }),
    each: numberWithin(node, 'normGaps(each:)', args.each ?? NORM_GAPS.eachDefault, { least: 0, most: NORM_GAPS.each }),
    norms: (args.norms ?? undefined) as readonly string[] | undefined,
    statuses: (args.statuses ?? undefined) as readonly GapStatus[] | undefined,
    qualifying: request.qualifying('Claim'),
    parts,
  };
  const rowsOf = rowsOfSelections(asked);
  const rows = [...rowsOf.values()].reduce((sum, number) => sum + number, 0);
  return {
    // What there is, what is measured, provisions, recommendations, what stands as of a day, and the nodes of all these.
    cost: {
      statements: 4 + (asked.qualifying ? JUDGING : 0) + portionCount(rows, { rowsOfEach: 1, columns: parts.columns }),
      rows,
    },
    selections: parts.selections,
    rowsOf,
    answer: (tools) => answer(asked, tools),
  };
}

/** How many nodes each part shows at the most. */
function rowsOfSelections({ parts, first, each }: NormGapsRequest): Map<Selection, number> {
  const rows = new Map<Selection, number>();
  const count = ({ fields }: Parts, times: number): void => {
    for (const { name, selection, parts: below } of fields) {
      if (selection) rows.set(selection, times * (MANY[name]?.(each) ?? 1));
      if (below) count(below, name === 'rows' ? first : times * each);
    }
  };
  count(parts, 1);
  return rows;
}

/** The parts that are lists of nodes. */
const MANY: Readonly<Record<string, (each: number) => number>> = {
  binding: () => NORM_GAPS.actions,
  actions: (each) => each,
  topics: () => NORM_GAPS.topics,
  evidence: (each) => each,
  inDoubt: (each) => each,
  findings: (each) => each,
  recommendations: (each) => each,
};

async function answer(asked: NormGapsRequest, tools: QuestionTools): Promise<AnswerObject> {
  const { treaty, each, parts, norms, statuses, first } = asked;
  const wanted = wantedOfRows(parts);
  const gathered = await gather(
    asked,
    {
      provisions: wanted('provisions', 'provisionCount'),
      recommendations: wanted('recommendations', 'recommendationCount'),
    },
    tools,
  );
  const { frame } = gathered;
  mustBeNorms(asked, frame);
  const binding = bindingActions(frame);
  const all = gapRows(treaty, gathered, each);
  const left = all.filter(
    ({ norm, status }) => (norms?.includes(norm) ?? true) && (statuses?.includes(status) ?? true),
  );
  const rows = left.slice(0, first);
  const nodes = await gapNodes(asked, frame, rows, tools);
  const values: Readonly<Record<string, unknown>> = {
    bound: binding.length > 0,
    totalCount: left.length,
    counts: GAP_STATUSES.map((status) => ({ status, count: all.filter((row) => row.status === status).length })),
  };
  return answerParts(parts, (part) => {
    switch (part.name) {
      case 'country':
      case 'treaty':
        return nodes.object(part, asked[part.name]);
      case 'binding':
        return binding.map(({ id }) => nodes.object(part, id));
      case 'rows':
        return rows.map((row) => rowObject(asked, frame, partsBelow(part), row, nodes));
      case 'counts':
        return (values.counts as readonly Readonly<Record<string, unknown>>[]).map((count) =>
          answerParts(partsBelow(part), ({ name }) => count[name]),
        );
      default:
        return values[part.name];
    }
  });
}

function mustBeNorms({ node, treaty, norms }: NormGapsRequest, frame: Frame): void {
  const known = normsOf(treaty, frame);
  const unknown = (norms ?? []).find((id) => !known.includes(id));
  if (unknown === undefined) return;
  const nearest = nearestOf(unknown, known);
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  throw invalid(
    `normGaps(norms:) takes "${treaty}" and the ids of its articles, and "${unknown}" is neither.${hint}`,
    node,
  );
}
