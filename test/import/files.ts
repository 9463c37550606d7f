import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder with files; who calls removes it. */
export async function folderOf(contents: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rights-graph-import-'));
  for (const [name, content] of Object.entries(contents)) await writeFile(join(folder, name), content);
  return folder;
}

/** Files of a folder that is gone after the test; their names within it. */
export async function filesOf(
  contents: Readonly<Record<string, string | Uint8Array>>,
): Promise<(name: string) => string> {
  const folder = await folderOf(contents);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

/** A table in the layout of the recommendations; what is written is all made up. */
export const REVIEW_HEADER = 'To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session';
