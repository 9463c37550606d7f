import { withArticle } from '../ontology/with-article.js';
import type { Value } from '../graph/graph.js';
import { anyOf, statement } from '../graph/statement.js';
import { NODE, memberNames, nodeType, relationOf } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { sortKey } from '../ontology/sort-key.js';
import { hop } from '../query/hop.js';
import { missSentences } from '../query/miss/nearest.js';
import { askNodes } from '../query/run/statements.js';
import { ID, TYPE } from '../query/run/row.js';
import type { StoredRow } from '../query/run/row.js';
import { ExportRefusal } from './export-refusal.js';
import { inNaturalOrder, relationshipTypes } from './exported-record.js';
import type { ExportReader } from './export-reader.js';

/** What a part of the graph is chosen by: an option of the command, and what the ids after it are of. */
export const CHOICES = { country: 'Country', topic: 'Topic', report: 'Report', about: 'Entity' } as const;
export type Choice = keyof typeof CHOICES;

/**
 * Which part of the graph is exported: of each choice the claims that are seen from any of its ids, and of several
 * choices the claims that all of them have. The whole graph where it has no ids at all.
 */
export type Selection = Readonly<Partial<Record<Choice, readonly string[]>>>;

/** The ids that are exported, by type; undefined stands for the whole graph. */
export type Selected = ReadonlyMap<string, readonly string[]> | undefined;

/** Ids that are read at a time. */
const IDS = 20_000;
/** Nodes whose surroundings are read at a time. */
const AROUND = 200;

/**
 * Works out which nodes a selection holds: the chosen entities; the claims that are seen from them; and of everything in
 * it all that it leads to itself, the conflicts and later claims by which a claim stands or not, and the footnotes of a
 * passage. So no link leads out of it, and each record in it is whole. It holds the ids in memory, nothing else.
 * @throws ExportRefusal USAGE for an id that is none, CHANGED; GraphError
 */
export async function select(reader: ExportReader, selection: Selection): Promise<Selected> {
  const choices = (Object.keys(CHOICES) as Choice[]).flatMap((choice) => {
    const ids = [...new Set(selection[choice] ?? [])];
    return ids.length === 0 ? [] : [{ choice, ids }];
  });
  if (choices.length === 0) return undefined;
  const found = new Map<string, string>();
  for (const { choice, ids } of choices)
    for (const [id, type] of await chosen(reader, choice, ids)) found.set(id, type);
  let claims: ReadonlyMap<string, string> | undefined;
  for (const { ids } of choices) {
    const seen = await seenFrom(reader, ids);
    claims = claims ? new Map([...claims].filter(([id]) => seen.has(id))) : seen;
  }
  for (const [id, type] of claims ?? []) found.set(id, type);
  await close(reader, found);
  return byType(reader.ontology, found);
}

/** The ids with their types. @throws ExportRefusal USAGE for the first that is none, or of another type. */
async function chosen(
  reader: ExportReader,
  choice: Choice,
  ids: readonly string[],
): Promise<(readonly [id: string, type: string])[]> {
  const { ontology } = reader;
  const target = CHOICES[choice];
  const asked = askNodes(ontology, { target: NODE, ids, qualifying: undefined, columns: [] });
  const { rows } = await reader.read(asked.statement, asked.parameters);
  const types = new Map((rows as unknown as StoredRow[]).map((row) => [row[ID] as string, row[TYPE] as string]));
  for (const id of ids) {
    const type = types.get(id);
    if (type === undefined) {
      const miss = { path: [], target, property: 'id', value: id };
      const [sentence] = await missSentences(ontology, reader.sizes, [miss], (ask) =>
        reader.read(ask.statement, ask.parameters),
      );
      throw new ExportRefusal('USAGE', `--${choice}: ${sentence ?? ''}`);
    }
    if (!memberNames(ontology, [target]).includes(type)) {
      const entity = nodeType(ontology, type).family === 'Entity';
      const advice = entity ? `Write --about ${id}.` : 'What can be chosen is an entity, such as a country or a law.';
      const is = `is the id of ${withArticle(type)}, and not of ${withArticle(target)}`;
      throw new ExportRefusal('USAGE', `--${choice}: ${JSON.stringify(id)} ${is}. ${advice}`);
    }
  }
  return [...types];
}

/** The claims that are seen from any of some nodes, with their types. */
async function seenFrom(reader: ExportReader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const relation = hop(relationOf(reader.ontology, 'Entity', 'claims'));
  const asked = statement('export-claims', {}, { relation });
  const seen = new Map<string, string>();
  for (const key of ids) {
    for (let after = ''; ;) {
      const { nodes } = await reader.read(asked, { key, after, limit: IDS });
      const page = nodes as unknown as readonly (readonly [id: string, type: string])[];
      for (const [id, type] of page) seen.set(id, type);
      if (page.length < IDS) break;
      after = sortKey(page.at(-1)?.[0] ?? '');
    }
  }
  return seen;
}

/** Adds what is led to, and what comes along, until there is nothing more. Changes the map. */
async function close(reader: ExportReader, found: Map<string, string>): Promise<void> {
  const { ontology } = reader;
  const asked = statement(
    'export-around',
    {},
    { kinds: anyOf(relationshipTypes(ontology)), brought: anyOf(broughtAlong(ontology)) },
  );
  const open = [...found.keys()];
  while (open.length > 0) {
    const { nodes } = await reader.read(asked, { keys: open.splice(-AROUND) });
    for (const [id, type] of (nodes as readonly Value[]).flat() as unknown as readonly [string, string][]) {
      if (found.has(id)) continue;
      found.set(id, type);
      open.push(id);
    }
  }
}

/** What ends at a node and comes with it: by what a claim stands or not, and the footnotes of a passage. */
function broughtAlong(ontology: Ontology): string[] {
  const fields = [
    ['Claim', 'conflicts'],
    ['Claim', 'supersededBy'],
    ['Passage', 'footnotes'],
    ['Passage', 'coveredBy'],
  ] as const;
  return fields.map(([type, field]) => relationOf(ontology, type, field).type);
}

function byType(ontology: Ontology, found: ReadonlyMap<string, string>): Map<string, readonly string[]> {
  const groups = new Map<string, string[]>([...ontology.nodes.keys()].map((name) => [name, []]));
  for (const [id, type] of found) groups.get(type)?.push(id);
  return new Map([...groups].map(([type, ids]) => [type, inNaturalOrder(ids)]));
}
