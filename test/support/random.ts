import fc from 'fast-check';
import { FRESH_SEED, SEED } from './seeds.js';

/** How often a property is tried, beside the full run, with values that no run had before. */
const FEW = 10;

/** A run of a random test. */
export interface RandomRun {
  readonly seed: number;
  readonly size: number;
  /** Whether it has the seed of every run: what is counted in it says something, in the small one chance decides. */
  readonly full: boolean;
  /** For the name of a test. */
  readonly which: string;
}

/** The full run, which is the same every time, and a small one that is another each time. */
export function randomRuns(size: number, small: number): readonly [RandomRun, RandomRun] {
  return [
    { seed: SEED, size, full: true, which: 'the seed of every run' },
    { seed: FRESH_SEED, size: small, full: false, which: 'a seed of its own' },
  ];
}

/** A whole number from the environment, for runs by hand that are longer. */
export function numberFrom(variable: string, otherwise: number): number {
  const given = Number(process.env[variable] ?? otherwise);
  if (Number.isSafeInteger(given)) return given;
  throw new Error(`${variable} is a whole number, and ${process.env[variable] ?? ''} was given.`);
}

/** Says, where a check fails, how to run it again with the same random values; `more` are settings beside the seed. */
export async function repeatable<T>({ seed }: RandomRun, check: () => Promise<T>, more = ''): Promise<T> {
  try {
    return await check();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`Run it again with TEST_SEED=${seed}${more}.\n${message}`, { cause: error });
  }
}

/** Tries a property with the seed of every run, then a few times with one of its own; a failure says which. */
export function assertAlways<T>(property: fc.IProperty<T>, parameters: Omit<fc.Parameters<T>, 'seed'> = {}): void {
  fc.assert(property, { ...parameters, seed: SEED });
  fc.assert(property, { ...parameters, numRuns: FEW, seed: FRESH_SEED });
}

/** The same of a property whose check takes time. */
export async function assertAlwaysAsync<T>(
  property: fc.IAsyncProperty<T>,
  parameters: Omit<fc.Parameters<T>, 'seed'> = {},
): Promise<void> {
  await fc.assert(property, { ...parameters, seed: SEED });
  await fc.assert(property, { ...parameters, numRuns: FEW, seed: FRESH_SEED });
}
