/** The random seed of this run: another one each time, unless SEED gives it. */
export const SEED = numberFrom('SEED', Date.now() % 2 ** 31);

/** A whole number from the environment, for runs by hand that are longer or are to be repeated. */
export function numberFrom(variable: string, otherwise: number): number {
  const given = Number(process.env[variable] ?? otherwise);
  if (Number.isSafeInteger(given)) return given;
  throw new Error(`${variable} is a whole number, and ${process.env[variable] ?? ''} was given.`);
}

/** Says, where a check fails, how to run it again with the same random values. */
export async function repeatable<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`Run it again with SEED=${SEED}.\n${message}`, { cause: error });
  }
}
