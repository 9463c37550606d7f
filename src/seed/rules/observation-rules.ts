import { printPosition } from '../problem.js';
import { referencesOf, textOf } from '../records/seed-record.js';
import type { SeedRecord } from '../records/seed-record.js';
import { conflictsByClaim, shareConflict } from './shared-conflicts.js';
import type { Breach, Rule, SeedView } from './rule.js';

const MEASURES = ['value', 'text', 'rank', 'outOf'];

export const OBSERVATION_RULES: readonly Rule[] = [
  {
    id: 'different-figures-are-declared',
    sentence:
      'Two observations of one indicator, subject and period that differ take part in one conflict, or one is "previous" to the other.',
    check: (seed) => {
      const inConflict = conflictsByClaim(seed);
      const seen = new Map<string, SeedRecord[]>();
      return seed.ofType('Observation').flatMap((observation) => {
        const others = keysOf(observation).flatMap((key) => {
          const group = seen.get(key) ?? [];
          seen.set(key, [...group, observation]);
          return group;
        });
        const other = others.find(
          (one) =>
            measuresOf(one) !== measuresOf(observation) &&
            !shareConflict(inConflict, one, observation) &&
            !isBefore(seed, one, observation) &&
            !isBefore(seed, observation, one),
        );
        return other ? [breach(observation, other)] : [];
      });
    },
  },
];

function breach(observation: SeedRecord, other: SeedRecord): Breach {
  const where = printPosition(other.at);
  return { at: observation.at, what: `"${observation.id}" differs from "${other.id}" at ${where}, undeclared.` };
}

/** What an observation is of, once for each subject. */
function keysOf(observation: SeedRecord): string[] {
  const [indicator] = referencesOf(observation, 'indicator');
  const period = textOf(observation, 'period') ?? '';
  return referencesOf(observation, 'subjects').map(({ id }) => JSON.stringify([indicator?.id, id, period]));
}

function measuresOf(observation: SeedRecord): string {
  return JSON.stringify(MEASURES.map((field) => observation.columns.get(field)?.value ?? null));
}

/** Whether the first is what the second is compared with, even by way of others. */
function isBefore({ byId }: SeedView, first: SeedRecord, second: SeedRecord): boolean {
  const passed = new Set<string>();
  let at: SeedRecord | undefined = second;
  while (at && !passed.has(at.id)) {
    if (at === first) return true;
    passed.add(at.id);
    at = byId.get(referencesOf(at, 'previous')[0]?.id ?? '');
  }
  return false;
}
