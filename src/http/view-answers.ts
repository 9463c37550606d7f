import { GraphQLError } from 'graphql';
import { LoadingError } from '../api/errors.js';
import { tooManyBytes } from '../api/limits.js';
import type { Limits } from '../api/limits.js';
import type { Turn } from '../api/queue.js';
import type { Api } from '../api/server.js';
import type { Ontology } from '../ontology/ontology.js';
import { isPart } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { NoSuchRecord } from '../page/no-such-record.js';
import { nodesNear } from '../page/other-pages.js';
import { nearOperation } from '../page/record-operations.js';
import type { Page } from '../page/record-page.js';
import { TABLE_FORMATS, TableTooLong, writeRows } from '../table/table-text.js';
import { choicePage, choiceQuestion, missingSentence } from '../views/choice-page.js';
import { missingParameter, mustBeOf, namedIds, namedQuestion, withdrawalOf } from '../views/named-nodes.js';
import type { WithdrawnId } from '../views/named-nodes.js';
import { viewFileName, viewJson } from '../views/view-file.js';
import { viewPage } from '../views/view-page.js';
import { readGiven } from '../views/view-parameters.js';
import { askedText } from '../views/view-question.js';
import type { AskedText } from '../views/view-question.js';
import { viewPath } from '../views/view-type.js';
import type { AskedView, Given, View, ViewQuestion } from '../views/view-type.js';
import { withdrawnPage } from '../views/withdrawn-page.js';
import { tableType } from './answer-form.js';
import { askApi } from './asking.js';

/** What views are made of. */
export interface ViewSource {
  readonly ontology: Ontology;
  readonly api: Api;
  readonly limits: Pick<Limits, 'answerBytes'>;
}

export const VIEW_FORMS = ['html', 'csv', 'json'] as const;
export type ViewForm = (typeof VIEW_FORMS)[number];

export interface AskedForView {
  readonly view: View;
  readonly form: ViewForm;
  readonly search: URLSearchParams;
  /** What addresses begin with; it ends with a slash. */
  readonly base: string;
  readonly turn: Turn;
  /** Today: `2026-11-29`. */
  readonly day: string;
}

export interface ViewAnswer {
  readonly dataVersion: string;
  readonly content:
    | { readonly page: Page }
    | { readonly bytes: Buffer; readonly type: string; readonly fileName: string; readonly rows: number };
  /** Undefined of what is there. */
  readonly withdrawn: (WithdrawnId & { readonly successorPath: string | undefined }) | undefined;
  /** The path of the next page, in the same form. */
  readonly nextPath: string | undefined;
  /** The cursor that it begins after. */
  readonly endCursor: string | undefined;
}

/** Thrown where a load came between two answers of one page. */
class OtherVersion extends Error {}

/** How often a view is made where each time a load comes between. */
const MOST_READS = 3;
const ENDINGS: Readonly<Record<ViewForm, string>> = { html: '', csv: '.csv', json: '.json' };

/**
 * Answers a view in a form.
 * @throws NoSuchRecord for an id that is not there, LoadingError, and GraphQLError for what the address may not say and
 * what the API refuses.
 */
export async function answerView(source: ViewSource, asked: AskedForView): Promise<ViewAnswer> {
  const given = readGiven(source.ontology, asked.view, asked.search);
  for (let tried = 1; tried <= MOST_READS; tried++) {
    try {
      return await answerOnce(source, asked, given);
    } catch (error) {
      if (!(error instanceof OtherVersion)) throw error;
    }
  }
  throw new LoadingError('The data was replaced each time that a page was made');
}

async function answerOnce(source: ViewSource, asked: AskedForView, given: Given): Promise<ViewAnswer> {
  const { ontology, api } = source;
  const { view, form, base, turn } = asked;
  const queries: AskedText[] = [];
  let dataVersion: string | undefined;
  const askFor = async (question: ViewQuestion): Promise<{ data: AnswerPart; notices: readonly string[] }> => {
    const text = askedText(question, given);
    const answer = await askApi(api, turn, text.query, text.variables, question.mayLack);
    dataVersion ??= answer.dataVersion;
    if (answer.dataVersion !== dataVersion) throw new OtherVersion();
    queries.push(text);
    return answer;
  };
  const ask: AskedView['ask'] = async (question) => (await askFor(question)).data;
  const values = Object.fromEntries([...given].map(([name, several]) => [name, several.join(',')]));
  const inOrder = Object.fromEntries(
    [...view.parameters.map(({ name }) => name), 'date', 'knownAt'].map((name) => [name, values[name]]),
  );
  const path = (changes: Readonly<Record<string, string | undefined>>, ending = ''): string =>
    viewPath(view.name, { ...inOrder, ...changes }, ending);

  const nodes = new Map<string, AnswerPart>();
  for (const named of namedIds(view, given)) {
    const { data, notices } = await askFor(namedQuestion(ontology, named.id));
    const node = data['node'];
    const [sentence = 'No node has the id.'] = notices;
    if (!isPart(node)) throw new NoSuchRecord(sentence, await nodesLike(source, asked, named.id));
    const withdrawal = withdrawalOf(node);
    if (withdrawal) {
      const successorPath =
        withdrawal.successor &&
        path(replaced(given, named.parameter.name, named.id, withdrawal.successor), ENDINGS[form]);
      const page = withdrawnPage(view, sentence, successorPath);
      return {
        dataVersion: dataVersion ?? '',
        content: { page },
        withdrawn: { ...withdrawal, successorPath },
        nextPath: undefined,
        endCursor: undefined,
      };
    }
    mustBeOf(ontology, view, named, node);
    nodes.set(named.id, node);
  }
  const missing = missingParameter(view, given);
  if (missing) {
    if (form !== 'html') throw badRequest(missingSentence(view, missing));
    const page = choicePage(view, missing, given, await ask(choiceQuestion(missing)));
    return {
      dataVersion: dataVersion ?? '',
      content: { page },
      withdrawn: undefined,
      nextPath: undefined,
      endCursor: undefined,
    };
  }
  const whole = base.replace(/\/$/, '');
  const shown = await view.show({ ontology, given, nodes, base: whole, ask, path: (changes) => path(changes) });
  const nextPath = shown.next === undefined ? undefined : path({ after: shown.next }, ENDINGS[form]);
  const parts = {
    ...{ ontology, view, given, shown, queries, day: asked.day },
    ...{ nodes: [...nodes.values()], dataVersion: dataVersion ?? '', address: whole + path({}) },
  };
  const common = { dataVersion: parts.dataVersion, withdrawn: undefined, nextPath, endCursor: shown.next };
  if (form === 'html') {
    const files = { csv: path({}, ENDINGS.csv), json: path({}, ENDINGS.json) };
    return { ...common, content: { page: viewPage({ ...parts, files, nextPath }) } };
  }
  const name = viewFileName(view.name, [...nodes.keys()], parts.dataVersion, asked.day);
  const { bytes, type } =
    form === 'csv'
      ? { bytes: await csvOf(source, shown.table), type: tableType(TABLE_FORMATS.csv) }
      : {
          bytes: Buffer.from(viewJson({ ...parts, next: nextPath === undefined ? undefined : whole + nextPath })),
          type: 'application/json; charset=utf-8',
        };
  if (bytes.length > source.limits.answerBytes) throw tooManyBytes(source.limits);
  return { ...common, content: { bytes, type, fileName: `${name}.${form}`, rows: shown.table.rows.length } };
}

/** The value of a parameter with another id in the place of one. */
function replaced(given: Given, name: string, id: string, other: string): Readonly<Record<string, string>> {
  return { [name]: (given.get(name) ?? []).map((one) => (one === id ? other : one)).join(',') };
}

async function csvOf(
  { limits }: ViewSource,
  { columns, rows }: { columns: readonly string[]; rows: readonly (readonly unknown[])[] },
): Promise<Buffer> {
  try {
    const given = rows.map((cells) => ({ cells, cut: [] }));
    const options = { format: 'csv', header: true, bom: false, most: limits.answerBytes } as const;
    return Buffer.concat((await writeRows(columns, given, options)).pieces);
  } catch (error) {
    if (error instanceof TableTooLong) throw tooManyBytes(limits);
    throw error;
  }
}

/** What is near an id; nothing where that cannot be told: the sentence says enough. */
async function nodesLike(
  { ontology, api }: ViewSource,
  { turn }: AskedForView,
  id: string,
): Promise<readonly AnswerPart[]> {
  try {
    const { data } = await askApi(api, turn, nearOperation(ontology), { ref: id });
    return nodesNear(data['lookup']);
  } catch (error) {
    if (error instanceof GraphQLError) return [];
    throw error;
  }
}

function badRequest(sentence: string): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}
