import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { LoadingError, NotLoadedError } from '../api/errors.js';
import type { Turn } from '../api/queue.js';
import type { Api } from '../api/server.js';
import { ExportReader } from '../export/export-reader.js';
import { ExportRefusal } from '../export/export-refusal.js';
import type { RecordDocument } from '../export/rdf/record-documents.js';
import type { Graph } from '../graph/graph.js';
import { WITHDRAWN, nodeType, relationsOf } from '../ontology/ontology.js';
import type { NodeType, Ontology } from '../ontology/ontology.js';
import { asOfDays, dayVariables, daysGiven } from '../page/as-of-days.js';
import type { AsOfDays } from '../page/as-of-days.js';
import { isPart, nodesIn, partsIn, recordPath } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { goesOn } from '../page/more.js';
import { NoSuchRecord } from '../page/no-such-record.js';
import { NotOnThatDay } from '../page/not-on-that-day.js';
import { nodesNear } from '../page/other-pages.js';
import { citedRecord } from '../page/record-citation.js';
import {
  SHOWN,
  citedOperation,
  conflictsOperation,
  datesOperation,
  nearOperation,
  recordOperation,
  totalsOperation,
} from '../page/record-operations.js';
import { recordPage } from '../page/record-page.js';
import type { Page } from '../page/record-page.js';
import { keyOf } from '../questions/citation/bibtex-text.js';
import { cite } from '../questions/citation/citation-styles.js';
import type { Cited } from '../questions/citation/cited.js';
import { viewLinks } from '../views/views.js';
import { askApi } from './asking.js';
import type { Answer } from './asking.js';
import { RECORD_FORMS } from './record-form.js';
import type { RecordForm } from './record-form.js';

/** What answers are made of. */
export interface RecordSource {
  readonly ontology: Ontology;
  readonly graph: Graph;
  readonly api: Api;
}

/** Which record is asked for, and what its address begins with: it ends with a slash. */
export interface AskedRecord {
  readonly id: string;
  readonly base: string;
  readonly turn: Turn;
  /** As of which days its page is made. */
  readonly days: AsOfDays;
}

/** A record in one form. */
export interface RecordAnswer {
  readonly dataVersion: string;
  readonly content: { readonly text: string } | { readonly page: Page };
  /** Tells it from what was answered before, or in another form. */
  readonly tag: string;
  /** Undefined of a record that is there. */
  readonly withdrawal: { readonly reason: string; readonly successor: string | undefined } | undefined;
  /** Under which name it is kept, where it is a file. */
  readonly fileName: string | undefined;
}

/** How often a record is read where each time a load comes between. */
const MOST_READS = 3;
/** Characters of a file's name. */
const MOST_IN_NAME = 100;

/**
 * Answers a record in a form.
 * @throws NoSuchRecord; LoadingError, NotLoadedError, GraphError, and GraphQLError for what the API refuses.
 */
export async function answerRecord(source: RecordSource, asked: AskedRecord, form: RecordForm): Promise<RecordAnswer> {
  switch (form.kind) {
    case 'rdf':
      return rdfAnswer(source, asked, form.document);
    case 'citation':
      return citationAnswer(source, asked, form);
    case 'page':
      return pageAnswer(source, asked);
  }
}

async function rdfAnswer(
  { ontology, graph }: RecordSource,
  { id, base, turn }: AskedRecord,
  { type, text }: RecordDocument,
): Promise<RecordAnswer> {
  const { deadline, client } = turn;
  const read: Graph['read'] = (statement, parameters) => graph.read(statement, parameters, deadline, client);
  for (let tried = 1; ; tried++) {
    try {
      const reader = await ExportReader.begin(ontology, { read });
      const found = await reader.record(id);
      if (!('record' in found)) throw new NoSuchRecord(found.sentence, []);
      const { values, links } = found.record;
      const { dataVersion } = reader;
      return {
        ...{ dataVersion, content: { text: text(ontology, base, found.record) }, fileName: undefined },
        tag: `${dataVersion}-${type.replace(/\W+/g, '-')}`,
        withdrawal:
          found.record.type.name === WITHDRAWN
            ? { reason: values.get('reason') as string, successor: links.get('successor')?.[0] }
            : undefined,
      };
    } catch (error) {
      if (!(error instanceof ExportRefusal)) throw error;
      if (error.code === 'NOT_LOADED') throw new NotLoadedError(error.message);
      if (error.code === 'LOADING' || tried === MOST_READS) throw new LoadingError(error.message);
    }
  }
}

async function citationAnswer(
  source: RecordSource,
  asked: AskedRecord,
  { name, style, extension }: Extract<RecordForm, { kind: 'citation' }>,
): Promise<RecordAnswer> {
  const { cited, dataVersion, withdrawal } = await citedOf(source, asked, false);
  const text = `${cite(cited, style, dataVersion, addressOf(asked))}\n`;
  return {
    ...{ dataVersion, withdrawal, content: { text }, tag: tagOf(dataVersion, name, text) },
    fileName: `${keyOf(asked.id).slice(0, MOST_IN_NAME)}.${extension}`,
  };
}

async function pageAnswer(source: RecordSource, asked: AskedRecord): Promise<RecordAnswer> {
  const { ontology } = source;
  for (let tried = 1; tried <= MOST_READS; tried++) {
    const { node: head, cited, dataVersion, withdrawal } = await citedOf(source, asked, true);
    const type = nodeType(ontology, String(head['__typename']));
    const variables = { id: asked.id };
    const shown = await answer(source, asked, recordOperation(ontology, type), variables);
    const node = shown.data[type.singular];
    // Another load came between: what is shown is of one.
    if (shown.dataVersion !== dataVersion || !isPart(node)) continue;
    const counted = await totalsOf(source, asked, type, node);
    if (counted && counted.dataVersion !== dataVersion) continue;
    const ids = type.name === 'Conflict' ? [asked.id] : conflictIds(node);
    const sides = ids.length === 0 ? undefined : await conflictsOf(source, asked, ids);
    if (sides && sides.dataVersion !== dataVersion) continue;
    const page = recordPage(ontology, {
      ...{ type, node: withTotals(node, counted?.data[type.singular]), cited, dataVersion, address: addressOf(asked) },
      former: shown.data['withdrawn'],
      conflicts: partsIn(sides?.data['nodes']),
      forms: RECORD_FORMS.filter(({ kind }) => kind !== 'page'),
      views: viewLinks(ontology, type.name, asked.id, asked.days),
      days: asked.days,
    });
    const text = [page.title, ...page.head.map(({ markup }) => markup), page.main.markup].join('\n');
    return {
      ...{ dataVersion, withdrawal, content: { page }, tag: tagOf(dataVersion, 'html', text) },
      fileName: undefined,
    };
  }
  throw new LoadingError('The data was replaced each time that a record was read');
}

interface CitedNode {
  readonly node: AnswerPart;
  readonly cited: Cited;
  readonly dataVersion: string;
  readonly withdrawal: RecordAnswer['withdrawal'];
}

/** @throws NoSuchRecord, with what is near where that is asked for; NotOnThatDay for a claim that does not qualify. */
async function citedOf(source: RecordSource, asked: AskedRecord, near: boolean): Promise<CitedNode> {
  const { ontology } = source;
  const { data, dataVersion, notices } = await answer(source, asked, citedOperation(ontology), { id: asked.id });
  const node = data['node'];
  const [sentence = 'No node has the id.'] = notices;
  if (!isPart(node)) {
    await mustBeNowhere(source, asked);
    throw new NoSuchRecord(sentence, near ? await nodesLike(source, asked) : []);
  }
  const { successor, reason } = node;
  const isWithdrawn = node['__typename'] === WITHDRAWN;
  return {
    ...{ node, dataVersion, cited: citedRecord(ontology, node, isWithdrawn ? sentence : undefined) },
    withdrawal: isWithdrawn
      ? { reason: String(reason), successor: isPart(successor) ? String(successor['id']) : undefined }
      : undefined,
  };
}

/** @throws NotOnThatDay for a claim that is there, and does not qualify as of the days. */
async function mustBeNowhere(source: RecordSource, asked: AskedRecord): Promise<void> {
  if (daysGiven(asked.days).length === 0) return;
  const { data } = await askApi(source.api, asked.turn, datesOperation(), { id: asked.id });
  if (isPart(data['node'])) throw new NotOnThatDay(data['node'], asked.days);
}

/** What is near an id; nothing where that cannot be told: the sentence says enough. */
async function nodesLike(source: RecordSource, asked: AskedRecord): Promise<readonly AnswerPart[]> {
  try {
    const { data } = await answer(source, asked, nearOperation(source.ontology), { ref: asked.id });
    return nodesNear(data['lookup']);
  } catch (error) {
    if (error instanceof GraphQLError) return [];
    throw error;
  }
}

/** How many there are of each relation that goes on behind what is shown; undefined where none does. */
async function totalsOf(
  source: RecordSource,
  asked: AskedRecord,
  type: NodeType,
  node: AnswerPart,
): Promise<Answer | undefined> {
  const names = relationsOf(type).flatMap(({ name }) => (goesOn(node[name]) ? [name] : []));
  return names.length === 0 ? undefined : answer(source, asked, totalsOperation(type, names), { id: asked.id });
}

function withTotals(node: AnswerPart, totals: unknown): AnswerPart {
  if (!isPart(totals)) return node;
  const shown: Record<string, unknown> = { ...node };
  for (const [name, total] of Object.entries(totals)) {
    shown[name] = { ...(node[name] as AnswerPart), ...(total as AnswerPart) };
  }
  return shown;
}

function conflictIds(node: AnswerPart): readonly string[] {
  return nodesIn(node['conflicts'])
    .slice(0, SHOWN.conflicts)
    .map(({ id }) => String(id));
}

/** Conflicts with their claims side by side, or without these where they are too many, of one or of all. */
async function conflictsOf(source: RecordSource, asked: AskedRecord, ids: readonly string[]): Promise<Answer> {
  try {
    return await answer(source, asked, conflictsOperation(true), { ids }, ['sides']);
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'LIMIT_EXCEEDED') throw error;
    return answer(source, asked, conflictsOperation(false), { ids });
  }
}

/** @throws GraphQLError where any part could not be had. */
function answer(
  { api }: RecordSource,
  { turn, days }: AskedRecord,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  mayLack?: readonly string[],
): Promise<Answer> {
  if (daysGiven(days).length === 0) return askApi(api, turn, query, variables, mayLack);
  return askApi(api, turn, asOfDays(query, days), { ...variables, ...dayVariables(days) }, mayLack);
}

/** The whole address of the record. */
export function addressOf({ base, id }: Pick<AskedRecord, 'base' | 'id'>): string {
  return base.replace(/\/$/, '') + recordPath(id);
}

/** Of what follows from the program and its settings too: the style of a citation, the words that an operator holds. */
function tagOf(dataVersion: string, form: string, text: string): string {
  return `${dataVersion}-${form}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
