import type { FieldNode } from 'graphql';
import { memberNames } from '../../ontology/ontology.js';
import { testText } from '../../query/filter/filter-text.js';
import { invalid } from '../../query/invalid.js';
import { Missing } from '../../query/missing.js';
import { CursorError, NOBODY, decodeCursor, differsIn, encodeCursor, listName } from '../../query/plan/cursor.js';
import { PAGE } from '../../query/plan/page.js';
import { answerParts, nodeObjects, pageInfoOf, partsOf, wants } from '../../query/question.js';
import type { Parts, Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import type { StoredRow } from '../../query/run/row.js';
import { releaseInterval } from './change-interval.js';
import type { KnownRelease, ReleaseInterval } from './change-interval.js';
import { CHANGES_TYPES } from './change-types.js';
import { askChanges, askChangesCount, askReleases } from './changes-statements.js';
import type { WantedChanges } from './changes-statements.js';
import { changeValues } from './found-change.js';
import type { ChangeValues, FoundChange } from './found-change.js';

/** `changes`: what changed in the records, from release to release and since. */
export const changes: Question = { name: 'changes', sdl: CHANGES_TYPES, plan: planChanges };

/** What is asked for, checked as far as that goes without the releases. */
interface Given {
  readonly since: string | undefined;
  readonly until: string | undefined;
  /** Whether what is in no release is left out. */
  readonly released: boolean;
  readonly first: number;
  /** The place of the change before the page; empty at the beginning. */
  readonly after: string;
  readonly isLater: boolean;
  /** What cursors name the list by. */
  readonly name: string;
  readonly wanted: WantedChanges;
}

function planChanges(request: QuestionRequest): QuestionPlan {
  const given = givenIn(request);
  const change = { type: 'Change' };
  const parts = partsOf(request, 'ChangeConnection', {
    objects: {
      nodes: change,
      edges: { type: 'ChangeEdge', nodes: { now: 'Node' }, objects: { node: change } },
      pageInfo: { type: 'PageInfo' },
    },
  });
  const statements = 1 + (wantsPage(parts) ? 1 : 0) + (wants(parts, 'totalCount') ? 1 : 0);
  return {
    cost: { statements, rows: wantsPage(parts) ? given.first : 0 },
    selections: parts.selections,
    answer: (tools) => answer(request.node, given, parts, tools),
  };
}

function givenIn(request: QuestionRequest): Given {
  const { ontology, node, args } = request;
  const text = (name: string): string | undefined => (args[name] ?? undefined) as string | undefined;
  const [since, until, about, cursor] = [text('since'), text('until'), text('about'), text('after')];
  const released = args.released === true;
  const names = (args.types ?? undefined) as readonly string[] | undefined;
  const types = names && memberNames(ontology, names).sort();
  const first = (args.first as number | null | undefined) ?? PAGE.default;
  if (first < 0 || first > PAGE.root) {
    throw invalid(
      `changes(first:) takes 0 to ${PAGE.root}, and ${first} was given. For more changes ask for the next page with after: pageInfo.endCursor.`,
      node,
    );
  }
  const name = listName(['changes', about ?? null, types ?? null, [since ?? null, until ?? null, released]]);
  return {
    ...{ since, until, released, first, name },
    after: cursor === undefined ? '' : placeOf(cursor, name, node),
    isLater: cursor !== undefined,
    wanted: { ontology, about, types, qualifying: testText(ontology, request.qualifying('Node'), 'n', 'q') },
  };
}

function placeOf(cursor: string, name: string, node: FieldNode): string {
  try {
    const { list, at } = decodeCursor(cursor);
    const differs = differsIn(name, list);
    const [place] = at;
    if (differs === undefined && at.length === 1 && typeof place === 'string') return place;
    throw new CursorError(ANOTHER[differs ?? 0]);
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    throw invalid(`changes(after:) ${error.message}`, node);
  }
}

/** By what a list of changes is named by. */
const ANOTHER = [
  'belongs to another list: it is good for changes with the same arguments only.',
  'belongs to the changes of another record: give the about that it came with, or begin again without after.',
  'belongs to the changes of other types: give the types that it came with, or begin again without after.',
  'belongs to another interval: give the since, until and released that it came with, or begin again without after.',
];

function wantsPage(parts: Parts): boolean {
  return wants(parts, 'nodes', 'edges', 'pageInfo');
}

type FoundRow = readonly [...FoundChange, now: StoredRow | null];

async function answer(node: FieldNode, given: Given, parts: Parts, tools: QuestionTools): Promise<unknown> {
  const { wanted, first, name } = given;
  const { releases, version, there } = await tools.ask(askReleases(wanted.about));
  if (wanted.about !== undefined && there === 0) {
    const [sentence = ''] = await tools.explain([wanted.about], 'Node');
    throw invalid(`changes(about:) takes the id of a node. ${sentence}`, node);
  }
  const known = (typeof releases === 'string' ? JSON.parse(releases) : []) as KnownRelease[];
  if (known.length === 0) return new Missing(NO_RELEASES);
  const dataVersion = version as string;
  const interval = intervalOf(given, known, dataVersion, node);
  const { columns } = parts;
  const [page, count] = await Promise.all([
    wantsPage(parts)
      ? tools.ask(askChanges(wanted, interval, { after: given.after, columns, limit: first + 1 }))
      : undefined,
    wants(parts, 'totalCount') ? tools.ask(askChangesCount(wanted, interval)) : undefined,
  ]);
  const found = (page?.rows ?? []) as unknown as FoundRow[];
  const entries = found.slice(0, first).map((row): Entry => {
    const [at] = row;
    const now = row.at(-1) as StoredRow | null;
    return {
      cursor: encodeCursor({ list: name, owner: NOBODY, at: [at] }),
      values: changeValues(row as unknown as FoundChange, dataVersion),
      now,
    };
  });
  return answerParts(parts, (part) => {
    if (part.name === 'releases') return [...known].reverse();
    if (!part.parts) return count?.total ?? 0;
    switch (part.name) {
      case 'pageInfo': {
        const cursors = entries.map((entry) => entry.cursor);
        const info = pageInfoOf({ first, found: found.length, isLater: given.isLater }, cursors);
        return answerParts(part.parts, (below) => info[below.name]);
      }
      case 'nodes':
        return entries.map((entry) => changeObject(part.parts, entry.values));
      default:
        return edgeObjects(part.parts, entries, columns, tools);
    }
  });
}

function intervalOf(
  given: Given,
  releases: readonly KnownRelease[],
  dataVersion: string,
  node: FieldNode,
): ReleaseInterval {
  const { first, last } = releaseInterval(given, releases, dataVersion, node);
  return { first, last: given.released ? Math.min(last, releases.length - 1) : last };
}

interface Entry {
  readonly cursor: string;
  readonly values: ChangeValues;
  readonly now: StoredRow | null;
}

const NO_RELEASES =
  'No release of this data says what it changed, so that nothing is known of changes (docs/versions.md): what was imported from registries is in no release, and a seed has none until one is written.';

function edgeObjects(
  parts: Parts,
  entries: readonly Entry[],
  columns: readonly string[],
  tools: QuestionTools,
): AnswerObject[] {
  const object = nodeObjects({ columns }, tools);
  return entries.map(({ cursor, values, now }) =>
    answerParts(parts, (part) => {
      if (part.selection) return now && object(part, now);
      return part.parts ? changeObject(part.parts, values) : cursor;
    }),
  );
}

function changeObject(parts: Parts | undefined, values: ChangeValues): AnswerObject {
  return answerParts(parts ?? { fields: [], selections: [], columns: [] }, ({ name }) => values[name]);
}
