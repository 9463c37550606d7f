import type { FieldNode } from 'graphql';
import { membersOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { invalid } from '../../query/invalid.js';
import { CursorError, NOBODY, decodeCursor, differsIn, encodeCursor, listName } from '../../query/plan/cursor.js';
import { PAGE } from '../../query/plan/page.js';
import { datedTypes } from './dates.js';

/** Where an entry stands: its earliest and its latest day, and its place in the natural order. */
export type Place = readonly [earliest: string, latest: string, sortKey: string];

export interface TimelineArguments {
  readonly about: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The types that are meant, each once. */
  readonly types: readonly string[];
  readonly first: number;
  readonly after: Place | undefined;
  readonly undated: boolean;
  /** What its cursors name it by. */
  readonly name: string;
}

/**
 * The arguments of a timeline, checked.
 * @throws GraphQLError that says what is allowed.
 */
export function timelineArguments(
  ontology: Ontology,
  node: FieldNode,
  args: Readonly<Record<string, unknown>>,
): TimelineArguments {
  const about = args.about as string;
  const from = (args.from ?? undefined) as string | undefined;
  const to = (args.to ?? undefined) as string | undefined;
  const undated = args.undated === true;
  mustBeInterval(from, to, undated, node);
  const types = typesOf(ontology, (args.types ?? undefined) as readonly string[] | undefined, node);
  const name = listName(['timeline', about, types, [from ?? null, to ?? null], undated]);
  return {
    about,
    from,
    to,
    types,
    undated,
    name,
    first: firstOf(args.first, node),
    after: placeOf((args.after ?? undefined) as string | undefined, name, node),
  };
}

/** The cursor of an entry. */
export function cursorOf({ name }: TimelineArguments, place: Place): string {
  return encodeCursor({ list: name, owner: NOBODY, at: place });
}

function mustBeInterval(from: string | undefined, to: string | undefined, undated: boolean, node: FieldNode): void {
  if (undated && (from !== undefined || to !== undefined)) {
    throw invalid(
      'timeline(undated: true) takes no from and no to: what has no date is in no interval. Leave them out.',
      node,
    );
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw invalid(
      `timeline(from:, to:) takes an interval that does not end before it begins, and from "${from}" to "${to}" was given. Exchange them.`,
      node,
    );
  }
}

function typesOf(ontology: Ontology, given: readonly string[] | undefined, node: FieldNode): readonly string[] {
  const dated = datedTypes(ontology).map(({ name }) => name);
  if (!given) return dated;
  const wanted = given.map((name) => ({ name, members: membersOf(ontology, name).map((type) => type.name) }));
  const without = wanted.find(({ members }) => !members.some((name) => dated.includes(name)));
  if (without) {
    throw invalid(
      `timeline(types:) takes types that have a date, and ${without.name} has none. They are ${dated.join(', ')}, and what stands for some of them, such as Claim.`,
      node,
    );
  }
  return dated.filter((name) => wanted.some(({ members }) => members.includes(name)));
}

function firstOf(given: unknown, node: FieldNode): number {
  const first = (given as number | null | undefined) ?? PAGE.default;
  if (first >= 0 && first <= PAGE.root) return first;
  throw invalid(
    `timeline(first:) takes 0 to ${PAGE.root}, and ${first} was given. For more entries ask for the next page with after: pageInfo.endCursor.`,
    node,
  );
}

function placeOf(cursor: string | undefined, name: string, node: FieldNode): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    const { list, at } = decodeCursor(cursor);
    const differs = differsIn(name, list);
    if (differs === undefined && isPlace(at)) return at;
    throw new CursorError(ANOTHER[differs ?? 0]);
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    throw invalid(`timeline(after:) ${error.message}`, node);
  }
}

function isPlace(at: readonly unknown[]): at is Place {
  return at.length === 3 && at.every((one) => typeof one === 'string');
}

/** By what a timeline is named by. */
const ANOTHER = [
  'belongs to another list: it is good for a timeline with the same arguments only.',
  'belongs to the timeline of another entity: give the about that it came with, or begin again without after.',
  'belongs to a timeline of other types: give the types that it came with, or begin again without after.',
  'belongs to a timeline of another interval: give the from and to that it came with, or begin again without after.',
  'belongs to the other half, of what has a date or of what has none: give the undated that it came with, or begin again without after.',
];
