import { nodeType } from '../../ontology/ontology.js';
import type { Family, Ontology } from '../../ontology/ontology.js';
import type { Position } from '../problem.js';
import type { SeedRecord } from '../records/seed-record.js';
import type { ReleaseFiles } from '../released/release-history.js';
import type { Release } from '../released/released-ids.js';

interface NamedRule {
  readonly id: string;
  /** What it asks, as a reader would say it. */
  readonly sentence: string;
}

interface SeedRule extends NamedRule {
  /** Where it is not kept, and what is there instead. */
  readonly check: (seed: SeedView) => Breach[];
}

interface RecordRule extends NamedRule {
  /** The same of one record after the other, where that takes long: what else is to be done need not wait for all. */
  readonly checkRecords: (seed: SeedView) => (record: SeedRecord) => Breach[];
}

/** Something that every good seed keeps. */
export type Rule = SeedRule | RecordRule;

export interface Breach {
  readonly at: Position;
  /** What is wrong, as a sentence; the rule's own sentence follows it. */
  readonly what: string;
}

/** All records of a seed, and ways to find some of them. */
export interface SeedView {
  readonly ontology: Ontology;
  readonly records: readonly SeedRecord[];
  readonly byId: ReadonlyMap<string, SeedRecord>;
  /** Records of a type; none where the ontology has no such type. */
  readonly ofType: (name: string) => readonly SeedRecord[];
  readonly ofFamily: (family: Family) => readonly SeedRecord[];
  readonly shingles: ReportShingles;
  /** What was released so far; none where the seed has no manifests. */
  readonly releases: readonly Release[];
  /** What these changed, and the records of the last one. */
  readonly releaseFiles: ReleaseFiles;
  /** Every id that a file writes, also of records that could not be read. */
  readonly declared: ReadonlySet<string>;
}

/** What a seed has beside its records. */
export type BesideRecords = Pick<SeedView, 'shingles' | 'releases' | 'releaseFiles' | 'declared'>;

/** The hashed shingles of the texts of reports, by the id of the report. */
export type ReportShingles = ReadonlyMap<string, ReadonlySet<string>>;

export function viewSeed(ontology: Ontology, records: readonly SeedRecord[], beside: BesideRecords): SeedView {
  const byType = grouped(records, (record) => record.type);
  const byFamily = grouped(records, (record) => nodeType(ontology, record.type).family);
  return {
    ontology,
    records,
    byId: new Map(records.map((record) => [record.id, record])),
    ofType: (name) => byType.get(name) ?? [],
    ofFamily: (family) => byFamily.get(family) ?? [],
    ...beside,
  };
}

function grouped<K>(records: readonly SeedRecord[], keyOf: (record: SeedRecord) => K): Map<K, SeedRecord[]> {
  const groups = new Map<K, SeedRecord[]>();
  for (const record of records) {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return groups;
}
