import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for snapshots, removed at the end of the run. */
    snapshots: string;
  }
}

/** Before tests that start `rights-graph`: loading the seed takes half of what a query takes, so it is done but once. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'rights-graph-snapshots-'));
  project.provide('snapshots', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
