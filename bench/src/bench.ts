import { connectionIn } from './database/connection.js';
import { startWithJava } from './database/java.js';
import type { Database } from './database/java.js';
import { compareServers } from './compare-servers.js';
import { compareSizes } from './compare-sizes.js';
import { HELP, UsageError, readOptions } from './options.js';

// npm run bench: see --help.

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return;
  }
  const options = readOptions(args);
  const open = async (kept?: string): Promise<Database> => {
    const given = connectionIn(process.env);
    return given
      ? { connection: given, stop: async () => {}, pid: async () => undefined }
      : startWithJava(options.heapGigabytes, kept);
  };
  const isSound = options.scale ? await compareSizes(options, open) : await compareServers(options, open);
  if (!isSound) process.exitCode = 1;
}

// Ended from outside, it still ends what it started.
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

main(process.argv.slice(2)).then(
  // Servers and databases end with this process.
  () => process.exit(),
  (error: unknown) => {
    const isOurs = error instanceof UsageError;
    process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(isOurs ? 2 : 1);
  },
);
