import { UsageError } from './options.js';

/** Ends the process with the command: with 2 and a sentence where it was asked for in a wrong way, with 1 where it failed. */
export function runCommand(main: Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.on(signal, () => process.exit(1));
  main.then(
    () => process.exit(),
    (error: unknown) => {
      const isOurs = error instanceof UsageError;
      process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(isOurs ? 2 : 1);
    },
  );
}
