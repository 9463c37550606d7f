import type { FieldNode } from 'graphql';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import type { Row } from '../../graph/graph.js';
import type { Ontology } from '../../ontology/ontology.js';
import { invalid } from '../../query/invalid.js';
import { PAGE } from '../../query/page.js';
import type { Selection } from '../../query/plan.js';
import type { Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject, Stored } from '../../query/waves.js';
import { COVERAGE_FIELD, COVERAGE_TYPES } from './schema.js';
import { askCoverage, askReportIds, askUncited } from './statements.js';

/** `coverage`: how much of a report is here. */
export const coverage: Question = {
  name: 'coverage',
  field: COVERAGE_FIELD,
  types: COVERAGE_TYPES,
  plainTypes: ['FootnoteCount'],
  plan: planCoverage,
};

/** What is asked, under the keys that the answer has it by; a selection where it is asked of nodes. */
interface Asked {
  readonly node: FieldNode;
  readonly report: string;
  readonly parts: readonly { readonly key: string; readonly name: string; readonly selection: Selection | undefined }[];
}

/** The fields that are nodes, and of which type. */
const NODES: Readonly<Record<string, string>> = { report: 'Report', uncited: 'Passage' };

function planCoverage(request: QuestionRequest): QuestionPlan {
  const { ontology, node, args } = request;
  const parts = [...request.below('Coverage', request.nodes)].map(([key, nodes]) => {
    const name = nodes[0]?.name.value ?? '';
    const target = NODES[name];
    return { key, name, selection: target === undefined ? undefined : request.selection(target, nodes) };
  });
  const lists = parts.some(({ name }) => name === 'uncited');
  return {
    // The second one lists what is not cited or, where the id is unknown, looks for the nearest one.
    cost: { statements: 2, rows: lists ? 1 + PAGE.nested : 1 },
    selections: parts.flatMap(({ selection }) => selection ?? []),
    answer: (tools) => answer(ontology, { node, report: args.report as string, parts }, tools),
  };
}

async function answer(ontology: Ontology, asked: Asked, tools: QuestionTools): Promise<AnswerObject> {
  const { report, parts } = asked;
  const columns = columnsOf(parts);
  const lists = parts.some(({ name }) => name === 'uncited');
  const [found, uncited] = await Promise.all([
    tools.ask(askCoverage(ontology, report, columns)),
    lists ? tools.ask(askUncited(ontology, report, columns)) : undefined,
  ]);
  const [stored] = found.reports as unknown as Stored[];
  if (!stored) throw await unknownReport(asked, tools);
  const [page] = (uncited?.pages ?? []) as unknown as [string, Stored[]][];
  const values = counts(ontology, found);
  const result = Object.create(null) as AnswerObject;
  for (const { key, name, selection } of parts) {
    const toNode = selection && tools.objects(selection, columns);
    if (!toNode) result[key] = values[name];
    else result[key] = name === 'report' ? toNode(stored) : (page?.[1] ?? []).map(toNode);
  }
  return result;
}

function counts(ontology: Ontology, found: Row): Readonly<Record<string, unknown>> {
  const byStatus = new Map(found.footnotes as unknown as [string, number][]);
  const statuses = [...(ontology.enums.get('FootnoteStatus')?.values.keys() ?? [])];
  return {
    passages: found.passages,
    cited: found.cited,
    claims: found.claims,
    claimsWithoutFootnote: Number(found.claims) - Number(found.footnoted),
    claimsWithUnresolvedFootnote: found.unresolved,
    footnotes: statuses.map((status) => ({ status, count: byStatus.get(status) ?? 0 })),
  };
}

/** Columns that any of the nodes needs: reading a column that a type lacks costs nothing. */
function columnsOf(parts: Asked['parts']): string[] {
  return [...new Set(parts.flatMap(({ selection }) => selection?.columns ?? []))].sort();
}

async function unknownReport({ node, report }: Asked, { ask }: QuestionTools): Promise<Error> {
  const ids = ((await ask(askReportIds())).rows as unknown as [string][]).map(([id]) => id);
  const [nearest] = suggestionList(report, ids);
  const hint = nearest === undefined ? 'Ask { reports { nodes { id } } } for all.' : `Did you mean "${nearest}"?`;
  return invalid(`coverage(report:) knows no report "${report}". ${hint}`, node);
}
