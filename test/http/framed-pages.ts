import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with the frame of the page of a record and nothing else: what the build writes, in short. */
export async function framedPages(): Promise<{ readonly pages: string; readonly remove: () => Promise<void> }> {
  const pages = await mkdtemp(join(tmpdir(), 'rights-graph-'));
  await writeFile(join(pages, 'index.html'), '<title>start</title>');
  await writeFile(join(pages, 'record.html'), '<html><head><!--head--></head><main><!--main--></main></html>');
  return { pages, remove: () => rm(pages, { recursive: true, force: true }) };
}
