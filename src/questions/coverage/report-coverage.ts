import type { FieldNode } from 'graphql';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import type { Row } from '../../graph/graph.js';
import type { Ontology } from '../../ontology/ontology.js';
import { invalid } from '../../query/invalid.js';
import { PAGE } from '../../query/plan/page.js';
import { testText } from '../../query/filter/filter-text.js';
import type { FilterText } from '../../query/filter/filter-text.js';
import { answerParts, partsOf, wants } from '../../query/question.js';
import type { Parts, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import type { StoredRow } from '../../query/run/row.js';
import { askCoverage, askReportIds, askUncited } from './report-coverage-statements.js';

const TYPE = 'ReportCoverage';

/** How much of a report is here. */
export function planReportCoverage(request: QuestionRequest, report: string): QuestionPlan {
  const { ontology, node } = request;
  const qualifying = testText(ontology, request.qualifying('Node'), 'c', 'q');
  const parts = partsOf(request, TYPE, { nodes: { report: 'Report', uncited: 'Passage' } });
  return {
    // The second one lists what is not cited or, where the id is unknown, looks for the nearest one.
    cost: { statements: 2, rows: wants(parts, 'uncited') ? 1 + PAGE.nested : 1 },
    selections: parts.selections,
    answer: (tools) => answer({ ontology, node, report, parts, qualifying }, tools),
  };
}

interface Covered {
  readonly ontology: Ontology;
  readonly node: FieldNode;
  readonly report: string;
  readonly parts: Parts;
  /** A test on what cites. */
  readonly qualifying: FilterText;
}

async function answer(
  { ontology, node, report, parts, qualifying }: Covered,
  tools: QuestionTools,
): Promise<AnswerObject> {
  const { columns } = parts;
  const [found, uncited] = await Promise.all([
    tools.ask(askCoverage(ontology, report, columns, qualifying)),
    wants(parts, 'uncited') ? tools.ask(askUncited(ontology, report, columns, qualifying)) : undefined,
  ]);
  const [stored] = found.reports as unknown as StoredRow[];
  if (!stored) throw await unknownReport(node, report, tools);
  const [page] = (uncited?.pages ?? []) as unknown as [string, StoredRow[]][];
  const values = counts(ontology, found);
  return answerParts(
    parts,
    ({ name, selection }) => {
      if (!selection) return values[name];
      const toNode = tools.objects(selection, columns);
      return name === 'report' ? toNode(stored) : (page?.[1] ?? []).map(toNode);
    },
    TYPE,
  );
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

async function unknownReport(node: FieldNode, report: string, { ask }: QuestionTools): Promise<Error> {
  const ids = ((await ask(askReportIds())).rows as unknown as [string][]).map(([id]) => id);
  const [nearest] = suggestionList(report, ids);
  const hint = nearest === undefined ? 'Ask { reports { nodes { id } } } for all.' : `Did you mean "${nearest}"?`;
  return invalid(`coverage(report:) knows no report "${report}". ${hint}`, node);
}
