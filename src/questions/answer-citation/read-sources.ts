import { anyOf, statement } from '../../graph/statement.js';
import { nodeType, relationsOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { sortKey } from '../../ontology/sort-key.js';
import type { Ways } from '../../query/cost/cost.js';
import { invalid } from '../../query/invalid.js';
import type { Selection } from '../../query/plan/fetches.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import type { Ask } from '../../query/run/ask.js';
import { runPlan } from '../../query/run/run-plan.js';
import type { Answering } from '../../query/run/run-plan.js';
import { readReport } from '../citation/citation-parts.js';
import type { CitedPassage, CitedReport } from '../citation/cited.js';
import type { AnswerNodes } from './answer-nodes.js';
import { MOST } from './sources-plan.js';
import type { SourcesPlan } from './sources-plan.js';

/** What the nodes of an answer rest on. */
export interface AnswerSources {
  /** Of nodes that rest on passages, the ids of these. */
  readonly cited: ReadonlyMap<string, readonly string[]>;
  readonly passages: ReadonlyMap<string, Omit<CitedPassage, 'report'> & { readonly report: string }>;
  readonly reports: ReadonlyMap<string, CitedReport>;
  /** Rows that came back. */
  readonly rows: number;
}

/**
 * Reads what the nodes of an answer rest on: in three waves, none of which asks for more than is read in one go.
 * @param lists how the lists of the plan are asked.
 * @throws GraphQLError LIMIT_EXCEEDED where that is more than `MOST`, and what the source throws: a citation that lacks
 * sources is none.
 */
export async function readSources(
  ontology: Ontology,
  plan: SourcesPlan,
  lists: Ways['lists'],
  nodes: AnswerNodes,
  source: Answering,
): Promise<AnswerSources> {
  const idsOf = (isMeant: (type: string) => boolean): string[] =>
    [...nodes].filter(([, type]) => isMeant(type)).map(([id]) => id);
  const byId = async (target: string, selection: Selection, ids: readonly string[]): Promise<Found> => {
    if (ids.length === 0) return { objects: [], rows: 0 };
    const root = {
      kind: 'keys',
      key: 'found',
      many: true,
      ids: inOrder(ids),
      target,
      qualifying: undefined,
      selection,
    } as const;
    const { data, rows } = await runPlan(ontology, { roots: [root] }, { lists, nests: new Set() }, source);
    return { objects: part(data.found) as readonly AnswerObject[], rows };
  };

  mustNotRestOn(nodes.size, 'nodes', 'has');
  const citing = idsOf((type) => restsOnPassages(ontology, plan, type));
  const pairs = citing.length === 0 ? [] : await citedBy(plan, inOrder(citing), source);
  mustNotRestOn(pairs.length, 'citations', 'has');
  const cited = new Map<string, string[]>();
  for (const [id, place] of pairs) {
    const known = cited.get(id);
    if (known) known.push(place);
    else cited.set(id, [place]);
  }

  const placeIds = [...new Set([...idsOf((type) => type === 'Passage'), ...pairs.map(([, place]) => place)])];
  mustNotRestOn(placeIds.length, 'passages', 'rests on');
  const places = await byId('Passage', plan.passages, placeIds);
  const passages = new Map(places.objects.map((place) => [place.id as string, passage(place)]));

  const inReports = [...passages.values()].map(({ report }) => report);
  const reportIds = [...new Set([...idsOf((type) => type === 'Report'), ...inReports])];
  mustNotRestOn(reportIds.length, 'reports', 'rests on');
  const found = await byId('Report', plan.reports, reportIds);
  const reports = new Map(found.objects.map((report) => [report.id as string, readReport(report)]));
  return { cited, passages, reports, rows: pairs.length + places.rows + found.rows };
}

interface Found {
  readonly objects: readonly AnswerObject[];
  readonly rows: number;
}

/** Node and passage, once for each citation; one more than there may be where there are more. */
async function citedBy(
  plan: SourcesPlan,
  ids: readonly string[],
  source: Answering,
): Promise<readonly (readonly [string, string])[]> {
  return (await source.send(askCited(plan, ids))).cited as unknown as [string, string][];
}

function askCited({ citations }: SourcesPlan, keys: readonly string[]): Ask {
  const types = anyOf([...new Set(citations.map(({ type }) => type))]);
  return {
    statement: statement('cited-passages', {}, { citations: types }),
    parameters: { keys, limit: MOST.citations + 1 },
  };
}

function restsOnPassages(ontology: Ontology, { citations }: SourcesPlan, typeName: string): boolean {
  return relationsOf(nodeType(ontology, typeName)).some(
    ({ type, direction, target }) =>
      target === 'Passage' && citations.some((one) => one.type === type && one.direction === direction),
  );
}

function passage(parts: AnswerObject): Omit<CitedPassage, 'report'> & { readonly report: string } {
  return {
    id: parts.id as string,
    locator: parts.locator as CitedPassage['locator'],
    report: (part(parts.report) as AnswerObject).id as string,
  };
}

/** The natural order, so that equal answers send equal parameters. */
export function inOrder(ids: Iterable<string>): string[] {
  const keyed = [...ids].map((id) => [sortKey(id), id] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, id]) => id);
}

function part(value: unknown): unknown {
  if (value instanceof Error) throw value;
  return value;
}

function mustNotRestOn(count: number, what: keyof typeof MOST, verb: string): void {
  const most = MOST[what];
  if (count <= most) return;
  // Citations are not counted further.
  const number = what === 'citations' ? `more` : String(count);
  throw invalid(
    `@cite is good for an answer that ${verb} at most ${most} ${what}, and this one ${verb} ${number}. Lower first:, or ask in several operations.`,
    undefined,
    'LIMIT_EXCEEDED',
  );
}
