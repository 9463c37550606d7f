import { withArticle } from '../../ontology/with-article.js';
import { boundsOf } from '../../ontology/edtf.js';
import { columnsOf, nodeType, relationsOf } from '../../ontology/ontology.js';
import type { Column, Ontology } from '../../ontology/ontology.js';
import { printPosition, problemAt } from '../problem.js';
import type { Position, Problem } from '../problem.js';
import type { SeedColumn, SeedItem, SeedRecord, SeedRelation, SeedValue } from './seed-record.js';

/** What a person writes in other words than a table: no two of these are compared. */
const PROSE = 'String';
const DATE = 'EDTF';

/**
 * One record of two that have one id: what is written first prevails, the other adds. Of an entity or a passage the
 * other adds fields that the first has not, entries of lists and citations. Of a claim it adds nothing but citations:
 * a claim that a person wrote is whole. Where the two say different things of one claim in a field that is no prose (a
 * date, a kind, a country), one of them is mistaken.
 * @param problems where such a difference goes.
 */
export function joinRecords(ontology: Ontology, first: SeedRecord, other: SeedRecord, problems: Problem[]): SeedRecord {
  if (first.type !== other.type) {
    const where = printPosition(first.at);
    const sentence = `The id "${first.id}" is that of ${withArticle(first.type)} at ${where}: it cannot be ${withArticle(other.type)} too.`;
    problems.push(problemAt(other.at, sentence));
    return first;
  }
  const type = nodeType(ontology, first.type);
  const isClaim = type.family === 'Claim';
  if (isClaim) problems.push(...differences(ontology, first, other));
  const columns = new Map(first.columns);
  const relations = new Map(first.relations);
  for (const column of columnsOf(type)) {
    const theirs = other.columns.get(column.name);
    if (theirs && !isClaim) columns.set(column.name, joinColumns(column, columns.get(column.name), theirs));
  }
  for (const relation of relationsOf(type)) {
    const theirs = other.relations.get(relation.name);
    if (!theirs || (isClaim && relation.type !== 'CITES')) continue;
    relations.set(relation.name, joinRelations(relation.many, relations.get(relation.name), theirs));
  }
  return { ...first, columns: withoutFilled(columns, relations), relations };
}

function joinColumns(column: Column, first: SeedColumn | undefined, other: SeedColumn): SeedColumn {
  if (!first) return other;
  const [ours, theirs] = [placedItems(first), placedItems(other)];
  if (!column.list || !ours || !theirs) return first;
  const there = new Set(ours.map(({ item }) => JSON.stringify(item)));
  return listColumn(first.at, [...ours, ...theirs.filter(({ item }) => !there.has(JSON.stringify(item)))]);
}

interface PlacedItem {
  readonly item: SeedItem;
  readonly at: Position;
}

/** The items of a list with their places; undefined where it is none. */
function placedItems({ at, value, itemsAt }: SeedColumn): readonly PlacedItem[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly SeedItem[] = value;
  return items.map((item, index) => ({ item, at: itemsAt[index] ?? at }));
}

function listColumn(at: Position, placed: readonly PlacedItem[]): SeedColumn {
  return { at, value: placed.map(({ item }) => item), itemsAt: placed.map((one) => one.at) };
}

function joinRelations(many: boolean, first: SeedRelation | undefined, other: SeedRelation): SeedRelation {
  if (!first) return other;
  if (!many) return first;
  const there = new Set(first.to.map(({ id }) => id));
  return { at: first.at, to: [...first.to, ...other.to.filter(({ id }) => !there.has(id))] };
}

/** "absent" of one may name what the other has. */
function withoutFilled(
  columns: Map<string, SeedColumn>,
  relations: ReadonlyMap<string, SeedRelation>,
): ReadonlyMap<string, SeedColumn> {
  const absent = columns.get('absent');
  const placed = absent && placedItems(absent);
  if (!placed) return columns;
  const kept = placed.filter(({ item }) => {
    const field = typeof item === 'object' ? String(item.field) : '';
    return !columns.has(field) && !relations.has(field);
  });
  if (kept.length === 0) columns.delete('absent');
  else columns.set('absent', listColumn(absent.at, kept));
  return columns;
}

/** Whether two dates can be of one day: a month and a day of it, as who knows more writes it. */
function isOneDay(kind: string | undefined, ours: SeedValue, theirs: SeedValue): boolean {
  if (kind !== DATE || typeof ours !== 'string' || typeof theirs !== 'string') return false;
  const [a, b] = [boundsOf(ours), boundsOf(theirs)];
  return (a.min ?? '') <= (b.max ?? '~') && (b.min ?? '') <= (a.max ?? '~');
}

function differences(ontology: Ontology, first: SeedRecord, other: SeedRecord): Problem[] {
  const type = nodeType(ontology, first.type);
  const columns = columnsOf(type).filter((column) => !column.list && column.of !== 'value' && column.type !== PROSE);
  const kinds = new Map(columns.map(({ name, type: kind }) => [name, kind]));
  const said = [
    ...columns.map(({ name }) => [name, first.columns.get(name)?.value, other.columns.get(name)?.value] as const),
    ...relationsOf(type)
      .filter(({ many }) => !many)
      .map(({ name }) => [name, first.relations.get(name)?.to[0]?.id, other.relations.get(name)?.to[0]?.id] as const),
  ];
  return said.flatMap(([name, ours, theirs]) => {
    if (ours === undefined || theirs === undefined || ours === theirs || isOneDay(kinds.get(name), ours, theirs))
      return [];
    const sentence = `"${first.id}" has ${JSON.stringify(theirs)} in "${name}", and ${JSON.stringify(ours)} at ${printPosition(first.at)}: they are of one row, so one of the two is mistaken.`;
    return [problemAt(other.at, sentence)];
  });
}
