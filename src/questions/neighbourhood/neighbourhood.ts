import type { FieldNode } from 'graphql';
import { linkKinds } from '../../ontology/link-kinds.js';
import { NODE, memberNames } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { invalid } from '../../query/invalid.js';
import { numberWithin } from '../../query/number-within.js';
import { PAGE } from '../../query/plan/page.js';
import { partsOf } from '../../query/question.js';
import type { Parts, Question, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { ID } from '../../query/run/row.js';
import type { StoredRow } from '../../query/run/row.js';
import { askNodes } from '../../query/run/statements.js';
import { grow } from './grow.js';
import type { Group } from './grow.js';
import { PORTION, inPortions, joined } from './in-portions.js';
import { NEIGHBOUR, neighbourhoodAnswer, wantsTypes } from './neighbourhood-answer.js';
import { askCounts, askGroups, askLinksAmong, countsOf, foundLinks, groupsOf } from './neighbourhood-statements.js';
import type { Shown } from './neighbourhood-statements.js';
import { NEIGHBOURHOOD, NEIGHBOURHOOD_TYPES } from './neighbourhood-types.js';
import { readPlace } from './place.js';
import type { Place } from './place.js';

/** `neighbourhood`: what is around a node. */
export const neighbourhood: Question = { name: 'neighbourhood', sdl: NEIGHBOURHOOD_TYPES, plan: planNeighbourhood };

interface NeighbourhoodRequest {
  readonly ontology: Ontology;
  readonly node: FieldNode;
  readonly id: string;
  readonly depth: number;
  readonly first: number;
  readonly most: number;
  readonly shown: Shown;
  /** Where the node in the middle goes on, and along which relation alone. */
  readonly after: Place | undefined;
  readonly parts: Parts;
}

function planNeighbourhood(request: QuestionRequest): QuestionPlan {
  const { ontology, node, args } = request;
  const id = args.id as string;
  const types = args.types as readonly string[] | null | undefined;
  const most = numberWithin(node, 'neighbourhood(maxNodes:)', args.maxNodes ?? 100, {
    least: 1,
    most: NEIGHBOURHOOD.nodes,
  });
  const parts = partsOf(request, 'Neighbourhood', {
    objects: {
      nodes: NEIGHBOUR,
      links: { type: 'Link' },
    },
  });
  const after = args.after as string | null | undefined;
  const relations = args.relations as readonly string[] | null | undefined;
  if (relations?.length === 0) {
    throw invalid('neighbourhood(relations:) takes one relation at least: leave it out for all of them.', node);
  }
  const asked: NeighbourhoodRequest = {
    ontology,
    node,
    id,
    depth: numberWithin(node, 'neighbourhood(depth:)', args.depth ?? 1, { least: 0, most: NEIGHBOURHOOD.depth }),
    first: numberWithin(node, 'neighbourhood(first:)', args.first ?? 10, { least: 1, most: PAGE.nested }),
    most,
    shown: {
      kinds: [...linkKinds(ontology).values()].filter(({ type }) => relations?.includes(type) ?? true),
      types: types ? memberNames(ontology, types) : undefined,
      qualifying: request.qualifying(NODE),
    },
    after: typeof after === 'string' ? readPlace(node, id, after) : undefined,
    parts,
  };
  const portions = Math.ceil(most / PORTION);
  return {
    // The nodes themselves; the groups of each level; the links among all.
    cost: { statements: 2 + asked.depth + (wantsTypes(parts) ? 3 : 2) * portions, rows: most },
    selections: parts.selections,
    answer: (tools) => answer(asked, tools),
  };
}

async function answer(asked: NeighbourhoodRequest, tools: QuestionTools): Promise<AnswerObject> {
  const { ontology, node, id, shown, after, parts } = asked;
  const middle = await tools.ask(
    askNodes(ontology, { target: NODE, ids: [id], columns: parts.columns, qualifying: shown.qualifying }),
  );
  const [middleRow] = middle.rows as unknown as StoredRow[];
  if (!middleRow) throw invalid(`neighbourhood(id:): ${(await tools.explain([id], NODE)).join(' ')}`, node);
  const grown = await grow(id, asked, async (ids, first) => {
    const place = ids[0] === id ? after : undefined;
    const groups = await inPortions(ids, async (keys) => {
      const isRim = first === 0 && !place;
      // One more than are taken tells whether there are more.
      if (isRim) return countsOf(shown, await tools.ask(askCounts(ontology, shown, keys)));
      return groupsOf(shown, await tools.ask(askGroups(ontology, shown, keys, first + 1, place?.after ?? '')));
    });
    const isMeant = ({ kind, out }: Group): boolean => !place || (kind === place.kind && out === place.out);
    return new Map(groups.flatMap((some) => [...some].map(([one, all]) => [one, all.filter(isMeant)] as const)));
  });
  const ids = [...grown.keys()];
  const others = ids.slice(1);
  const inner = wantsTypes(parts) ? [...grown].filter(([, { taken }]) => taken > 0 || after).map(([one]) => one) : [];
  const [typed, links, rows] = await Promise.all([
    inPortions(inner, async (keys) => countsOf(shown, await tools.ask(askCounts(ontology, shown, keys)))),
    inPortions(ids, async (keys) =>
      foundLinks(ontology, shown, await tools.ask(askLinksAmong(ontology, shown, keys, ids))),
    ),
    others.length === 0
      ? []
      : tools
          .ask(askNodes(ontology, { target: NODE, ids: others, columns: parts.columns, qualifying: undefined }))
          .then((row) => row.rows as unknown as StoredRow[]),
  ]);
  const byId = new Map([middleRow, ...rows].map((row) => [row[ID] as string, row]));
  return neighbourhoodAnswer(
    asked,
    { grown, links: links.flat(), typed: joined(typed), rows: byId, missing: [] },
    tools,
  );
}
