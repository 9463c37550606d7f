import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { EXIT, Exit } from './exit.js';
import { say } from './output.js';
import { readSourceFile } from './source-file.js';

/** The text of a report that the operator of a server holds. */
export interface ReportFile {
  /** As error texts name it. */
  readonly file: string;
  /** What its path below the folder says. */
  readonly reportId: string;
  readonly text: string;
  /** Whether it holds the words of the rows of a data set, a line each. */
  readonly rows: boolean;
}

/** Prose, and the words of the rows of a data set. */
const ENDINGS = ['.txt', '.jsonl'] as const;
const EXAMPLE = 'the text of a report is named by its id, for example atlas/kazakhstan-2014.txt';

/**
 * The texts in the folder of the setting SOURCES, sorted by path. Hidden files are nobody's; what is neither .txt nor .jsonl is
 * named and left alone.
 * @throws Exit (usage) where there is no folder or no text in it, or one cannot be read; (invalidData) for no UTF-8.
 */
export async function readSourceFolder(folder: string): Promise<readonly ReportFile[]> {
  const name = relative(process.cwd(), folder) || '.';
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder)
    throw new Exit(EXIT.usage, `SOURCES is ${JSON.stringify(folder)}, and there is no folder of that name.`);
  const paths = (await filesBelow(name, new Set())).sort();
  const texts = paths.filter((path) => endingOf(path) !== undefined);
  if (texts.length === 0) throw new Exit(EXIT.usage, `There is no text in ${name}: ${EXAMPLE}.`);
  for (const path of paths) {
    if (endingOf(path) === undefined) say(`${path} is not read: ${EXAMPLE}.`);
  }
  return Promise.all(
    texts.map(async (file) => {
      const ending = endingOf(file) ?? '';
      const reportId = relative(name, file).slice(0, -ending.length).split(sep).join('/');
      return { file, reportId, text: await readSourceFile(file), rows: ending === '.jsonl' };
    }),
  );
}

function endingOf(path: string): string | undefined {
  return ENDINGS.find((ending) => path.endsWith(ending));
}

/** Links are followed, since what is mounted often consists of them; a folder that was seen is not entered again. */
async function filesBelow(folder: string, seen: Set<string>): Promise<string[]> {
  const place = await realpath(folder);
  if (seen.has(place)) return [];
  seen.add(place);
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      // What a link leads to may be gone: reading it says so.
      const isFolder = await stat(path).then(
        (one) => one.isDirectory(),
        () => false,
      );
      return isFolder ? filesBelow(path, seen) : [path];
    }),
  );
  return found.flat();
}
