#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { API_VERSION } from '../questions/meta/meta.js';
import type { ExportOptions } from './commands/export-data.js';
import { EXIT, Exit } from './exit.js';
import { ignoreBrokenPipe, say } from './output.js';
import { readSettings } from './settings.js';

// A command is read from its file only when it is asked for: each needs something else, and reading takes time.

const SEED_OPTION = ['--seed <folder>', 'where the YAML is (default: the one that comes with this program)'] as const;
const REPORT_OPTION = '--report <id>';

const program = new Command('rights-graph')
  .description('What sources say about torture and its prevention, as a graph that is questioned in GraphQL.')
  .version(API_VERSION)
  .showHelpAfterError('For what there is: rights-graph --help')
  .exitOverride();

program
  .command('serve')
  .description('serve the API: on the embedded engine with the YAML loaded, or what is in Neo4j where NEO4J_URI is set')
  .option(...SEED_OPTION)
  .action(async ({ seed }: { seed?: string }) => {
    const { serve } = await import('./commands/serve.js');
    await serve(readSettings(process.env), seed);
  });

program
  .command('check')
  .description('read the YAML and report every mistake; nothing is loaded')
  .option(...SEED_OPTION)
  .option('--source <file>', 'also compare locators, digests and footnotes with the text of a report that you hold')
  .option(REPORT_OPTION, 'which report the text is of (default: the one whose passages have digests)')
  .action(async ({ seed, source, report }: { seed?: string; source?: string; report?: string }) => {
    const { check } = await import('./commands/check.js');
    await check(seed, source, report);
  });

program
  .command('hashes <file>')
  .description('print the hashed runs of words of the text of a report that you hold, for the sources/ of a seed')
  .requiredOption(REPORT_OPTION, 'which report the text is of')
  .option(...SEED_OPTION)
  .action(async (file: string, { seed, report }: { seed?: string; report: string }) => {
    const { hashes } = await import('./commands/hashes.js');
    await hashes(file, report, seed);
  });

program
  .command('load')
  .description(
    'make the graph in Neo4j what the YAML says: only what differs is written; one that was cut off is gone on with',
  )
  .option(...SEED_OPTION)
  .option('--dry-run', 'print what would be added (+), changed (~) and removed (-), and write nothing')
  .action(async ({ seed, dryRun }: { seed?: string; dryRun?: boolean }) => {
    const { loadNeo4j } = await import('./commands/load-neo4j.js');
    await loadNeo4j(readSettings(process.env), seed, dryRun === true);
  });

program
  .command('query <file>')
  .description('answer the GraphQL query in a file (- for standard input) and print the answer as JSON')
  .option('--variables <json>', 'the variables, as JSON or as @FILE')
  .option('--operation <name>', 'which operation of the file')
  .option(...SEED_OPTION)
  .action(async (file: string, { seed, ...options }: { seed?: string; variables?: string; operation?: string }) => {
    const { query } = await import('./commands/query.js');
    process.exitCode = await query(readSettings(process.env), seed, file, options);
  });

program
  .command('export')
  .description('write the graph, or a part of it, into a folder, in formats that other programs read')
  .requiredOption(
    '--format <names...>',
    'names of formats, such as csv,turtle,gexf; a wrong one is answered with all there are',
  )
  .requiredOption('--to <folder>', 'the folder that is to be made')
  .option('--country <ids...>', 'only the claims that are seen from these countries, and all they lead to')
  .option('--topic <ids...>', 'the same of topics, narrower ones included; of several options what all of them have')
  .option('--report <ids...>', 'the same of reports')
  .option('--about <ids...>', 'the same of any entities')
  .option('--base <url>', 'what the addresses of records in RDF begin with')
  .option('--force', 'replace an export that is there')
  .option(...SEED_OPTION)
  .action(async ({ seed, ...options }: { seed?: string } & ExportOptions) => {
    const { exportData } = await import('./commands/export-data.js');
    await exportData(readSettings(process.env), seed, options);
  });

function finish(error: unknown): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else if (error instanceof Exit) {
    say(error.message);
    process.exitCode = error.code;
  } else {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(`Something went wrong that should not: ${details}`);
    process.exitCode = EXIT.failure;
  }
}

ignoreBrokenPipe();
program.parseAsync().catch(finish);
