import { Kind, isUnionType } from 'graphql';
import type { ArgumentNode, FieldNode } from 'graphql';
import { isConnection } from './connections.js';
import { inserted } from './insertions.js';
import type { Insertion } from './insertions.js';
import type { RowPlace } from './row-places.js';
import type { ObjectPlace } from './selected-places.js';
import { atEnd, keyedAs } from './selections.js';

/** Where an answer says of the list of the rows whether it goes on, and where in the document that is asked for. */
export interface PagePlan {
  /** The response keys that lead to what says so. */
  readonly keys: readonly string[];
  /** From there on. */
  readonly hasNextPage: readonly string[] | undefined;
  readonly endCursor: readonly string[] | undefined;
  readonly totalCount: readonly string[] | undefined;
  /** Where the cursor of the page before is written; nowhere where the list takes none. */
  readonly after: readonly AfterPlace[];
  /** The variable that it is instead, where the query has one there. */
  readonly afterVariable: string | undefined;
}

/** Where `after` stands, or can be written. */
interface AfterPlace {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly behind: string;
}

/** Lists whose `totalCount` stands beside them, where no `pageInfo` does. */
const COUNTED: ReadonlySet<string> = new Set(['nodes', 'rows']);

/**
 * Asks whether the list of the rows goes on, and where.
 * @param total whether to ask how many rows there are, where that costs a statement.
 */
export function askPageOfRows(row: RowPlace, total: boolean): Insertion[] {
  const { holder } = row;
  if (!holder) return [];
  const paged = isPaged(row, holder);
  return [
    ...(paged ? askPage(holder, ['hasNextPage', 'endCursor']) : []),
    ...(isCounted(row, holder) && (total || !paged)
      ? holder.written.map((written) => atEnd(written, keyedAs(holder, 'totalCount')))
      : []),
  ];
}

/** Asks for fields of the page of a list. */
export function askPage(holder: ObjectPlace, fields: readonly string[]): Insertion[] {
  return holder.written.map((written) => atEnd(written, `${keyedAs(holder, 'pageInfo')} { ${fields.join(' ')} }`));
}

/** Where the answer says whether the list of the rows goes on; undefined where it does not say. */
export function pagePlan(row: RowPlace): PagePlan | undefined {
  const { holder, keys, kind, place } = row;
  if (kind === 'one' || !holder) return undefined;
  const paged = isPaged(row, holder);
  if (!paged && !isCounted(row, holder)) return undefined;
  const [total] = [...holder.fields].find(([, { name }]) => name === 'totalCount') ?? [];
  return {
    keys: holder === place ? keys : keys.slice(0, -1),
    hasNextPage: paged ? pageKeys(holder, 'hasNextPage') : undefined,
    endCursor: paged ? pageKeys(holder, 'endCursor') : undefined,
    totalCount: total === undefined || !isCounted(row, holder) ? undefined : [total],
    afterVariable: paged ? afterVariable(holder) : undefined,
    after: paged
      ? holder.written.flatMap(({ field, takes }) => (field && takes.has('after') ? [afterPlace(field)] : []))
      : [],
  };
}

/** What asks for the page after a cursor. */
export function nextPage<
  Asked extends { readonly query: string; readonly variables?: Readonly<Record<string, unknown>> },
>(asked: Asked, { after, afterVariable: variable }: PagePlan, cursor: string): Asked {
  if (variable !== undefined) return { ...asked, variables: { ...asked.variables, [variable]: cursor } };
  const query = inserted(
    asked.query,
    after.map(({ start, end, before, behind }) => ({
      start,
      end,
      text: `${before}${JSON.stringify(cursor)}${behind}`,
    })),
  );
  return { ...asked, query };
}

/** The response keys that lead to a field of the `pageInfo` of what has a page; undefined where it is not asked for. */
export function pageKeys(holder: ObjectPlace, name: string): readonly string[] | undefined {
  for (const [key, info] of holder.fields) {
    if (info.kind !== 'object' || info.name !== 'pageInfo') continue;
    for (const [inner, field] of info.fields) if (field.name === name) return [key, inner];
  }
  return undefined;
}

/** Its rows have cursors: a list beside others of the same object may be another one than that of the page. */
function isPaged({ place }: RowPlace, holder: ObjectPlace): boolean {
  return hasField(holder, 'pageInfo') && (hasField(place, 'cursor') || isConnection(place));
}

function isCounted({ place }: RowPlace, holder: ObjectPlace): boolean {
  return (
    hasField(holder, 'totalCount') && (COUNTED.has(place.name) || hasField(place, 'cursor') || isConnection(place))
  );
}

function hasField(place: ObjectPlace, name: string): boolean {
  return place.written.every(({ type }) => !isUnionType(type) && type.getFields()[name] !== undefined);
}

function afterVariable({ written }: ObjectPlace): string | undefined {
  const [value] = written.flatMap(({ field }) => afterOf(field)?.value ?? []);
  return value?.kind === Kind.VARIABLE ? value.name.value : undefined;
}

function afterOf(field: FieldNode | undefined): ArgumentNode | undefined {
  return field?.arguments?.find(({ name }) => name.value === 'after');
}

function afterPlace(field: FieldNode): AfterPlace {
  const [first] = field.arguments ?? [];
  const known = afterOf(field);
  if (known?.value.loc) return { start: known.value.loc.start, end: known.value.loc.end, before: '', behind: '' };
  if (first?.loc) return { start: first.loc.start, end: first.loc.start, before: 'after: ', behind: ', ' };
  const end = field.name.loc?.end ?? 0;
  return { start: end, end, before: '(after: ', behind: ')' };
}
