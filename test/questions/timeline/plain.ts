import type { GraphRecord } from '../../../src/load/derive.js';
import { boundsOf } from '../../../src/ontology/edtf.js';
import { nodeType } from '../../../src/ontology/ontology.js';
import type { Ontology } from '../../../src/ontology/ontology.js';

/** The fields that may place a node, as docs/api.md has them. */
const PRECEDENCE: Readonly<Record<string, readonly string[]>> = {
  Law: ['enactedOn'],
  Treaty: ['adoptedOn'],
  Report: ['publishedOn'],
  Incident: ['date'],
  Visit: ['date'],
  TreatyAction: ['date', 'validFrom', 'statedOn'],
  Finding: ['validFrom', 'statedOn'],
  Recommendation: ['validFrom', 'statedOn'],
  Observation: ['period', 'validFrom', 'statedOn'],
  Role: ['validFrom', 'statedOn'],
};

export interface PlainArguments {
  readonly about: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly types: readonly string[] | undefined;
  readonly undated: boolean;
}

export interface PlainEntry {
  readonly node: { readonly id: string };
  readonly field: string | null;
  readonly date: string | null;
  readonly until: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
}

export interface PlainTimeline {
  readonly entries: readonly PlainEntry[];
  readonly totalCount: number;
  readonly undated: number;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** A timeline, worked out in the simplest way of all that is stored. */
export function plainTimeline(
  ontology: Ontology,
  stored: readonly GraphRecord[],
  { about, from, to, types, undated }: PlainArguments,
): PlainTimeline {
  const found = stored.filter((node) => {
    if (!(types ?? Object.keys(PRECEDENCE)).includes(node.type) || !(node.type in PRECEDENCE)) return false;
    if (node.id === about) return true;
    const isClaim = nodeType(ontology, node.type).family === 'Claim';
    return node.relations.some(([relation, end]) => end === about && (!isClaim || relation === 'SEEN_FROM'));
  });
  const all = found.map((node) => ({ entry: entryOf(node), place: String(node.properties.sortKey) }));
  const dated = all.filter(
    ({ entry: { date, earliest, latest } }) =>
      date !== null &&
      (to === undefined || earliest === null || earliest <= to) &&
      (from === undefined || latest === null || latest >= from),
  );
  const without = all.filter(({ entry }) => entry.date === null);
  const listed = [...(undated ? without : dated)].sort((a, b) => {
    const [one, other] = [a, b].map(({ entry: { earliest, latest }, place }) => [earliest ?? '', latest ?? '~', place]);
    const differs = one?.findIndex((value, at) => value !== other?.[at]) ?? -1;
    return differs < 0 ? 0 : (one?.[differs] ?? '') < (other?.[differs] ?? '') ? -1 : 1;
  });
  return {
    entries: listed.map(({ entry }) => entry),
    totalCount: listed.length,
    undated: without.length,
    gaps: gapsOf(
      dated.map(({ entry }) => entry),
      from,
      to,
    ),
  };
}

function entryOf({ id, type, properties }: GraphRecord): PlainEntry {
  const text = (name: string): string | null => (properties[name] ?? null) as string | null;
  const field = PRECEDENCE[type]?.find((name) => text(name) !== null) ?? null;
  if (field === null) return { node: { id }, field, date: null, until: null, earliest: null, latest: null };
  const date = text(field);
  const until = field === 'validFrom' ? text('validTo') : null;
  return {
    node: { id },
    field,
    date,
    until,
    earliest: boundsOf(date ?? '').min,
    latest: boundsOf(until ?? date ?? '').max,
  };
}

/** Year by year. */
function gapsOf(
  entries: readonly PlainEntry[],
  from: string | undefined,
  to: string | undefined,
): { from: number; to: number }[] {
  const spans = entries.map(({ earliest, latest }) => [earliest, latest].map((day) => day && Number(day.slice(0, 4))));
  const ends = spans.flat().filter((year) => typeof year === 'number');
  const first = from === undefined ? Math.min(...ends) : Number(from.slice(0, 4));
  const last = to === undefined ? Math.max(...ends) : Number(to.slice(0, 4));
  const gaps: { from: number; to: number }[] = [];
  if (!Number.isFinite(first) || !Number.isFinite(last)) return gaps;
  for (let year = first; year <= last; year++) {
    if (spans.some(([begin, end]) => Number(begin ?? 0) <= year && Number(end ?? 9999) >= year)) continue;
    const open = gaps.at(-1);
    if (open?.to === year - 1) open.to = year;
    else gaps.push({ from: year, to: year });
  }
  return gaps;
}
