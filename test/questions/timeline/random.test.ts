import { describe, expect, it } from 'vitest';
import { derive } from '../../../src/load/derive.js';
import { columnsOf, nodeType } from '../../../src/ontology/ontology.js';
import type { Ontology } from '../../../src/ontology/ontology.js';
import { hasBounds } from '../../../src/ontology/scalars.js';
import type { SeedRecord } from '../../../src/seed/records/seed-record.js';
import { readSeed } from '../../../src/seed/seed.js';
import { Dice } from '../../api/fuzz/dice.js';
import { daysOf, reduced } from '../../query/as-of/worlds.js';
import type { Days } from '../../query/as-of/worlds.js';
import { apiOver } from '../../support/api.js';
import type { ApiUnderTest } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { numberFrom, randomRuns, repeatable } from '../../support/random.js';
import { fictional, loaded, tenfold } from '../../support/seeded.js';
import { happened } from './happened.js';
import { plainTimeline } from './plain.js';
import type { PlainArguments, PlainTimeline } from './plain.js';

const TIMELINES = numberFrom('TIMELINES', 40);
const YEARS = Array.from({ length: 30 }, (_, index) => 1990 + index);
const TYPES = ['Law', 'Treaty', 'Report', 'Incident', 'Visit', 'TreatyAction', 'Finding', 'Observation', 'Role'];
const DAY = { date: undefined, knownAt: undefined };

describe.each(engines())('timelines of random dates, in $name', ({ open }) => {
  it.each(randomRuns(TIMELINES, 10))(
    'are those that a plain evaluation gives, page by page ($which)',
    (run) =>
      repeatable(run, async () => {
        const dice = new Dice(run.seed);
        const { ontology, records } = await fictional();
        const more = readSeed(ontology, happened);
        const world = tenfold(ontology, [...records, ...more.records]).map((record) => redated(ontology, record, dice));
        const graph = await loaded(await open(), ontology, world);
        const api = await apiOver(ontology, graph);
        try {
          const entities = world.filter(({ type }) => nodeType(ontology, type).family === 'Entity').map(({ id }) => id);
          const stored = derive(ontology, world);
          const asOf = Array.from({ length: 4 }, () => daysOf(dice)).map((days) => ({
            days,
            stored: derive(ontology, reduced(ontology, world, days)),
          }));
          let entries = 0;
          for (let index = 0; index < run.size; index++) {
            const view = dice.oneIn(3) ? dice.of(asOf) : { days: DAY, stored };
            const given = argumentsOf(dice, entities);
            const first = dice.of([3, 7, 20, 100, 500]);
            const asked = JSON.stringify({ ...given, ...view.days, first });
            const wanted = plainTimeline(ontology, view.stored, given);
            expect(await paged(api, given, view.days, first), asked).toEqual(wanted);
            entries += wanted.entries.length;
          }
          // A few may well be empty.
          if (run.full) expect(entries).toBeGreaterThan(run.size);
        } finally {
          await api.stop();
          await graph.close();
        }
      }),
    300_000,
  );
});

function argumentsOf(dice: Dice, entities: readonly string[]): PlainArguments {
  const undated = dice.oneIn(5);
  const days = [dice, dice].map(() => `${dice.of(YEARS)}-0${1 + dice.below(9)}-1${dice.below(10)}`).sort();
  const [from, to] = days.map((day) => (undated || dice.oneIn(3) ? undefined : day));
  const about = dice.oneIn(3) ? 'XNL' : dice.of(entities);
  const types = dice.oneIn(2) ? TYPES.filter(() => dice.oneIn(2)) : undefined;
  return { about, from, to, types, undated };
}

/** All pages of a timeline together; what is said of the whole is the same on each. */
async function paged(
  api: ApiUnderTest,
  { about, from, to, types, undated }: PlainArguments,
  { date, knownAt }: Days,
  first: number,
): Promise<PlainTimeline> {
  const directive = date === undefined && knownAt === undefined ? '' : '@asOf(date: $date, knownAt: $knownAt)';
  const asked = `query ($about: ID!, $from: Date, $to: Date, $types: [AnyTypeName!], $undated: Boolean!, $first: Int, $after: String
      ${directive && ', $date: Date, $knownAt: Date'}) ${directive} {
    timeline(about: $about, from: $from, to: $to, types: $types, undated: $undated, first: $first, after: $after) {
      entries { node { id } field date until earliest latest } totalCount undated gaps { from to }
      pageInfo { hasNextPage endCursor }
    } }`;
  const entries: PlainTimeline['entries'][number][] = [];
  const wholes = new Set<string>();
  for (let after: string | null = null; ;) {
    const variables = { about, from, to, types, undated, first, after, date, knownAt };
    const { data, errors } = await api.ask(asked, JSON.parse(JSON.stringify(variables)) as Record<string, unknown>);
    expect(errors).toBeUndefined();
    const { pageInfo, ...page } = data?.['timeline'] as PlainTimeline & {
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    entries.push(...page.entries);
    wholes.add(JSON.stringify({ ...page, entries: [] }));
    expect(page.entries.length).toBeLessThanOrEqual(first);
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(wholes.size).toBe(1);
  return { ...(JSON.parse([...wholes][0] ?? '{}') as PlainTimeline), entries };
}

/** The record with other dates in all fields that hold some, or none. */
function redated(ontology: Ontology, record: SeedRecord, dice: Dice): SeedRecord {
  const columns = new Map(record.columns);
  for (const column of columnsOf(nodeType(ontology, record.type))) {
    if (!hasBounds(ontology, column)) continue;
    if (dice.oneIn(2)) columns.delete(column.name);
    else columns.set(column.name, { at: record.at, value: edtf(dice), itemsAt: [] });
  }
  return { ...record, columns };
}

function edtf(dice: Dice): string {
  const year = dice.of(YEARS);
  const month = String(1 + dice.below(12)).padStart(2, '0');
  const doubt = dice.of(['', '', '~', '?']);
  return dice.of([
    `${year}${doubt}`,
    `${year}-${month}${doubt}`,
    `${year}-${month}-1${dice.below(10)}${doubt}`,
    `${year}${doubt}/${year + dice.below(4)}`,
    `${year}-${month}/${year + 1}-${month}${doubt}`,
    `${year}${doubt}/..`,
    `../${year}${doubt}`,
  ]);
}
