#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { API_VERSION } from '../questions/meta/meta.js';
import type { ExportOptions } from './commands/export-data.js';
import type { ReleaseOptions } from './commands/make-release.js';
import type { ManifestOptions } from './commands/manifest.js';
import type { QueryOptions } from './commands/query.js';
import { EXIT, Exit } from './exit.js';
import { ignoreBrokenPipe, say } from './output.js';
import { importsFolder, readSettings } from './settings.js';

// A command is read from its file only when it is asked for: each needs something else, and reading takes time.

const SEED_OPTION = ['--seed <folder>', 'where the YAML is (default: the one that comes with this program)'] as const;
const HELP = 'For what there is: rights-graph --help';
const REPORT_OPTION = '--report <id>';

interface ImportFlags {
  readonly to?: string;
  readonly texts?: string;
  readonly asOf?: string;
  readonly encoding?: string;
}

const program = new Command('rights-graph')
  .description('What sources say about torture and its prevention, as a graph that is questioned in GraphQL.')
  .version(API_VERSION)
  .showHelpAfterError(HELP)
  .exitOverride();

program
  .command('serve')
  .description('serve the API: on the embedded engine with the YAML loaded, or what is in Neo4j where NEO4J_URI is set')
  .option(...SEED_OPTION)
  .showHelpAfterError(`Port and host are settings: PORT=5000 rights-graph serve\n${HELP}`)
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
    await check({ folder: seed, imports: importsFolder(process.env) }, source, report);
  });

program
  .command('hashes <file>')
  .description('print the hashed runs of words of the text of a report that you hold, for the sources/ of a seed')
  .requiredOption(REPORT_OPTION, 'which report the text is of')
  .option(...SEED_OPTION)
  .action(async (file: string, { seed, report }: { seed?: string; report: string }) => {
    const { hashes } = await import('./commands/hashes.js');
    await hashes(file, report, { folder: seed, imports: importsFolder(process.env) });
  });

program
  .command('import <registry> <files...>')
  .description(
    'make records of the files of a registry, which check, load and serve read beside the YAML: of untc, the lists of the depositary of treaties, or of upr, the recommendations of the Universal Periodic Review',
  )
  .option('--to <folder>', 'where the records go (default: the setting IMPORTS, else imports)')
  .option('--texts <folder>', 'also write the words of the rows there, for the setting SOURCES')
  .option('--as-of <year>', 'untc: of which year the lists are (default: that of the latest day in them)')
  .option('--encoding <label>', 'how the bytes are to be read (default: UTF-8, or what else they look like)')
  .action(async (registry: string, files: string[], options: ImportFlags) => {
    const { REGISTRIES, importRegistry } = await import('./commands/import-registry.js');
    const known = REGISTRIES.find((one) => one === registry);
    if (!known) throw new Exit(EXIT.usage, `"${registry}" is no registry: it is ${REGISTRIES.join(' or ')}.`);
    await importRegistry(known, files, { ...options, to: options.to ?? importsFolder(process.env).folder });
  });

program
  .command('manifest')
  .description(
    'write down a release, in released/ of the seed: every id, of which none can disappear from then on, what changed since the release before, and its records, with which the next one is compared',
  )
  .option('--release <version>', 'which release it is of (default: the version of this program)')
  .option('--date <day>', 'the day of the release (default: today)')
  .option('--again', 'replace what is written of the same release and says something else: only before it is published')
  .option(
    '--earlier',
    'the first release was made by a program before this one: what rules say of its files is let pass',
  )
  .option(...SEED_OPTION)
  .action(async ({ seed, release, ...options }: { seed?: string; release?: string } & ManifestOptions) => {
    const { manifest } = await import('./commands/manifest.js');
    await manifest(release ?? API_VERSION, options, seed);
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
  .description('answer the GraphQL query in a file (- for standard input) and print the answer, as JSON or as a table')
  .option('--variables <json>', 'the variables, as JSON or as @FILE')
  .option('--operation <name>', 'which operation of the file')
  .addOption(
    new Option('--format <format>', 'csv and jsonl (a line of JSON for each row) are tables of one list of the answer')
      .choices(['csv', 'jsonl', 'json'])
      .default('json'),
  )
  .option('--list <path>', 'which list of the answer becomes the rows of a table, for example country.findings')
  .option('--explode <path>', 'which list within the rows becomes rows of its own, for example citations')
  .option('--all', 'follow the pages of the list to the end')
  .option('--bom', 'begin CSV with a byte order mark, for Excel')
  .option('--output <file>', 'write the answer to a file: it is there as a whole, or not at all')
  .option(...SEED_OPTION)
  .action(async (file: string, { seed, ...options }: { seed?: string } & QueryOptions) => {
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

program
  .command('release')
  .description(
    'write the seed, without imports, into a folder to publish: all formats, what describes them, the manifest, checksums',
  )
  .requiredOption('--base <url>', 'what the addresses of records in RDF begin with: an address of your own, for ever')
  .option('--to <folder>', 'the folder that is to be made (default: the name of the data and the version)')
  .option('--release <version>', 'which release it is (default: the version of this program)')
  .option('--date <day>', 'the day of the release (default: date-released of CITATION.cff)')
  .option('--dirty', 'release what is not committed too')
  .option(...SEED_OPTION)
  .action(async ({ seed, ...options }: { seed?: string } & Omit<ReleaseOptions, 'release'> & { release?: string }) => {
    const { makeRelease } = await import('./commands/make-release.js');
    await makeRelease(readSettings(process.env), seed, { ...options, release: options.release ?? API_VERSION });
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
