import type { FieldNode } from 'graphql';
import type { Row } from '../../graph/graph.js';
import { invalid } from '../../query/invalid.js';
import { testText } from '../../query/filter/filter-text.js';
import { answerParts, nodeObjects, pageInfoOf, partsOf, wants } from '../../query/question.js';
import type { Parts, Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { positionsOf } from '../../query/run/row.js';
import type { StoredRow } from '../../query/run/row.js';
import { dateColumns, dateFieldsIn } from './dates.js';
import type { DateField } from './dates.js';
import { gapsOf } from './gaps.js';
import type { YearOfEntries } from './gaps.js';
import { cursorOf, timelineArguments } from './timeline-arguments.js';
import type { Place, TimelineArguments } from './timeline-arguments.js';
import { NO_BEGINNING, NO_END, askPage, askSummary } from './timeline-statements.js';
import type { Asked } from './timeline-statements.js';
import { TIMELINE_TYPES } from './timeline-types.js';

/** `timeline`: what is recorded about an entity in the order of time. */
export const timeline: Question = { name: 'timeline', sdl: TIMELINE_TYPES, plan: planTimeline };

function planTimeline(request: QuestionRequest): QuestionPlan {
  const { ontology, node, args } = request;
  const given = timelineArguments(ontology, node, args);
  const parts = partsOf(request, 'Timeline', {
    nodes: { about: 'Entity' },
    objects: { entries: { type: 'TimelineEntry', nodes: { node: 'Node' } }, pageInfo: { type: 'PageInfo' } },
  });
  const asked: Asked = {
    ontology,
    given,
    qualifying: testText(ontology, request.qualifying('Node'), 'n', 'q'),
    aboutColumns: columnsOf(parts, 'about'),
  };
  const statements = (wantsPage(parts) ? 1 : 0) + (wantsSummary(parts) ? 1 : 0);
  return {
    cost: { statements, rows: 1 + (wants(parts, 'entries') ? given.first : 0) },
    selections: parts.selections,
    answer: (tools) => answer(asked, node, parts, tools),
  };
}

function wantsSummary(parts: Parts): boolean {
  return wants(parts, 'totalCount', 'undated', 'gaps');
}

/** The entity comes with either. */
function wantsPage(parts: Parts): boolean {
  return wants(parts, 'entries', 'pageInfo') || !wantsSummary(parts);
}

/** The columns that the nodes of a field of the timeline need. */
function columnsOf(parts: Parts, name: string): readonly string[] {
  const selections = parts.fields
    .filter((part) => part.name === name)
    .flatMap(({ selection, parts: below }) => (selection ? [selection] : (below?.selections ?? [])));
  return [...new Set(selections.flatMap(({ columns }) => columns))].sort();
}

async function answer(asked: Asked, node: FieldNode, parts: Parts, tools: QuestionTools): Promise<AnswerObject> {
  const { ontology, given } = asked;
  const fields = dateFieldsIn(ontology);
  const columns = [...new Set([...columnsOf(parts, 'entries'), ...dateColumns(fields)])].sort();
  const [page, summary] = await Promise.all([
    wantsPage(parts) ? tools.ask(askPage(asked, columns, given.first + 1)) : undefined,
    wantsSummary(parts) ? tools.ask(askSummary(asked)) : undefined,
  ]);
  const [about] = ((page ?? summary)?.abouts ?? []) as unknown as StoredRow[];
  if (!about) throw await unknownEntity(asked, node, tools);
  const found = ((page?.rows ?? []) as unknown as FoundRow[]).map(entryOf(given, fields, columns));
  const entries = found.slice(0, given.first);
  const values: Readonly<Record<string, unknown>> = summary ? summaryOf(given, summary) : {};
  const place = { first: given.first, found: found.length, isLater: given.after !== undefined };
  const info = pageInfoOf(
    place,
    entries.map(({ cursor }) => cursor),
  );
  return answerParts(parts, (part) => {
    if (part.selection) return tools.objects(part.selection, asked.aboutColumns)(about);
    if (!part.parts) return values[part.name];
    return part.name === 'entries'
      ? entryObjects(part.parts, entries, columns, tools)
      : answerParts(part.parts, ({ name }) => info[name]);
  });
}

type FoundRow = readonly [at: number | null, earliest: string, latest: string, row: StoredRow];

interface Entry {
  readonly row: StoredRow;
  readonly cursor: string;
  readonly values: Readonly<Record<string, unknown>>;
}

function entryOf(
  given: TimelineArguments,
  fields: readonly DateField[],
  columns: readonly string[],
): (found: FoundRow) => Entry {
  const position = positionsOf(columns);
  return ([at, earliest, latest, row]) => {
    const stored = (column: string | undefined): string | null =>
      column === undefined ? null : ((row[position.get(column) ?? -1] ?? null) as string | null);
    const { field, until } = (at === null ? undefined : fields[at]) ?? {};
    const place: Place = [earliest, latest, stored('sortKey') ?? ''];
    const date = stored(field);
    return {
      row,
      cursor: cursorOf(given, place),
      values: {
        field: field ?? null,
        date,
        until: stored(until),
        earliest: date === null || earliest === NO_BEGINNING ? null : earliest,
        latest: date === null || latest === NO_END ? null : latest,
        precision: date === null ? null : precisionOf(date),
        uncertain: date === null ? null : date.includes('?'),
        approximate: date === null ? null : date.includes('~'),
      },
    };
  };
}

/** Of a date as it is recorded. */
function precisionOf(date: string): string {
  if (date.includes('/')) return 'INTERVAL';
  return ['YEAR', 'MONTH', 'DAY'][date.split('-').length - 1] ?? 'INTERVAL';
}

function entryObjects(
  parts: Parts,
  entries: readonly Entry[],
  columns: readonly string[],
  tools: QuestionTools,
): AnswerObject[] {
  const object = nodeObjects({ columns }, tools);
  return entries.map(({ row, cursor, values }) =>
    answerParts(parts, (part) => {
      if (part.selection) return object(part, row);
      return part.name === 'cursor' ? cursor : values[part.name];
    }),
  );
}

type FoundYear = readonly [dated: number, year: string, last: string, number: number];

function summaryOf({ from, to, undated }: TimelineArguments, summary: Row): Readonly<Record<string, unknown>> {
  const years = summary.years as unknown as FoundYear[];
  const count = (wanted: number): number =>
    years.reduce((sum, [dated, , , number]) => sum + (dated === wanted ? number : 0), 0);
  const recorded = years
    .filter(([dated]) => dated === 1)
    .map(([, year, last]): YearOfEntries => ({ year: yearOf(year), last: yearOf(last) }));
  return {
    totalCount: count(undated ? 0 : 1),
    undated: count(0),
    gaps: gapsOf(recorded, { from: yearOf(from ?? NO_BEGINNING), to: yearOf(to ?? NO_END) }),
  };
}

/** The year of a day, or of what begins with one. */
function yearOf(day: string): number | undefined {
  return day === NO_BEGINNING || day === NO_END ? undefined : Number(day.slice(0, 4));
}

async function unknownEntity({ given }: Asked, node: FieldNode, tools: QuestionTools): Promise<Error> {
  const [sentence = ''] = await tools.explain([given.about], 'Entity');
  return invalid(`timeline(about:) takes the id of an entity. ${sentence}`, node);
}
