import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Selection } from '../../src/export/selection.js';
import type { Graph } from '../../src/graph/graph.js';
import { engines } from '../support/engines.js';
import { fictional, loaded } from '../support/seeded.js';
import { expectedRecords, exported, filesIn, linesOf } from './exported.js';
import type { Expected } from './exported.js';
import { oddRecords } from './odd.js';

const { ontology, ...seed } = await fictional();
/** With two topics that nothing is said on. */
const records = [...seed.records, ...oddRecords().filter(({ type }) => type === 'Topic')];
const whole = expectedRecords(ontology, records);

describe.each(engines())('a part of the graph on $name', ({ open }) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await loaded(await open(), ontology, records);
  });
  afterAll(() => graph.close());

  const part = async (selection: Selection): Promise<Expected[]> =>
    linesOf(ontology, await exported(ontology, graph, { formats: ['jsonl'], selection }).then(filesIn));

  it.each<[string, Selection, readonly string[]]>([
    ['of a country', { country: ['XNL'] }, ['XNL']],
    ['of a report', { report: ['press/northland-2010'] }, ['press/northland-2010']],
    ['of a law', { about: ['xnl/penal-code'] }, ['xnl/penal-code']],
    ['of any of two', { about: ['xnl/penal-code', 'FAIR-TREATMENT'] }, ['xnl/penal-code', 'FAIR-TREATMENT']],
  ])('%s holds what it says it does, each record whole', async (_, selection, ids) => {
    const held = await part(selection);
    expect(held).toEqual(selected(whole, [ids]));
    expect(held.length).toBeGreaterThan(ids.length);
    for (const { links } of held) {
      for (const to of Object.values(links).flat()) expect(held.map(({ id }) => id)).toContain(to);
    }
  });

  it('of several options holds the claims that all of them have', async () => {
    const held = await part({ country: ['XNL'], report: ['press/northland-2010'] });
    expect(held).toEqual(selected(whole, [['XNL'], ['press/northland-2010']]));
  });

  it('of an entity that nothing is said of holds that entity and what it leads to', async () => {
    const held = await part({ topic: ['topic/odd/narrower'] });
    expect(held.map(({ id }) => id)).toEqual(['topic/odd', 'topic/odd/narrower']);
    expect(held).toEqual(selected(whole, [['topic/odd/narrower']]));
  });

  it.each<[Selection, string]>([
    [{ country: ['XNM'] }, '--country: No Country has the id "XNM"; the nearest is "XNL".'],
    [
      { country: ['xnl/penal-code'] },
      '--country: "xnl/penal-code" is the id of a Law, and not of a Country. Write --about xnl/penal-code.',
    ],
    [
      { about: ['press/northland-2010/first/1.1'] },
      '--about: "press/northland-2010/first/1.1" is the id of a Passage, and not of an Entity. What can be chosen is an entity, such as a country or a law.',
    ],
    [
      { topic: ['nothing-like-it-at-all'] },
      '--topic: No Topic has the id "nothing-like-it-at-all", and none is near. Look for it by its words, with search(query:).',
    ],
  ])('of %j is refused', async (selection, sentence) => {
    await expect(part(selection)).rejects.toThrow(sentence);
    await expect(part(selection)).rejects.toMatchObject({ code: 'USAGE', message: sentence });
  });
});

/** The same, worked out from the whole at once: of each group any, of several groups all. */
function selected(all: readonly Expected[], groups: readonly (readonly string[])[]): Expected[] {
  const byId = new Map(all.map((record) => [record.id, record]));
  const claims = all.filter(({ links }) => groups.every((ids) => ids.some((id) => links['seenFrom']?.includes(id))));
  const held = new Set([...groups.flat(), ...claims.map(({ id }) => id)]);
  const brought = [
    ['Conflict', 'claims'],
    ['Finding', 'supersedes'],
    ['TreatyAction', 'supersedes'],
    ['Recommendation', 'supersedes'],
    ['Observation', 'supersedes'],
    ['Role', 'supersedes'],
    ['Footnote', 'passage'],
    ['Footnote', 'covers'],
  ];
  for (let size = 0; size < held.size;) {
    size = held.size;
    for (const id of [...held]) for (const to of Object.values(byId.get(id)?.links ?? {}).flat()) held.add(to);
    for (const { id, type, links } of all) {
      const ends = brought.filter(([owner]) => owner === type).flatMap(([, field = '']) => links[field] ?? []);
      if (ends.some((end) => held.has(end))) held.add(id);
    }
  }
  return all.filter(({ id }) => held.has(id));
}
