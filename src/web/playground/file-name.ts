import type { Answer } from './runs.js';

const MOST_IN_NAME = 100;

/**
 * The name of a file with an answer: that of the operation, the day (UTC) and the version of the data,
 * `Figures-2026-11-29-d9c3e66fca05.csv`.
 */
export function fileName(
  { operation, day, dataVersion }: Pick<Answer, 'operation' | 'day' | 'dataVersion'>,
  extension: string,
): string {
  const name = operation.operationName?.slice(0, MOST_IN_NAME);
  const parts = [name === undefined || name === '' ? 'answer' : name, day.toISOString().slice(0, 10), dataVersion];
  return `${parts.filter((part) => part !== undefined).join('-')}.${extension}`;
}
