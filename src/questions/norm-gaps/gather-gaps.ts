import { invalid } from '../../query/invalid.js';
import type { QuestionTools } from '../../query/question.js';
import { bindingActions, normsOf, rowNorms } from './gap-rows.js';
import type { Gathered } from './gap-rows.js';
import { isDeciding, isStanding } from './gap-status.js';
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
import type { FoundFindings, Frame, Norms } from './norm-gaps-statements.js';
import { NORM_GAPS } from './norm-gaps-types.js';

/** What is shown beside what decides. */
export interface WantedGaps {
  readonly provisions: boolean;
  readonly recommendations: boolean;
}

/**
 * Reads what is found for the rows: what decides their status and, where they are wanted, provisions and what was
 * recommended. Where they are not, provisions are those of the rows that no finding decides.
 * @throws GraphQLError where the country or the treaty is not here, or there is more than can be read.
 */
export async function gather(asked: AskedHere, wanted: WantedGaps, tools: QuestionTools): Promise<Gathered> {
  const frame = frameOf(await tools.ask(askFrame(asked)));
  await mustBeThere(asked, frame, tools);
  const rows = normsOf(asked.treaty, frame);
  const [decided, provisions, recommendations] = await Promise.all([
    judgedFindings(asked, frame, tools),
    wanted.provisions ? provisionsOf(asked, frame, rows, tools) : undefined,
    wanted.recommendations ? tools.ask(askRecommendations(asked, normsAmong(asked, rows))) : undefined,
  ]);
  const undecided = provisions ? [] : undecidedRows(rows, decided);
  return {
    ...decided,
    provisions: provisions ?? (await provisionsOf(asked, decided.frame, undecided, tools)),
    recommendations: recommendations ? foundByRow<string>(recommendations) : new Map<string, never>(),
  };
}

/** What was done and found, with its status as of the days asked for. */
type Decided = Pick<Gathered, 'frame' | 'findings'>;

async function judgedFindings(asked: AskedHere, frame: Frame, tools: QuestionTools): Promise<Decided> {
  const norms = normsAmong(asked, normsOf(asked.treaty, frame));
  const findings = findingsOf(await tools.ask(askFindings(asked, norms, MOST_JUDGED)));
  // What is stored of a status holds for all claims: as of a day those are judged anew of which others have a say.
  return asked.qualifying === undefined ? { frame, findings } : asJudged(asked, { frame, findings }, tools);
}

/** The same with what claims are as of the days asked for. */
async function asJudged(asked: AskedHere, { frame, findings }: Decided, tools: QuestionTools): Promise<Decided> {
  const open = findings.filter((found) => found.depends && isDeciding(found));
  const claims = [...new Set([...open.flatMap(({ ids }) => ids), ...frame.done.map(({ id }) => id)])];
  if (claims.length > MOST_JUDGED || open.some(({ number, ids }) => number > ids.length)) {
    throw invalid(
      `${asked.field} judges at most ${MOST_JUDGED} claims as of a day that others contradict or replace, and there are more on "${asked.treaty}". Ask for no day: without @asOf, and in compare without years.`,
      asked.node,
      'LIMIT_EXCEEDED',
    );
  }
  const judged = await judgedClaims(asked, claims, tools);
  return {
    frame: {
      ...frame,
      done: frame.done.map((one) => ({ ...one, status: judged.get(one.id) ?? one.status })),
    },
    findings: [...findings.filter((one) => !open.includes(one)), ...open.flatMap((one) => byStatus(one, judged))],
  };
}

/** The rows of which it counts whether a provision is known. */
function undecidedRows(rows: readonly string[], { frame, findings }: Decided): readonly string[] {
  if (bindingActions(frame).length === 0) return [];
  const decided = new Set(findings.filter((one) => isDeciding(one) && isStanding(one)).map(({ row }) => row));
  return rows.filter((row) => !decided.has(row));
}

async function provisionsOf(
  asked: AskedHere,
  frame: Frame,
  rows: readonly string[],
  tools: QuestionTools,
): Promise<Gathered['provisions']> {
  if (rows.length === 0) return new Map();
  const pairs = rowNorms(asked.treaty, frame).filter(([row]) => rows.includes(row));
  return foundByRow(await tools.ask(askProvisions(asked, normsAmong(asked, rows), pairs)));
}

/** The treaty, where it is among some rows, and its articles among them. */
function normsAmong({ treaty }: AskedHere, rows: readonly string[]): Norms {
  return { treaty: rows.includes(treaty) ? treaty : '', articles: rows.filter((row) => row !== treaty) };
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
