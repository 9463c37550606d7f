import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** A file that is written from its beginning to its end. What is written waits in memory until it is flushed. */
export class OutputFile {
  readonly #hash = createHash('sha256');
  #waiting: string[] = [];
  #bytes = 0;

  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  /** @throws Error where it is there already, or cannot be made. */
  static async create(path: string): Promise<OutputFile> {
    return new OutputFile(path, await open(path, 'wx'));
  }

  /** Over what is there already, a device or a file. */
  static async over(path: string): Promise<OutputFile> {
    return new OutputFile(path, await open(path, 'w'));
  }

  /** How many bytes were written; what waits is not among them. */
  get bytes(): number {
    return this.#bytes;
  }

  write(text: string): void {
    this.#waiting.push(text);
  }

  /** Writes what waits. @throws Error where the disk is full. */
  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const bytes = Buffer.from(this.#waiting.join(''), 'utf8');
    this.#waiting = [];
    await this.#put(bytes);
  }

  /** Writes what stands in another file after what waits here, a piece at a time. Throws as `flush`. */
  async take(other: OutputFile): Promise<void> {
    await Promise.all([this.flush(), other.flush()]);
    for await (const piece of createReadStream(other.path)) await this.#put(piece as Buffer);
  }

  /** Writes what waits and closes the file. @returns the SHA-256 of what is in it, in hexadecimal. */
  async close(): Promise<string> {
    try {
      await this.flush();
    } finally {
      await this.handle.close();
    }
    return this.#hash.digest('hex');
  }

  async #put(bytes: Buffer): Promise<void> {
    await this.handle.writeFile(bytes);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }
}
