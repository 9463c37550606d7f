import { columnsOf, nodeType } from '../ontology/ontology.js';
import type { Column, NodeType, Ontology } from '../ontology/ontology.js';
import { linkKinds } from '../ontology/link-kinds.js';
import { boundsOf } from '../ontology/edtf.js';
import { itemsOf, writtenRelations } from './exported-record.js';
import type { ExportedRecord, ExportedScalar } from './exported-record.js';

/** A column of nodes or edges in a graph that is drawn. */
export interface PictureColumn {
  readonly name: string;
  readonly kind: 'text' | 'integer' | 'number' | 'truth value';
}

/** What a program that draws graphs is given of a record. */
export interface PictureNode {
  readonly id: string;
  /** What it is called in a picture. */
  readonly label: string;
  /** By name of the column; without what has no value. */
  readonly values: ReadonlyMap<string, ExportedScalar>;
  /** The first and the last day of its time. */
  readonly start: string | undefined;
  readonly end: string | undefined;
}

/** What a program that draws graphs is given of a relationship. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  /** The type of the relationship. */
  readonly kind: string;
  readonly field: string;
  readonly editorial: boolean;
  /** Whether the record that it starts at has it from the context. */
  readonly inferred: boolean;
}

/** How much a relationship counts: a program that makes one edge of several adds them up. */
export const WEIGHT = 1;
/** What stands between the items of a list: a program that draws graphs takes one value for a node. */
const BETWEEN = '; ';
/** The longest a label is, in characters. */
const LABEL = 80;

/** The columns of all nodes, whatever their type: a graph that is drawn has one table of them. */
export function nodeColumns(ontology: Ontology): PictureColumn[] {
  const columns = new Map<string, PictureColumn>([
    ['type', { name: 'type', kind: 'text' }],
    ['family', { name: 'family', kind: 'text' }],
  ]);
  for (const type of ontology.nodes.values()) {
    for (const column of columnsOf(type)) {
      if (column.name === 'id') continue;
      for (const { name, kind } of pictured(ontology, column)) {
        const known = columns.get(name);
        columns.set(name, { name, kind: known && known.kind !== kind ? 'text' : kind });
      }
    }
  }
  return [...columns.values()];
}

/** The columns of all edges, beside their type, their ends and their weight. */
export const EDGE_COLUMNS: readonly PictureColumn[] = [
  { name: 'field', kind: 'text' },
  { name: 'editorial', kind: 'truth value' },
  { name: 'inferred', kind: 'truth value' },
];

export function pictureNode(ontology: Ontology, record: ExportedRecord): PictureNode {
  const { id, type } = record;
  const own = columnsOf(type).flatMap((column): (readonly [string, ExportedScalar])[] => {
    const items = itemsOf(record, column);
    if (column.name === 'id' || items.length === 0) return [];
    if (column.of === 'value' && !column.list) {
      const value = items[0] as Readonly<Record<string, ExportedScalar | null>>;
      return Object.entries(value).flatMap(([field, one]) =>
        one === null ? [] : [[`${column.name}.${field}`, one] as const],
      );
    }
    const scalars = items.map((item) => (typeof item === 'object' ? JSON.stringify(item) : item));
    return [[column.name, column.list ? scalars.join(BETWEEN) : (scalars[0] ?? '')]];
  });
  const label = Array.from(nameOf(record));
  return {
    id,
    label: label.length <= LABEL ? label.join('') : `${label.slice(0, LABEL - 1).join('')}…`,
    values: new Map([['type', type.name], ['family', type.family], ...own]),
    ...timeOf(ontology, record),
  };
}

/** The text by which search finds it first; its id where it has none. */
function nameOf({ id, type, values }: ExportedRecord): string {
  const texts = columnsOf(type).filter(
    (column) => column.type === 'String' && !column.list && column.searchWeight !== undefined,
  );
  const [first] = texts.sort((a, b) => (b.searchWeight ?? 0) - (a.searchWeight ?? 0));
  const text = first && values.get(first.name);
  return typeof text === 'string' ? text : id;
}

/** Without what a load works out: those are short cuts over edges that are there. */
export function pictureEdges(ontology: Ontology, record: ExportedRecord): PictureEdge[] {
  const kinds = linkKinds(ontology);
  const inferred = record.values.get('inferred') ?? [];
  return writtenRelations(nodeType(ontology, record.type.name)).flatMap(({ name, type }) => {
    const kind = kinds.get(type);
    return (kind ? (record.links.get(name) ?? []) : []).map((to) => ({
      from: record.id,
      to,
      kind: type,
      field: name,
      editorial: kind?.editorial ?? false,
      inferred: Array.isArray(inferred) && inferred.includes(name),
    }));
  });
}

/**
 * The time of a node: of a claim from when until when it holds, of anything else its `date`. A claim that has no end
 * goes on.
 */
function timeOf(ontology: Ontology, { type, values }: ExportedRecord): Pick<PictureNode, 'start' | 'end'> {
  const dated = (name: string): boolean => isDate(ontology, type, name);
  const bounds = (name: string): { min: string | null; max: string | null } => {
    const value = dated(name) ? values.get(name) : undefined;
    return typeof value === 'string' ? boundsOf(value) : { min: null, max: null };
  };
  const isClaim = dated('validFrom');
  const from = bounds(isClaim ? 'validFrom' : 'date');
  const until = bounds(isClaim ? 'validTo' : 'date');
  // Sources may differ on both; a time that ends before it begins is none.
  if (from.min !== null && until.max !== null && until.max < from.min) return { start: undefined, end: undefined };
  return { start: from.min ?? undefined, end: until.max ?? undefined };
}

function isDate(ontology: Ontology, type: NodeType, name: string): boolean {
  const field = type.fields.get(name);
  return field?.kind === 'column' && ontology.scalars.get(field.type)?.bounds !== undefined;
}

function pictured(ontology: Ontology, column: Column): PictureColumn[] {
  if (column.of === 'value' && !column.list) {
    const fields = [...(ontology.values.get(column.type)?.fields.values() ?? [])];
    return fields.map((field) => ({ name: `${column.name}.${field.name}`, kind: kindOf(field) }));
  }
  return [{ name: column.name, kind: kindOf(column) }];
}

function kindOf({ type, list }: Column): PictureColumn['kind'] {
  if (list) return 'text';
  return ({ Int: 'integer', Float: 'number', Boolean: 'truth value' } as const)[type] ?? 'text';
}
