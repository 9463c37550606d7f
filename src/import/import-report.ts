import { didYouMean } from '../seed/suggest.js';

/** A row that became no record, and why. */
export interface RefusedRow {
  /** The line of the file in which it begins, counted from 1. */
  readonly line: number;
  readonly reason: string;
}

/** What became of the rows of one file. */
export interface FileReport {
  readonly file: string;
  readonly encoding: string;
  /** Rows below the header; of texts the states that have an entry. */
  readonly rows: number;
  readonly refused: readonly RefusedRow[];
  /** Rows that became records, with what somebody should know of how they were read. */
  readonly noted: readonly RefusedRow[];
}

/** What is asked of a registry file, and what came of it. */
export interface ImportReport {
  readonly files: readonly FileReport[];
  /** Records by type, in the order of their types. */
  readonly made: readonly (readonly [type: string, count: number])[];
  /** Names of the table that nothing here stands for: issues without a topic. */
  readonly unmapped: readonly (readonly [name: string, rows: number])[];
}

/** Mistakes of one file beyond these are only counted. */
const MOST_SAID = 20;

/** The report, a line for each thing, as a terminal shows it. */
export function printReport({ files, made, unmapped }: ImportReport): string[] {
  return [
    ...files.flatMap(printFile),
    ...(made.length === 0 ? [] : [`Records: ${made.map(([type, count]) => `${count} ${type}`).join(', ')}.`]),
    ...(unmapped.length === 0
      ? []
      : [`Without a topic here: ${unmapped.map(([name, rows]) => `${name} (${rows})`).join(', ')}.`]),
  ];
}

function printFile({ file, encoding, rows, refused, noted }: FileReport): string[] {
  const read = rows - refused.length;
  return [
    `${file}: ${rows} ${rows === 1 ? 'row' : 'rows'} (${encoding}), ${read} read, ${refused.length} refused.`,
    ...shown(file, refused, 'refused: '),
    ...shown(file, noted, ''),
  ];
}

function shown(file: string, rows: readonly RefusedRow[], prefix: string): string[] {
  const more = rows.length > MOST_SAID ? [`  ... and ${rows.length - MOST_SAID} more.`] : [];
  return [...rows.slice(0, MOST_SAID).map(({ line, reason }) => `  ${file}:${line}: ${prefix}${reason}`), ...more];
}

/** Why a name is no state, with the nearest that is. */
export function unknownState(name: string, names: readonly string[]): string {
  return `"${name}" is no state that is known by this name.${didYouMean(name, names)}`;
}
