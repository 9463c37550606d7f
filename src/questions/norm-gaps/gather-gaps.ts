import { invalid } from '../../query/invalid.js';
import type { QuestionTools } from '../../query/question.js';
import { rowNorms } from './gap-rows.js';
import type { Gathered } from './gap-rows.js';
import { isDeciding } from './gap-status.js';
import { MOST_JUDGED, judgedClaims } from './judged-as-of.js';
import type { AskedHere } from './norm-gaps-request.js';
import {
  askFindings,
  askFrame,
  askProvisions,
  askRecommendations,
  findingsOf,
  foundByRow,
  frameOf,
} from './norm-gaps-statements.js';
import type { FoundFindings, Frame } from './norm-gaps-statements.js';
import { NORM_GAPS } from './norm-gaps-types.js';

/**
 * Reads what is found for the rows: what decides their status and, where they are wanted, what was recommended.
 * @throws GraphQLError where the country or the treaty is not here, or there is more than can be read.
 */
export async function gather(
  asked: AskedHere,
  wanted: { readonly recommendations: boolean },
  tools: QuestionTools,
): Promise<Gathered> {
  const frame = frameOf(await tools.ask(askFrame(asked)));
  await mustBeThere(asked, frame, tools);
  const pairs = rowNorms(asked.treaty, frame);
  // What is stored of a status holds for all claims: as of a day each of them is judged anew.
  const isStored = asked.qualifying === undefined;
  const [findings, provisions, recommendations] = await Promise.all([
    tools.ask(askFindings(asked, pairs, isStored ? asked.each : MOST_JUDGED)),
    tools.ask(askProvisions(asked, pairs)),
    wanted.recommendations ? tools.ask(askRecommendations(asked, pairs)) : undefined,
  ]);
  const found = findingsOf(findings);
  const gathered = {
    frame,
    findings: found,
    provisions: foundByRow<never>(provisions),
    recommendations: recommendations ? foundByRow<string>(recommendations) : new Map<string, never>(),
  };
  return isStored ? gathered : asJudged(asked, gathered, tools);
}

/** The same with what claims are as of the days asked for. */
async function asJudged(asked: AskedHere, gathered: Gathered, tools: QuestionTools): Promise<Gathered> {
  const { frame, findings } = gathered;
  const deciding = findings.filter(isDeciding);
  const claims = [...new Set([...deciding.flatMap(({ ids }) => ids), ...frame.done.map(({ id }) => id)])];
  if (claims.length > MOST_JUDGED || deciding.some(({ number, ids }) => number > ids.length)) {
    throw invalid(
      `${asked.field} judges at most ${MOST_JUDGED} claims as of a day, and more speak of "${asked.treaty}". Ask for no day: without @asOf, and in compare without years.`,
      asked.node,
      'LIMIT_EXCEEDED',
    );
  }
  const judged = await judgedClaims(asked, claims, tools);
  return {
    ...gathered,
    frame: {
      ...frame,
      done: frame.done.map((one) => ({ ...one, status: judged.get(one.id) ?? one.status })),
    },
    findings: [...findings.filter((one) => !isDeciding(one)), ...deciding.flatMap((one) => byStatus(one, judged))],
  };
}

async function mustBeThere(
  { field, node, country, treaty }: AskedHere,
  frame: Frame,
  tools: QuestionTools,
): Promise<void> {
  const sentences = [
    ...(frame.isCountry ? [] : await tools.explain([country], 'Country')),
    ...(frame.kind === undefined ? await tools.explain([treaty], 'Treaty') : []),
  ];
  if (sentences.length > 0) throw invalid(`${field}: ${sentences.join(' ')}`, node);
  if (frame.articles.length > NORM_GAPS.articles) {
    throw invalid(
      `${field} reads at most ${NORM_GAPS.articles} articles of a treaty, and "${treaty}" has more here. Ask for the articles themselves, with measuredBy.`,
      node,
      'LIMIT_EXCEEDED',
    );
  }
}

function byStatus(found: FoundFindings, judged: ReadonlyMap<string, string>): FoundFindings[] {
  const statuses = new Map<string, string[]>();
  for (const id of found.ids) {
    const status = judged.get(id) ?? found.status;
    statuses.set(status, [...(statuses.get(status) ?? []), id]);
  }
  return [...statuses].map(([status, ids]) => ({ ...found, status, ids, number: ids.length }));
}
