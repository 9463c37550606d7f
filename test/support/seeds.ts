/** What random tests begin with where nothing else is said: any number, and the same in every run. */
const USUAL = 20_111_101;
const END = 2 ** 31;

/** The seed of the full run of each random test; TEST_SEED gives another one. */
export const SEED = seedFrom('TEST_SEED', USUAL);

/** The seed of the small run, another one each time. vitest.config.ts hands it to every process of one run. */
export const FRESH_SEED = seedFrom('TEST_FRESH_SEED', Math.floor(Math.random() * END));

/** What a run says of them. */
export const SEEDS_SAID =
  `Random tests: the full runs with TEST_SEED=${SEED}, ` +
  `small ones with ${FRESH_SEED} (TEST_SEED=${FRESH_SEED} repeats them).`;

function seedFrom(variable: string, otherwise: number): number {
  const given = Number(process.env[variable] ?? otherwise);
  if (Number.isInteger(given) && given >= 0 && given < END) return given;
  throw new Error(`${variable} is a whole number below 2^31, and ${process.env[variable] ?? ''} was given.`);
}
