import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import type { Limits } from '../../api/limits.js';
import type { Api, ApiRequest, Executed } from '../../api/server.js';
import type { Ontology } from '../../ontology/ontology.js';
import { nextPage } from '../../table/paging.js';
import { pageIn } from '../../table/rows.js';
import type { Page } from '../../table/rows.js';
import { TableError } from '../../table/table-error.js';
import { TableTooLong, writeTable } from '../../table/table-text.js';
import type { TableFormat } from '../../table/table-text.js';
import { errorsOf, planTable } from '../../table/table.js';
import type { TablePlan } from '../../table/table.js';
import type { AnswerOutput } from '../answer-output.js';
import { EXIT, Exit } from '../exit.js';
import type { ProgressBar } from '../progress.js';

export interface TableOptions {
  readonly format: TableFormat['name'];
  readonly list?: string | undefined;
  readonly explode?: string | undefined;
  /** Whether the pages of the list are followed to the end. */
  readonly all: boolean;
  readonly bom: boolean;
}

export interface TableQuery {
  readonly plan: TablePlan;
  /** The same for the pages after the first. */
  readonly further: TablePlan;
  readonly request: ApiRequest & { readonly query: string };
  readonly options: TableOptions;
}

/**
 * Plans the table of a query.
 * @returns undefined where the query is not valid.
 * @throws Exit (usage) where its answer cannot become the table that is asked for.
 */
export function planQuery(
  over: { readonly ontology: Ontology; readonly schema: Api['schema'] },
  request: ApiRequest & { readonly query: string },
  options: TableOptions,
): TableQuery | undefined {
  const { list, explode, all } = options;
  const asked = { ...request, list, explode };
  try {
    const plan = planTable(over, { ...asked, total: all }, (option, path) => `--${option} ${path}`);
    const further = plan && planTable(over, asked, (option, path) => `--${option} ${path}`);
    if (!plan || !further) return undefined;
    if (all) mustHavePages(plan);
    return { plan, further, request, options };
  } catch (error) {
    if (error instanceof TableError) throw new Exit(EXIT.usage, error.message);
    throw error;
  }
}

function mustHavePages({ rows: { kind, keys, page } }: TablePlan): void {
  const path = keys.join('.');
  if (kind === 'one') {
    const what = path === '' ? 'the answer as a whole' : `the object ${path}`;
    throw new TableError(`--all follows the pages of a list, and ${what} is one row: leave --all out.`);
  }
  if (page && page.after.length > 0) return;
  throw new TableError(
    `--all follows the pages of a list with after:, and ${path} takes none: leave --all out, and ask for more with first: where it takes that.`,
  );
}

export interface TableRun {
  readonly api: Pick<Api, 'answerAt'>;
  readonly limits: Pick<Limits, 'answerBytes'>;
  readonly output: AnswerOutput;
  readonly progress: ProgressBar;
  readonly say: (line: string) => void;
}

/**
 * Writes the table of a query, page by page where all of them are asked for, and says what it leaves out.
 * @returns the errors of the answer: then the table is not whole.
 * @throws Exit where the data changed between pages, or a page cannot be written.
 */
export async function writeQuery(run: TableRun, query: TableQuery): Promise<readonly GraphQLFormattedError[]> {
  const { options, request } = query;
  const told: Told = { rows: 0, pages: 0, cut: new Map(), notices: new Set(), isCited: false };
  let { plan } = query;
  let asked: ApiRequest & { readonly query: string } = { ...request, query: plan.query };
  let version: string | undefined;
  let total: number | null = null;
  let cursor: string | null = null;
  for (;;) {
    const executed = await answered(run, asked, version);
    const { result, dataVersion } = executed;
    if (told.pages > 0 && dataVersion !== undefined && dataVersion !== version)
      throw changed(told, version, dataVersion);
    version ??= dataVersion;
    if (result.errors || !result.data) return errorsOf(plan, result.errors ?? []);
    const isRead = await write(run, plan, result.data, options, told);
    note(told, executed);
    const page = pageIn(plan, result.data);
    total ??= page?.totalCount ?? null;
    if (!options.all || !page?.hasNextPage || !isRead) {
      run.progress.end();
      await run.output.end();
      if (isRead) sayTold(run, query, told, page, version);
      return [];
    }
    if (total !== null) run.progress.step(told.rows, total);
    cursor = nextCursor(page, cursor);
    plan = query.further;
    if (plan.rows.page) asked = nextPage({ ...request, query: plan.query }, plan.rows.page, cursor);
  }
}

/** What is told of a table on standard error. */
interface Told {
  rows: number;
  pages: number;
  readonly cut: Map<string, number>;
  readonly notices: Set<string>;
  isCited: boolean;
}

async function answered({ api }: TableRun, request: ApiRequest, version: string | undefined): Promise<Executed> {
  try {
    return await api.answerAt(request, version);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { result: { errors: [error.toJSON()] }, status: 400, headers: new Map(), dataVersion: undefined };
  }
}

async function write(
  { output, limits }: TableRun,
  plan: TablePlan,
  data: unknown,
  { format, bom }: TableOptions,
  told: Told,
): Promise<boolean> {
  try {
    const header = told.pages === 0;
    const table = await writeTable(plan, data, { format, header, bom, most: limits.answerBytes });
    told.pages += 1;
    told.rows += table.rows;
    for (const [name, rows] of table.cut) told.cut.set(name, (told.cut.get(name) ?? 0) + rows);
    return await output.write(table.pieces);
  } catch (error) {
    if (!(error instanceof TableTooLong)) throw error;
    throw new Exit(
      EXIT.failure,
      `A page of the table has more than ${limits.answerBytes} bytes, and no more are allowed (LIMIT_ANSWER_BYTES). Lower first:, or ask for fewer fields.`,
    );
  }
}

function note(told: Told, { result: { extensions } }: Executed): void {
  const notices = (extensions?.['notices'] ?? []) as readonly { readonly message: string }[];
  for (const { message } of notices) told.notices.add(message);
  told.isCited ||= extensions?.['citation'] !== undefined;
}

function nextCursor({ endCursor }: Page, before: string | null): string {
  if (endCursor !== null && endCursor !== before) return endCursor;
  throw new Exit(
    EXIT.failure,
    '--all comes no further: a page is empty, and there are more rows. Ask with first: 1 or more.',
  );
}

function changed({ pages }: Told, before: string | undefined, now: string): Exit {
  return new Exit(
    EXIT.failure,
    `The data changed while its pages were read: page 1 is of data version ${before}, page ${pages + 1} of ${now}. Ask again for all of one version.`,
  );
}

function sayTold(
  run: TableRun,
  query: TableQuery,
  told: Told,
  page: Page | undefined,
  version: string | undefined,
): void {
  const { rows, pages, cut, notices, isCited } = told;
  const { plan, options } = query;
  if (options.all) {
    const counted = `${rows} ${rows === 1 ? 'row' : 'rows'} in ${pages} ${pages === 1 ? 'page' : 'pages'}`;
    run.say(`${counted}${version === undefined ? '' : `, all of data version ${version}`}.`);
  } else if (page?.hasNextPage) {
    const of = page.totalCount === null ? '' : ` of ${page.totalCount}`;
    const how =
      plan.rows.page && plan.rows.page.after.length > 0
        ? '--all follows the pages to the end.'
        : 'Ask for more with first:.';
    run.say(`There are more rows than these ${rows}${of}. ${how}`);
  }
  for (const [name, count] of cut)
    run.say(`The list ${name} is cut off in ${count} of ${rows} rows: ask for more of it with first:.`);
  if (plan.leftOut.length > 0)
    run.say(`Not in the table, since it stands outside the rows: ${plan.leftOut.join(', ')}.`);
  if (isCited) run.say('The citation of the whole answer (@cite) is in JSON only: ask for that without --format.');
  for (const message of notices) run.say(message);
}

/** What is said of errors in the place of a table. */
export function errorLines(errors: readonly GraphQLFormattedError[]): string[] {
  return errors.map(({ message, path, extensions }) => {
    const where = path && path.length > 0 ? ` at ${path.join('.')}` : '';
    const code = extensions?.['code'];
    return `${typeof code === 'string' ? code : 'ERROR'}${where}: ${message}`;
  });
}
