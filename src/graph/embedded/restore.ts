import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { EngineProcess } from './engine-process.js';

/** Bytes that are copied at a time. */
const PIECE = 2 ** 20;

/**
 * Lets the engine take over a saved graph. From a copy, because an open database is written to and locked; the copy is
 * removed at once, since the engine holds it open.
 * @param saved stays readable even where somebody removes the file meanwhile.
 * @throws GraphError FAILED where the file is none of the engine's, or ProcessLost.
 */
export async function restore(engine: EngineProcess, saved: FileHandle): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rights-graph-'));
  try {
    const copy = join(folder, 'graph.grafeo');
    await pipeline(
      saved.createReadStream({ start: 0, autoClose: false, highWaterMark: PIECE }),
      createWriteStream(copy),
    );
    await engine.send({ kind: 'open', file: copy });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}
