import type { AnsweredOperation } from '../../../src/questions/answer-citation/answer-citation.js';
import type { AnswerNodes } from '../../../src/questions/answer-citation/answer-nodes.js';
import type { AnswerSources } from '../../../src/questions/answer-citation/read-sources.js';
import type { CitedPassage, CitedReport } from '../../../src/questions/citation/cited.js';
import { DATA_VERSION } from '../citation/reports.js';

export const OPERATION: AnsweredOperation = {
  query: 'query Some_Name @cite { claims { nodes { id } } }',
  variables: {},
  operationName: 'Some_Name',
  dataVersion: DATA_VERSION,
  date: '2026-11-29',
  asOf: undefined,
};

/** Claims by their ids, with the passages that each cites, and whatever stands there itself. */
export function fixedSources(
  cited: Readonly<Record<string, readonly CitedPassage[]>>,
  reports: readonly CitedReport[] = [],
): { readonly sources: AnswerSources; readonly nodes: AnswerNodes } {
  const passages = Object.values(cited).flat();
  const sources: AnswerSources = {
    cited: new Map(Object.entries(cited).map(([id, places]) => [id, places.map((place) => place.id)])),
    passages: new Map(passages.map((place) => [place.id, { ...place, report: place.report.id }])),
    reports: new Map([...passages.map(({ report }) => report), ...reports].map((report) => [report.id, report])),
    rows: 0,
  };
  const nodes = new Map([
    ...Object.keys(cited).map((id) => [id, 'Finding'] as const),
    ...reports.map(({ id }) => [id, 'Report'] as const),
  ]);
  return { sources, nodes };
}
