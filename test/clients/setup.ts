import type { TestProject } from 'vitest/node';
import { installClients } from './install.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether the clients are installed. */
    clients: boolean;
  }
}

/** Before the tests of real clients: installs them; says at the end of the run where that failed. */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const absent = await installClients();
  project.provide('clients', absent === undefined);
  // At the end, where it is read.
  return absent === undefined ? undefined : () => console.error(`\n${absent}`);
}
