import { availableParallelism } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { NEVER } from './tally.js';
import type { Counts, Never, Tally } from './tally.js';

/** A run, for its table. */
export interface Report {
  readonly seed: number;
  readonly minutes: number;
  /** By engine, as the columns are called. */
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** Whether nothing was that must not be. */
export function isClean(tallies: Iterable<Tally>): boolean {
  return [...tallies].every(({ never }) => never.total === 0);
}

/** The table of a run, in Markdown. */
export function table({ seed, minutes, tallies }: Report): string {
  const engines = [...tallies.keys()];
  const all = [...tallies.values()];
  const row = (name: string, value: (tally: Tally) => string): string => `| ${name} | ${all.map(value).join(' | ')} |`;
  const number = (name: string, of: (tally: Tally) => number): string => row(name, (tally) => shown(of(tally)));
  const counted = (of: (tally: Tally) => Counts, name: (key: string) => string = (key) => key): string[] => {
    const keys = [
      ...new Set(
        all.flatMap((tally) =>
          of(tally)
            .entries()
            .map(([key]) => key),
        ),
      ),
    ].sort();
    return keys.map((key) => number(name(key), (tally) => of(tally).get(key)));
  };
  const heading = (title: string): string => `| **${title}** |${' |'.repeat(engines.length)}`;
  const withOutcome = (key: string): string => {
    const [what, code] = key.split('\t');
    return `${what ?? ''}: ${/^\d+$/.test(code ?? '') ? `status ${code ?? ''}` : (code ?? '')}`;
  };
  return [
    `Seed ${seed}, ${minutes} minutes on ${availableParallelism()} processors, Node.js ${process.version.slice(1)}: ` +
      `\`npm run faults -- --minutes ${minutes} --seed ${seed}\`.`,
    '',
    `| | ${engines.join(' | ')} |`,
    `|---|${'--:|'.repeat(engines.length)}`,
    heading('load held'),
    number('honest questions', (tally) => tally.asked),
    number('answered rightly', (tally) => tally.right),
    ...counted(
      (tally) => tally.refused,
      (codes) => `refused: ${codes}`,
    ),
    ...counted((tally) => tally.excused),
    number('data versions that were answered', (tally) => tally.versions.entries().length),
    number('answers of `/healthz`', (tally) => tally.healthy),
    number('most memory of the server, MB', (tally) => Math.round(tally.mostMemory / 1e6)),
    heading('faults survived'),
    ...counted((tally) => tally.faults),
    number('all', (tally) => tally.faults.total),
    heading('floods'),
    ...counted((tally) => tally.floods, withOutcome),
    heading('bad input tried'),
    ...counted((tally) => tally.bad, withOutcome),
    heading('must be 0'),
    ...(Object.keys(NEVER) as Never[]).map((what) => number(NEVER[what], (tally) => tally.never.get(what))),
  ].join('\n');
}

function shown(value: number): string {
  return value.toLocaleString('en');
}

const BEGIN = '<!-- faults: written by npm run faults -- --write FILE -->';
const END = '<!-- faults: end -->';

/** Puts a table in the place of the one before, between two marks. */
export function writeInto(file: string, written: string): void {
  const text = readFileSync(file, 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error(`${file} has no place for the table: a line ${BEGIN}, and ${END} below it.`);
  writeFileSync(file, `${text.slice(0, begin + BEGIN.length)}\n\n${written}\n\n${text.slice(end)}`);
}
