import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ExportRefusal } from './export-refusal.js';
import { OutputFile } from './output-file.js';

/** The file that names every other file of an export with its SHA-256, as `sha256sum -c` reads it. */
export const CHECKSUMS = 'SHA256SUMS';
/** What a line of it is: a digest and a path. */
const LINE = /^[0-9a-f]{64} {2}(.+)$/;

/** A file of an export that is written to its end. */
export interface WrittenFile {
  /** Within the export, with slashes. */
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Whether an export that is there gives way to another: never, where that is asked for with --force, or now. */
export type Replacing = 'NEVER' | 'WITH_FORCE' | 'NOW';

/** How a file is made; a test gives another way. */
export type MakeFile = (path: string) => Promise<OutputFile>;

/** A folder that is written beside the place where it is to be, and put there whole, or not at all. */
export class ExportFolder {
  readonly #files = new Map<string, OutputFile>();
  readonly #written = new Map<string, WrittenFile>();
  readonly #notes: OutputFile[] = [];

  private constructor(
    private readonly to: string,
    private readonly place: string,
    private readonly make: MakeFile,
  ) {}

  /**
   * @param to where the folder is to be.
   * @throws ExportRefusal USAGE where something is there that must not be replaced, NOT_WRITTEN
   */
  static async begin(
    to: string,
    replacing: Replacing,
    make: MakeFile = (path) => OutputFile.create(path),
  ): Promise<ExportFolder> {
    const target = resolve(to);
    await refuseTaken(to, replacing);
    const place = join(dirname(target), `.${basename(target)}.part-${randomUUID().slice(0, 8)}`);
    // Not as a temporary folder: others may read it as they may read whatever else this user makes.
    await written(to, () => mkdir(place));
    return new ExportFolder(to, place, make);
  }

  /** A new file of the export. @param path within it, with slashes. @throws ExportRefusal NOT_WRITTEN */
  async file(path: string): Promise<OutputFile> {
    const file = await this.#create(path);
    this.#files.set(path, file);
    return file;
  }

  /** A file for what has its place further down in another file; it does not stay. @throws ExportRefusal NOT_WRITTEN */
  async note(path: string): Promise<OutputFile> {
    const file = await this.#create(path);
    this.#notes.push(file);
    return file;
  }

  /** Writes what waits in memory. @throws ExportRefusal NOT_WRITTEN */
  async flush(): Promise<void> {
    await written(this.to, async () => {
      for (const file of [...this.#files.values(), ...this.#notes]) await file.flush();
    });
  }

  /** Writes what a note holds after what a file holds. @throws ExportRefusal NOT_WRITTEN */
  async append(file: OutputFile, note: OutputFile): Promise<void> {
    await written(this.to, () => file.take(note));
  }

  /** Ends the files that were begun. @returns these and all that ended before, by path. @throws ExportRefusal NOT_WRITTEN */
  async endFiles(): Promise<WrittenFile[]> {
    await written(this.to, async () => {
      for (const [path, file] of this.#files) {
        const sha256 = await file.close();
        this.#written.set(path, { path, bytes: file.bytes, sha256 });
        this.#files.delete(path);
      }
    });
    return [...this.#written.keys()].sort().flatMap((path) => this.#written.get(path) ?? []);
  }

  /** Adds the checksums and puts the folder where it is to be. @throws ExportRefusal NOT_WRITTEN */
  async finish(): Promise<void> {
    const files = await this.endFiles();
    await written(this.to, async () => {
      for (const note of this.#notes.splice(0)) {
        await note.close();
        await rm(note.path);
      }
      const sums = await this.make(join(this.place, CHECKSUMS));
      for (const { path, sha256 } of files) sums.write(`${sha256}  ${path}\n`);
      await sums.close();
      await replaced(resolve(this.to), this.place);
    });
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    for (const file of [...this.#files.values(), ...this.#notes]) await file.close().catch(() => undefined);
    await rm(this.place, { recursive: true, force: true });
  }

  async #create(path: string): Promise<OutputFile> {
    return written(this.to, async () => {
      const whole = join(this.place, path);
      await mkdir(dirname(whole), { recursive: true });
      return this.make(whole);
    });
  }
}

/** What was there gives way last, and comes back where that fails. */
async function replaced(target: string, place: string): Promise<void> {
  if (!(await isThere(target))) return rename(place, target);
  const former = `${place}.former`;
  await rename(target, former);
  try {
    await rename(place, target);
  } catch (error) {
    await rename(former, target);
    throw error;
  }
  await rm(former, { recursive: true, force: true });
}

/**
 * Refuses a place where an export cannot be put.
 * @throws ExportRefusal USAGE
 */
export async function refuseTaken(to: string, replacing: Replacing): Promise<void> {
  const target = resolve(to);
  const name = JSON.stringify(to);
  const found = await stat(target).catch(() => undefined);
  if (!found) {
    if ((await stat(dirname(target)).catch(() => undefined))?.isDirectory()) return;
    throw new ExportRefusal('USAGE', `${name} cannot be made: the folder it would lie in is not there.`);
  }
  if (!found.isDirectory()) throw new ExportRefusal('USAGE', `${name} is no folder: name one that is new, or empty.`);
  const held = await filesIn(target);
  if (held.length === 0) return;
  if (replacing !== 'NOW') {
    const force = replacing === 'NEVER' ? '' : ', or write --force to replace the export in it';
    throw new ExportRefusal('USAGE', `The folder ${name} is not empty: name another one${force}.`);
  }
  const own = await filesOfExport(target);
  const strange = held.find((path) => !own.has(path));
  if (strange !== undefined) {
    throw new ExportRefusal(
      'USAGE',
      `--force replaces an export and nothing else: the folder ${name} holds ${JSON.stringify(strange)}, which is of none.`,
    );
  }
}

/** The files that a folder holds, with slashes, in order. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((path) => path.slice(folder.length + 1).replaceAll('\\', '/')).sort();
}

/** The files that the checksums of an export name, and these. */
async function filesOfExport(folder: string): Promise<ReadonlySet<string>> {
  const sums = await readFile(join(folder, CHECKSUMS), 'utf8').catch(() => '');
  const named = sums.split('\n').flatMap((line) => LINE.exec(line)?.[1] ?? []);
  return new Set(named.length === 0 ? [] : [...named, CHECKSUMS]);
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** @throws ExportRefusal NOT_WRITTEN in the place of what the file system says. */
async function written<T>(to: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const reason = REASONS[code] ?? `the system says ${code}`;
    throw new ExportRefusal(
      'NOT_WRITTEN',
      `The export cannot be written to ${JSON.stringify(to)}: ${reason}. Nothing of it was left behind.`,
      {
        cause: error,
      },
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'there is no room left for this user',
  EFBIG: 'a file would be larger than it may be',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'nothing can be written there',
  EMFILE: 'too many files are open',
};
