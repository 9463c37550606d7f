import { run } from './run.js';

/** What runs the examples that are no JavaScript, as commands. */
export const PYTHON = process.env['PYTHON_PATH'] ?? 'python3';
export const RSCRIPT = process.env['RSCRIPT_PATH'] ?? 'Rscript';

/** Which of them are installed. */
export interface Programs {
  readonly python: boolean;
  /** With the package jsonlite, which the example needs. */
  readonly r: boolean;
}

/** Looks for Python 3 and for R. */
export async function findPrograms(): Promise<Programs> {
  const [python, r] = await Promise.all([
    run(PYTHON, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))'], {}),
    run(RSCRIPT, ['-e', 'library(jsonlite)'], {}),
  ]);
  return { python: python.code === 0, r: r.code === 0 };
}

/** What a run says at its end of those that are not installed. */
export function leftOut({ python, r }: Programs): string[] {
  return [
    ...(python ? [] : [`The client in Python was left out: ${PYTHON} is not installed, or older than 3.8.`]),
    ...(r ? [] : [`The client in R was left out: ${RSCRIPT} is not installed, or has no jsonlite.`]),
  ];
}
