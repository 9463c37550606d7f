import type { Day } from './arrangement.js';

/** A file to be saved. */
export interface ViewFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** What a file says of the picture that it is of. */
export interface FileContext {
  /** What the addresses of records begin with, without a slash at the end. */
  readonly origin: string;
  readonly dataVersion: string | undefined;
  /** When it is saved. */
  readonly day: Date;
  /** As of which days the picture is. */
  readonly asOf: Day;
  /** Ids of the view that no record has: they are in no picture. */
  readonly missing: readonly string[];
}

/** What a file is called: `rights-graph-picture-2026-11-29-0a1b2c3d4e5f.gexf`. */
export function fileName(what: string, extension: string, { day, asOf, dataVersion }: FileContext): string {
  const days = [
    ...(asOf.date === undefined ? [] : [`as-of-${asOf.date}`]),
    ...(asOf.knownAt === undefined ? [] : [`known-on-${asOf.knownAt}`]),
  ];
  const parts = ['rights-graph', what, ...days, day.toISOString().slice(0, 10), dataVersion];
  return `${parts.filter((part) => part !== undefined).join('-')}.${extension}`;
}

/** As of which days something is, as the end of a sentence has it. */
export function asOfWords({ date, knownAt }: Day): string {
  const on = date === undefined ? '' : `, as it was on ${date}`;
  return `${on}${knownAt === undefined ? '' : `, as it was known on ${knownAt}`}`;
}
