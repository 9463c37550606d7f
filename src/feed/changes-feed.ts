import { recordPath } from '../page/labels.js';

/** A page of changes as a feed of any format says it. */
export interface ChangesFeed {
  /** What the addresses of records begin with, with a slash at the end. */
  readonly base: string;
  /** The address of this page, and of the one after it. */
  readonly self: string;
  readonly next: string | undefined;
  /** The same feed from its beginning. */
  readonly first: string;
  readonly title: string;
  /** The day of the newest release. */
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  readonly change: FeedChange;
  /** What the record says now, in a few words: a name, a statement; undefined where it has none. */
  readonly now: string | undefined;
}

/** A change that is in a release. */
export interface FeedChange {
  readonly kind: string;
  readonly record: string;
  readonly type: string;
  readonly release: string;
  readonly date: string;
  readonly dataVersion: string | null;
  readonly fields: readonly {
    readonly field: string;
    readonly old: readonly string[] | null;
    readonly new: readonly string[] | null;
  }[];
}

export const AUTHOR = 'rights-graph contributors';

/** The address of a record. */
export function recordAddress(base: string, record: string): string {
  return base.replace(/\/$/, '') + recordPath(record);
}

/** What an entry is known by, for ever: a record in a release. */
export function entryId(base: string, { record, release }: FeedChange): string {
  return `${recordAddress(base, record)}#${release}`;
}

const DONE: Readonly<Record<string, string>> = { ADDED: 'Added', CHANGED: 'Changed', WITHDRAWN: 'Withdrawn' };

export function entryTitle({ change: { kind, type, record }, now }: FeedEntry): string {
  const name = now === undefined ? record : `${now} (${record})`;
  return `${DONE[kind] ?? kind}: ${type} ${name}`;
}

/** What changed, a line for each field. */
export function entryText({ change: { kind, release, fields } }: FeedEntry): string {
  const head = `${DONE[kind] ?? kind} with release ${release}.`;
  return [head, ...fields.map((field) => `${field.field}: ${said(field.old)} → ${said(field.new)}`)].join('\n');
}

function said(values: readonly string[] | null): string {
  return values === null ? '(nothing)' : values.join(', ');
}

/** The first moment of a day. */
export function momentOf(day: string): string {
  return `${day}T00:00:00Z`;
}
