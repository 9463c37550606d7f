import { RECOMMENDATION, isClaim } from './claim-types.js';
import type { Drawn, DrawnNode } from './drawn-node.js';
import type { FilteredNode, GraphLink, Picture } from './known-graph.js';
import { linksAmong, totalBehind } from './known-graph.js';
import type { Arrangement, Day, Filter } from './arrangement.js';

/** Whether a filter leaves a node in the picture; the chosen one always is. */
export function passes(node: FilteredNode, filter: Filter): boolean {
  const { types, statuses, topic, responses, recommender } = filter;
  if (types.has(node.type)) return false;
  if (node.status !== undefined && statuses.has(node.status)) return false;
  if (node.response !== undefined && responses.has(node.response)) return false;
  const isByAnother = recommender !== undefined && node.recommenders.every(({ id }) => id !== recommender);
  if (isByAnother && node.type === RECOMMENDATION) return false;
  // What is on no topic by nature, an institution or a law, is not hidden for it.
  return topic === undefined || !isClaim(node.type) || node.topics.some(({ id }) => id === topic);
}

/** Whether a date lies after a day as a whole: then what is dated by it was neither there nor known on that day. */
export function isAfter(date: string, { date: on, knownAt }: Day): boolean {
  // A year, a month or a day, the first one of an interval; of a decade the first year.
  const [, year, month, day] = /^\[?(\d{3}[\dX])(?:-(\d\d))?(?:-(\d\d))?/.exec(date) ?? [];
  if (year === undefined) return false;
  // Seasons are months beyond the twelfth.
  const isMonth = month !== undefined && month <= '12';
  const first = `${year.replace('X', '0')}-${isMonth ? month : '01'}-${isMonth ? (day ?? '01') : '01'}`;
  return [on, knownAt].some((limit) => limit !== undefined && first > limit);
}

/** What a view shows of what was read. */
export function drawnOf(view: Arrangement, picture: Picture, absent: ReadonlySet<string>): Drawn {
  const { places, chosen, marked, pinned, filter } = view;
  const isShown = (id: string): boolean => {
    const node = picture.nodes.get(id);
    return places.has(id) && node !== undefined && (id === chosen || passes(node, filter));
  };
  const links = linksAmong(picture, isShown).filter(({ relation }) => !filter.relations.has(relation));
  const degrees = degreesOf(links);
  const nodes = [...places].flatMap(([id, place]): DrawnNode[] => {
    const node = picture.nodes.get(id);
    if (!node || !isShown(id)) return [];
    const degree = degrees.get(id) ?? 0;
    return [
      {
        ...{ node, place, degree, more: Math.max(0, totalBehind(node.relations) - degree) },
        isChosen: id === chosen,
        isMarked: marked.has(id),
        isPinned: pinned.has(id),
        isAbsent: absent.has(id) || (node.date !== undefined && isAfter(node.date, view.day)),
      },
    ];
  });
  return { nodes, links, byId: new Map(nodes.map((one) => [one.node.id, one])) };
}

/** With how many links each node is in the picture. */
export function degreesOf(links: readonly GraphLink[]): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>();
  for (const { from, to } of links) {
    for (const id of from === to ? [from] : [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  }
  return degrees;
}

/** How often each value occurs, by value, the most frequent first. */
export function tally(values: readonly string[]): readonly (readonly [value: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
}
