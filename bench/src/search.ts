import { connectionIn } from './database/connection.js';
import { startWithJava } from './database/java.js';
import { compareSearch } from './search/compare-search.js';

// npm run search: how well ours and others find the answers to the questions of test/questions/search, as a table.

async function main(): Promise<void> {
  const given = connectionIn(process.env);
  process.stderr.write('Starting the database.\n');
  const { connection } = given ? { connection: given } : await startWithJava(2);
  process.stdout.write(await compareSearch(connection, (line) => void process.stderr.write(`${line}\n`)));
}

for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

main().then(
  // The database ends with this process.
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
