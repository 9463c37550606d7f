import { answerParts, partsBelow, wants } from '../../query/question.js';
import type { Parts, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { shownNodes } from '../../query/shown-nodes.js';
import type { ShownNodes } from '../../query/shown-nodes.js';
import { bindingActions } from './gap-rows.js';
import type { GapRow } from './gap-rows.js';
import type { NormGapsRequest } from './norm-gaps-request.js';
import type { FoundProvision, Frame } from './norm-gaps-statements.js';
import { NORM_GAPS } from './norm-gaps-types.js';
import { rowSentence } from './row-sentence.js';

/** Whether any of some fields of the rows is asked for, wherever these are asked for. */
export function wantedOfRows({ fields }: Parts): (...names: readonly string[]) => boolean {
  const rows = fields.flatMap(({ name, parts }) => (name === 'rows' && parts ? [parts] : []));
  return (...names) => rows.some((parts) => wants(parts, ...names));
}

/** Reads the nodes that the rows show. */
export async function gapNodes(
  { ontology, country, treaty, parts }: NormGapsRequest,
  frame: Frame,
  rows: readonly GapRow[],
  tools: QuestionTools,
): Promise<ShownNodes> {
  const wanted = wantedOfRows(parts);
  const shown = (name: string, ids: readonly string[]): readonly string[] => (wanted(name) ? ids : []);
  const ids = [
    ...(wants(parts, 'country') ? [country] : []),
    ...(wants(parts, 'treaty') ? [treaty] : []),
    ...(wants(parts, 'binding') ? bindingActions(frame).map(({ id }) => id) : []),
    ...rows.flatMap((row) => [
      ...shown('norm', [row.norm]),
      ...shown('evidence', row.evidence.first),
      ...shown('inDoubt', row.inDoubt.first),
      ...shown('findings', row.findings.first),
      ...shown('recommendations', row.recommendations.first),
      ...shown('actions', row.actions.first),
      ...shown(
        'provisions',
        row.provisions.first.flatMap(([id, topics]) => [id, ...shownTopics(topics)]),
      ),
    ]),
  ];
  return shownNodes(ontology, parts, ids, tools);
}

/** Where a finding concerns the provision stands an empty text. */
function shownTopics(topics: readonly string[]): readonly string[] {
  return topics.filter((id) => id !== '').slice(0, NORM_GAPS.topics);
}

/** A row of the answer. */
export function rowObject(
  asked: NormGapsRequest,
  frame: Frame,
  parts: Parts,
  row: GapRow,
  nodes: ShownNodes,
): AnswerObject {
  const { norm, whole, status, gravest, evidence, inDoubt, findings, provisions, recommendations, actions } = row;
  const values: Readonly<Record<string, unknown>> = {
    whole,
    status,
    gravest: gravest ?? null,
    evidenceCount: evidence.number,
    findingCount: findings.number,
    provisionCount: provisions.number,
    recommendationCount: recommendations.number,
    actionCount: actions.number,
    explanation: rowSentence(asked, frame, row),
  };
  const lists: Readonly<Record<string, readonly string[]>> = {
    evidence: evidence.first,
    inDoubt: inDoubt.first,
    findings: findings.first,
    recommendations: recommendations.first,
    actions: actions.first,
  };
  return answerParts(parts, (part) => {
    if (part.name === 'norm') return nodes.object(part, norm);
    if (part.name === 'provisions') {
      return provisions.first.map((found) => provisionObject(partsBelow(part), found, nodes));
    }
    const ids = lists[part.name];
    return ids ? ids.map((id) => nodes.object(part, id)) : values[part.name];
  });
}

function provisionObject(parts: Parts, [id, topics]: FoundProvision, nodes: ShownNodes): AnswerObject {
  return answerParts(parts, (part) => {
    switch (part.name) {
      case 'provision':
        return nodes.object(part, id);
      case 'topics':
        return shownTopics(topics).map((topic) => nodes.object(part, topic));
      default:
        return topics.includes('');
    }
  });
}
