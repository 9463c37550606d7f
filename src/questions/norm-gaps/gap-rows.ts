import { sortKey } from '../../ontology/sort-key.js';
import {
  BINDING_ACTIONS,
  DECIDING,
  DOUBTFUL,
  STANDING,
  asGraveAs,
  gapStatus,
  gravestOf,
  isStanding,
} from './gap-status.js';
import type { Deciding, GapStatus } from './gap-status.js';
import type { Done, Found, FoundFindings, FoundProvision, Frame, RowNorm } from './norm-gaps-statements.js';

/** A row before its nodes are read: ids, of each list the first and how many there are. */
export interface GapRow {
  readonly norm: string;
  readonly whole: boolean;
  readonly status: GapStatus;
  readonly gravest: Deciding | undefined;
  readonly evidence: Found<string>;
  readonly inDoubt: Found<string>;
  readonly findings: Found<string>;
  readonly provisions: Found<FoundProvision>;
  readonly recommendations: Found<string>;
  readonly actions: Found<string>;
}

/** What was found for the rows. */
export interface Gathered {
  readonly frame: Frame;
  readonly findings: readonly FoundFindings[];
  readonly provisions: ReadonlyMap<string, Found<FoundProvision>>;
  readonly recommendations: ReadonlyMap<string, Found<string>>;
}

/** The kind of instrument that can bind. */
const BINDING_KIND = 'TREATY';

export function isTreaty({ kind }: Pick<Frame, 'kind'>): boolean {
  return kind === BINDING_KIND;
}

/** The actions that bind and stand; none where it is no treaty. */
export function bindingActions(frame: Frame): readonly Done[] {
  return isTreaty(frame) ? actionsThatBind(frame, STANDING) : [];
}

function actionsThatBind({ done }: Frame, statuses: readonly string[]): readonly Done[] {
  return done.filter(({ action, status }) => BINDING_ACTIONS.includes(action) && statuses.includes(status));
}

/** The norms of the rows: the treaty as a whole, then its articles. */
export function normsOf(treaty: string, { articles }: Frame): string[] {
  return [treaty, ...articles.map(([id]) => id)];
}

/** For each row the norms that count for it: itself and, of an article, its subdivisions. */
export function rowNorms(treaty: string, { articles }: Frame): RowNorm[] {
  const wholes = new Map(articles);
  const within = (id: string): string[] => [id, ...(wholes.get(id) ?? []).flatMap(within)];
  return [[treaty, treaty], ...articles.flatMap(([id]) => within(id).map((row): RowNorm => [row, id]))];
}

/** The rows, each with its status. @param each how many of a list are shown. */
export function gapRows(treaty: string, gathered: Gathered, each: number): GapRow[] {
  const { frame, provisions, recommendations } = gathered;
  const bound = bindingActions(frame).length > 0;
  const unsure = actionsThatBind(frame, DOUBTFUL).map(({ id }) => id);
  const rows = byRow(gathered.findings);
  return normsOf(treaty, frame).map((norm): GapRow => {
    const whole = norm === treaty;
    const found = rows.get(norm) ?? [];
    const stands = found.filter(isStanding);
    const gravest = gravestOf(stands);
    const graver = asGraveAs(gravest);
    const doubted = found.filter(({ assessment, status }) => DOUBTFUL.includes(status) && graver.includes(assessment));
    const provided = provisions.get(norm) ?? NOTHING;
    const actions = frame.done.filter(({ articles: on }) =>
      whole ? on.length === 0 : on.some((id) => isWithin(frame, id, norm)),
    );
    return {
      norm,
      whole,
      gravest,
      status: gapStatus(bound, gravest, { provisions: provided.number, hasLaws: frame.hasLaws }),
      evidence: bound
        ? first(
            stands.filter(({ assessment }) => assessment === gravest),
            each,
          )
        : NOTHING,
      inDoubt: bound ? first(doubted, each) : { number: unsure.length, first: unsure.slice(0, each) },
      findings: first(found, each),
      provisions: provided,
      recommendations: recommendations.get(norm) ?? NOTHING,
      actions: { number: actions.length, first: actions.slice(0, each).map(({ id }) => id) },
    };
  });
}

const NOTHING: Found<never> = { number: 0, first: [] };

function byRow(found: readonly FoundFindings[]): ReadonlyMap<string, readonly FoundFindings[]> {
  const rows = new Map<string, FoundFindings[]>();
  for (const one of found) rows.set(one.row, [...(rows.get(one.row) ?? []), one]);
  return rows;
}

/** The first of some findings, the gravest before others; what is equally grave in the natural order of ids. */
function first(found: readonly FoundFindings[], each: number): Found<string> {
  const assessments = [...new Set(found.map(({ assessment }) => assessment))].sort(
    (a, b) => gravity(a) - gravity(b) || (a < b ? -1 : 1),
  );
  const ids = (of: string): string[] =>
    found.flatMap((one) => (one.assessment === of ? one.ids : [])).sort(inNaturalOrder);
  return {
    number: found.reduce((sum, { number }) => sum + number, 0),
    first: assessments.flatMap(ids).slice(0, each),
  };
}

function inNaturalOrder(a: string, b: string): number {
  return sortKey(a) < sortKey(b) ? -1 : 1;
}

function gravity(assessment: string): number {
  const index = (DECIDING as readonly string[]).indexOf(assessment);
  return index < 0 ? DECIDING.length : index;
}

function isWithin({ articles }: Frame, id: string, norm: string): boolean {
  if (id === norm) return true;
  const [, wholes = []] = articles.find(([article]) => article === id) ?? [];
  return wholes.some((whole) => isWithin({ articles } as Frame, whole, norm));
}
