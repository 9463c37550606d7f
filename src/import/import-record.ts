/** A value of a record in JSON Lines. */
export type RecordValue =
  string | number | boolean | readonly RecordValue[] | { readonly [field: string]: RecordValue };

/** A record of the graph as a line of JSON Lines has it: `id`, `type`, and fields of schema.graphql. */
export interface ImportRecord {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: RecordValue;
}

/** A file of records, by its path below the folder of imports, without ending. */
export interface RecordFile {
  readonly name: string;
  readonly records: readonly ImportRecord[];
}

/** Records by id. One that is added again adds to its lists and changes nothing else. */
export class RecordSet {
  private readonly records = new Map<string, ImportRecord>();

  add(record: ImportRecord): void {
    const first = this.records.get(record.id);
    this.records.set(record.id, first ? withEntries(first, record) : record);
  }

  has(id: string): boolean {
    return this.records.has(id);
  }

  /** Sorted by id, so that the same rows give the same file. */
  sorted(): readonly ImportRecord[] {
    return [...this.records.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

/** One line for each record, fields in the order in which they were made. */
export function printRecords(records: readonly ImportRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function withEntries(first: ImportRecord, other: ImportRecord): ImportRecord {
  const joined: Record<string, RecordValue> = {};
  for (const [field, value] of Object.entries(other)) {
    if (!isList(value)) continue;
    const there = first[field] ?? [];
    if (!isList(there)) continue;
    const known = new Set(there.map((item) => JSON.stringify(item)));
    const added = value.filter((item) => !known.has(JSON.stringify(item)));
    if (added.length > 0) joined[field] = [...there, ...added];
  }
  return Object.keys(joined).length === 0 ? first : { ...first, ...joined };
}

function isList(value: RecordValue): value is readonly RecordValue[] {
  return Array.isArray(value);
}
