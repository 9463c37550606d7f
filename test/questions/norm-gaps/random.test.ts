import { describe, expect, it } from 'vitest';
import { derive } from '../../../src/load/derive.js';
import type { SeedRecord } from '../../../src/seed/records/seed-record.js';
import { readSeed } from '../../../src/seed/seed.js';
import { Dice } from '../../api/fuzz/dice.js';
import { daysOf, reduced, worldOf } from '../../query/as-of/worlds.js';
import type { Days } from '../../query/as-of/worlds.js';
import { apiOver } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { numberFrom, randomRuns, repeatable } from '../../support/random.js';
import { fictional, loaded } from '../../support/seeded.js';
import { plainGaps } from './plain.js';
import type { PlainRow } from './plain.js';
import { treaty } from './treaty.js';

const GAPS = numberFrom('GAPS', 8);
const TREATIES = ['TRT', 'TRT', 'TRT', 'UNSIGNED', 'FAIR-TREATMENT'];
const ASSESSMENTS = ['FACT', 'ALLEGATION', 'CONCERN', 'CRITICISED', 'FALLS_SHORT', 'VIOLATES', 'WELCOMED', 'CONFORMS'];
const ALL: Days = { date: undefined, knownAt: undefined };

describe.each(engines())('norm gaps of random findings, in $name', ({ open }) => {
  it.each(randomRuns(GAPS, 3))(
    'are those that a plain evaluation gives ($which)',
    (run) =>
      repeatable(run, async () => {
        const dice = new Dice(run.seed);
        const { ontology, records } = await fictional();
        const more = readSeed(ontology, treaty);
        const world = worldOf(ontology, remeasured([...records, ...more.records], dice), dice);
        const graph = await loaded(await open(), ontology, world);
        const api = await apiOver(ontology, graph);
        try {
          const views = [ALL, ...Array.from({ length: 4 }, () => daysOf(dice))].map((days) => ({
            days,
            stored: derive(ontology, days === ALL ? world : reduced(ontology, world, days)),
          }));
          let decided = 0;
          for (let index = 0; index < run.size; index++) {
            const { days, stored } = dice.of(views);
            const [country, of] = [dice.of(['XNL', 'XNL', 'XEL']), dice.of(TREATIES)];
            const wanted = plainGaps(stored, country, of);
            const each = dice.of([0, 2, 50]);
            const { data, errors } = await api.ask(asked(days), { country, treaty: of, each, ...days });
            expect(errors).toBeUndefined();
            const { rows } = data?.['normGaps'] as { readonly rows: readonly Answered[] };
            expect(rows.map(byIds), JSON.stringify({ country, of, each, days })).toEqual(
              wanted.map((row) => cut(row, each)),
            );
            decided += wanted.filter(({ evidence }) => evidence.length > 0).length;
          }
          // A few may well decide nothing.
          if (run.full) expect(decided).toBeGreaterThan(run.size / 4);
        } finally {
          await api.stop();
          await graph.close();
        }
      }),
    300_000,
  );
});

/** The findings measured against any norms, and the topics on others. */
function remeasured(records: readonly SeedRecord[], dice: Dice): SeedRecord[] {
  const norms = records.filter(({ id }) => /^(TRT|UNSIGNED|FAIR-TREATMENT)/.test(id)).map(({ id }) => id);
  const entities = [
    'XNL',
    'XEL',
    'xnl/police',
    'xnl/penal-code/12',
    'xnl/custody-act',
    'xel/custody-act',
    'xel/inspectors',
    'un/board',
  ];
  const some = (ids: readonly string[], most: number): string[] => [
    ...new Set(Array.from({ length: dice.below(most + 1) }, () => dice.of(ids))),
  ];
  return records.map((record) => {
    const { at } = record;
    const relation = (to: readonly string[]) => ({ at, to: to.map((id) => ({ id, at })) });
    if (record.type === 'Finding') {
      const columns = new Map([
        ...record.columns,
        ['assessment', { at, value: dice.of(ASSESSMENTS), itemsAt: [] }] as const,
      ]);
      const relations = new Map([
        ...record.relations,
        ['measuredAgainst', relation(some(norms, 3))] as const,
        ['concerns', relation(some(entities, 2))] as const,
        ['foundBy', relation(some(entities, 1))] as const,
      ]);
      return { ...record, columns, relations };
    }
    if (record.type === 'Recommendation') {
      const relations = new Map([...record.relations, ['measuredAgainst', relation(some(norms, 2))] as const]);
      return { ...record, relations };
    }
    return record;
  });
}

interface Answered {
  readonly norm: { readonly id: string };
  readonly [field: string]: unknown;
}

function asked({ date, knownAt }: Days): string {
  const directive = date === undefined && knownAt === undefined ? '' : '@asOf(date: $date, knownAt: $knownAt)';
  return `query ($country: ID!, $treaty: ID!, $each: Int! ${directive && ', $date: Date, $knownAt: Date'}) ${directive} {
    normGaps(country: $country, treaty: $treaty, each: $each) { rows {
      norm { id } status gravest evidence { id } evidenceCount inDoubt { id } findings { id } findingCount
      provisions { provision { id } measured topics { id } } provisionCount
      recommendations { id } recommendationCount actions { id } actionCount
    } } }`;
}

type Counted = PlainRow & { readonly counts: readonly number[] };

function byIds(row: Answered): Counted {
  const ids = (name: string): string[] => (row[name] as readonly { readonly id: string }[]).map(({ id }) => id);
  const provisions = row['provisions'] as readonly {
    readonly provision: { readonly id: string };
    readonly measured: boolean;
    readonly topics: readonly { readonly id: string }[];
  }[];
  return {
    norm: row.norm.id,
    status: row['status'] as string,
    gravest: row['gravest'] as string | null,
    evidence: ids('evidence'),
    inDoubt: ids('inDoubt'),
    findings: ids('findings'),
    provisions: provisions.map(({ provision, measured, topics }) => [
      provision.id,
      measured,
      topics.map(({ id }) => id),
    ]),
    recommendations: ids('recommendations'),
    actions: ids('actions'),
    counts: ['evidence', 'finding', 'provision', 'recommendation', 'action'].map(
      (name) => row[`${name}Count`] as number,
    ),
  };
}

/** Of each list the first. */
function cut(row: PlainRow, each: number): Counted {
  const { evidence, findings, provisions, recommendations, actions, inDoubt } = row;
  return {
    ...row,
    evidence: evidence.slice(0, each),
    inDoubt: inDoubt.slice(0, each),
    findings: findings.slice(0, each),
    provisions: provisions.slice(0, each),
    recommendations: recommendations.slice(0, each),
    actions: actions.slice(0, each),
    counts: [evidence, findings, provisions, recommendations, actions].map(({ length }) => length),
  };
}
