import { NODE } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { answerParts, nodeObjects, partsBelow } from '../../query/question.js';
import type { Part, Parts, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import type { StoredRow } from '../../query/run/row.js';
import type { Group, Grown } from './grow.js';
import type { FoundLink } from './neighbourhood-statements.js';
import { cursorAt } from './place.js';

/** How a node of an answer goes on. */
export const NEIGHBOUR = {
  type: 'Neighbour',
  nodes: { node: NODE },
  objects: { relations: { type: 'NeighbourRelation', objects: { types: { type: 'NeighbourType' } } } },
} as const;

/** Whether it is asked of which types the nodes are that relations lead to. */
export function wantsTypes(parts: Parts): boolean {
  const below = (name: string, of: readonly Part[]): readonly Part[] =>
    of.filter((part) => part.name === name).flatMap((part) => partsBelow(part).fields);
  return below('relations', below('nodes', parts.fields)).some(({ name }) => name === 'types');
}

/** What is around a node, as it was read. */
export interface Around {
  /** The nodes, by id. */
  readonly grown: ReadonlyMap<string, Grown>;
  readonly links: readonly FoundLink[];
  /** The groups of nodes with their types, where these are asked for and were not read with them. */
  readonly typed: ReadonlyMap<string, readonly Group[]>;
  readonly rows: ReadonlyMap<string, StoredRow>;
  /** Ids that were asked for and are not there. */
  readonly missing: readonly string[];
}

interface Asked {
  readonly ontology: Ontology;
  readonly parts: Parts;
}

export function neighbourhoodAnswer(
  { ontology, parts }: Asked,
  { grown, links, typed, rows, missing }: Around,
  tools: QuestionTools,
): AnswerObject {
  // A node that a load left without its row is none.
  const nodes = [...grown].flatMap(([id, { depth, groups }]) => {
    const row = rows.get(id);
    return row ? [{ id, depth, groups, row }] : [];
  });
  const shown = shownLinks(links);
  const object = nodeObjects(parts, tools);
  const values = (id: string, group: Group): Readonly<Record<string, unknown>> => ({
    relation: group.kind,
    direction: group.out ? 'OUT' : 'IN',
    total: group.total,
    shown: shown(id, group),
    endCursor: endCursor(id, group, grown),
  });
  const typesOf = (id: string, { kind, out, types }: Group): ReadonlyMap<string, number> =>
    types ?? typed.get(id)?.find((one) => one.kind === kind && one.out === out)?.types ?? new Map<string, number>();
  return answerParts(parts, (part) => {
    switch (part.name) {
      case 'nodes':
        return nodes.map(({ id, depth, groups, row }) => {
          return answerParts(partsBelow(part), (one) => {
            if (one.name === 'depth') return depth;
            if (one.name === 'node') return object(one, row);
            return groups.map((group) => {
              const ofGroup = values(id, group);
              return answerParts(partsBelow(one), (field) =>
                field.name === 'types'
                  ? inOrder(ontology, typesOf(id, group)).map((type) => plainPart(partsBelow(field), type))
                  : ofGroup[field.name],
              );
            });
          });
        });
      case 'links':
        return links.map((link) => linkOf(partsBelow(part), link));
      case 'missing':
        return missing;
      default:
        return nodes.every(({ id, groups }) => groups.every((group) => shown(id, group) === group.total));
    }
  });
}

/** How many of the links of a group are there. */
function shownLinks(links: readonly FoundLink[]): (id: string, group: Group) => number {
  const counts = new Map<string, number>();
  const count = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { from, to, kind } of links) {
    count(`OUT ${kind} ${from}`);
    count(`IN ${kind} ${to}`);
  }
  return (id, { kind, out }) => counts.get(`${out ? 'OUT' : 'IN'} ${kind} ${id}`) ?? 0;
}

/** Behind the last node of the page up to which all are there; at the rim, before the first one. */
function endCursor(id: string, { kind, out, total, page }: Group, around: ReadonlyMap<string, Grown>): string | null {
  const taken = page.slice(0, around.get(id)?.taken ?? 0);
  const missing = taken.findIndex((one) => !around.has(one));
  const there = missing < 0 ? taken : taken.slice(0, missing);
  const isMore = page.length === 0 ? total > 0 && around.get(id)?.taken === 0 : there.length < page.length;
  return isMore ? cursorAt(id, kind, out, there.at(-1)) : null;
}

function linkOf(parts: Parts, { kind: relation, ...link }: FoundLink): AnswerObject {
  return plainPart(parts, { relation, ...link });
}

function plainPart(parts: Parts, values: Readonly<Record<string, unknown>>): AnswerObject {
  return answerParts(parts, ({ name }) => values[name]);
}

function inOrder(ontology: Ontology, types: ReadonlyMap<string, number>): { type: string; total: number }[] {
  return [...ontology.nodes.keys()].flatMap((type) => {
    const total = types.get(type);
    return total === undefined ? [] : [{ type, total }];
  });
}
