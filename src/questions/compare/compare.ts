import type { FieldNode } from 'graphql';
import type { Ontology } from '../../ontology/ontology.js';
import { portionCount } from '../../query/cost/portions.js';
import type { Condition } from '../../query/filter/condition.js';
import { invalid } from '../../query/invalid.js';
import type { Selection } from '../../query/plan/fetches.js';
import { answerParts, partsBelow, partsOf } from '../../query/question.js';
import type { Parts, Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import type { StoredRow } from '../../query/run/row.js';
import { askNodes } from '../../query/run/statements.js';
import { shownNodes } from '../../query/shown-nodes.js';
import type { ShownNodes } from '../../query/shown-nodes.js';
import { gapRows } from '../norm-gaps/gap-rows.js';
import { gather } from '../norm-gaps/gather-gaps.js';
import { JUDGING } from '../norm-gaps/judged-as-of.js';
import { rowSentence } from '../norm-gaps/row-sentence.js';
import { columnsOf, comparedType, qualifyingIn, subjectsOf } from './compared-columns.js';
import type { ComparedColumn, ComparedType } from './compared-columns.js';
import { SUBJECTS, compareArguments } from './compare-arguments.js';
import type { CompareArguments } from './compare-arguments.js';
import { askClaims, claimsOf } from './compare-statements.js';
import type { ClaimSubject } from './compare-statements.js';
import { COMPARE, COMPARE_TYPES } from './compare-types.js';
import { claimRows } from './compared-rows.js';
import type { ComparedCell, ComparedRow } from './compared-rows.js';

/** `compare`: countries, articles or years side by side. */
export const compare: Question = { name: 'compare', sdl: COMPARE_TYPES, plan: planCompare };

interface CompareRequest extends CompareArguments {
  readonly ontology: Ontology;
  readonly node: FieldNode;
  readonly qualifying: Condition | undefined;
  readonly parts: Parts;
}

/** What norm gaps of one column take at the most: the frame, findings, provisions, and what stands as of a day. */
const GAPS = 3 + JUDGING;

function planCompare(request: QuestionRequest): QuestionPlan {
  const { ontology, node, args } = request;
  const parts = partsOf(request, 'Comparison', {
    objects: {
      columns: { type: 'ComparisonColumn', nodes: { node: 'Entity' } },
      rows: {
        type: 'ComparisonRow',
        nodes: { of: 'Entity' },
        objects: { cells: { type: 'ComparisonCell', nodes: { claims: 'Claim' } } },
      },
    },
  });
  const asked: CompareRequest = {
    ontology,
    node,
    qualifying: request.qualifying('Claim'),
    parts,
    ...compareArguments(node, args),
  };
  const rowsOf = rowsOfSelections(asked);
  const rows = [...rowsOf.values()].reduce((sum, number) => sum + number, 0);
  const gaps = asked.treaty === undefined ? 0 : columnsOf(asked).length * GAPS;
  const read = portionCount(rows, { rowsOfEach: 1, columns: parts.columns });
  return {
    // What is compared, its claims by subject, its norm gaps, and the nodes of all these.
    cost: { statements: 1 + (SUBJECTS.length - 1) + gaps + read, rows },
    selections: parts.selections,
    rowsOf,
    answer: (tools) => answer(asked, tools),
  };
}

/** How many nodes each part shows at the most. */
function rowsOfSelections(asked: CompareRequest): Map<Selection, number> {
  const width = columnsOf(asked).length;
  const rows = new Map<Selection, number>();
  const count = ({ fields }: Parts, times: number): void => {
    for (const { name, selection, parts } of fields) {
      if (selection) rows.set(selection, times * (name === 'claims' ? asked.each : 1));
      if (parts) count(parts, name === 'rows' ? asked.first : times * width);
    }
  };
  count(asked.parts, 1);
  return rows;
}

async function answer(asked: CompareRequest, tools: QuestionTools): Promise<AnswerObject> {
  const { ontology, node, ids, parts, first } = asked;
  const compared = await tools.ask(askNodes(ontology, { target: 'Entity', ids, columns: [], qualifying: undefined }));
  const type = await comparedType(asked, compared.rows as unknown as StoredRow[], node, tools);
  const columns = columnsOf(asked);
  const found = await Promise.all(
    subjectsOf(asked, type).map((subject) =>
      subject === 'NORM_GAPS' ? gapsOf(asked, columns, tools) : claimsBy(asked, subject, type, columns, tools),
    ),
  );
  const all = found.flat();
  const rows = all.slice(0, first);
  const shown = rows.flatMap(({ of, cells }) => [of, ...cells.flatMap(({ claims }) => claims)]);
  const nodes = await shownNodes(ontology, parts, [...ids, ...shown], tools);
  return answerParts(parts, (part) => {
    if (part.name === 'totalCount') return all.length;
    const below = partsBelow(part);
    return part.name === 'columns'
      ? columns.map((column) => columnObject(below, column, nodes))
      : rows.map((row) => rowObject(below, row, nodes));
  });
}

async function claimsBy(
  { ontology, node, qualifying, each }: CompareRequest,
  subject: ClaimSubject,
  type: ComparedType,
  columns: readonly ComparedColumn[],
  tools: QuestionTools,
): Promise<ComparedRow[]> {
  const row = await tools.ask(askClaims({ ontology, subject, type, columns, qualifying, each }));
  const found = claimsOf(row);
  if (found.length > COMPARE.cells) {
    throw invalid(
      `compare(of: ${subject}) reads at most ${COMPARE.cells} cells, and more are recorded here. Compare fewer.`,
      node,
      'LIMIT_EXCEEDED',
    );
  }
  return claimRows(subject, columns, found, each);
}

/** Where each column stands with the treaty, of a year at its end. */
async function gapsOf(
  asked: CompareRequest,
  columns: readonly ComparedColumn[],
  tools: QuestionTools,
): Promise<ComparedRow[]> {
  const { ontology, node, each } = asked;
  const treaty = asked.treaty ?? '';
  const gathered = await Promise.all(
    columns.map(async (column) => {
      const qualifying = qualifyingIn(ontology, column, asked.qualifying);
      const gaps = { ontology, node, field: 'compare', country: column.id, treaty, each, qualifying };
      return { column, ...(await gather(gaps, { provisions: false, recommendations: false }, tools)) };
    }),
  );
  const rows = gathered.map((one) => gapRows(treaty, one, each));
  return (rows[0] ?? []).map(({ norm }, index): ComparedRow => ({
    subject: 'NORM_GAPS',
    of: norm,
    period: undefined,
    cells: gathered.map(({ column, frame }, at): ComparedCell => {
      const row = rows[at]?.[index];
      if (!row) throw new Error(`compare found no row of ${column.id} for ${norm}`);
      const { status, evidence } = row;
      const explanation = rowSentence({ country: column.id, treaty }, frame, row);
      const reason = evidence.number === 0 ? 'NOTHING_DECIDES' : undefined;
      return { number: evidence.number, claims: evidence.first, status, reason, explanation };
    }),
  }));
}

function columnObject(parts: Parts, { id, year }: ComparedColumn, nodes: ShownNodes): AnswerObject {
  return answerParts(parts, (part) => (part.name === 'year' ? (year ?? null) : nodes.object(part, id)));
}

function rowObject(parts: Parts, { subject, of, period, cells }: ComparedRow, nodes: ShownNodes): AnswerObject {
  return answerParts(parts, (part) => {
    switch (part.name) {
      case 'of':
        return nodes.object(part, of);
      case 'cells':
        return cells.map((cell) => cellObject(partsBelow(part), cell, nodes));
      case 'subject':
        return subject;
      default:
        return period ?? null;
    }
  });
}

function cellObject(
  parts: Parts,
  { number, claims, status, reason, explanation }: ComparedCell,
  nodes: ShownNodes,
): AnswerObject {
  const values: Readonly<Record<string, unknown>> = {
    count: number,
    status: status ?? null,
    reason: reason ?? null,
    explanation: explanation ?? null,
  };
  return answerParts(parts, (part) =>
    part.name === 'claims' ? claims.map((id) => nodes.object(part, id)) : values[part.name],
  );
}
