import type { TestProject } from 'vitest/node';
import { installClients } from './install.js';
import { findPrograms, leftOut } from './programs.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether the clients are installed. */
    clients: boolean;
    python: boolean;
    r: boolean;
  }
}

/** Before the tests of real clients: installs them; says at the end of the run where that failed, and what is missing. */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const absent = await installClients();
  project.provide('clients', absent === undefined);
  const programs = await findPrograms();
  project.provide('python', programs.python);
  project.provide('r', programs.r);
  const said = [...(absent === undefined ? [] : [absent]), ...leftOut(programs)];
  // At the end, where it is read.
  return said.length === 0 ? undefined : () => console.error(`\n${said.join('\n')}`);
}
