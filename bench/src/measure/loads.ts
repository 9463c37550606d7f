import type { Loaded } from '../processes/start-loader.js';

/** A load of a made-up world into an empty database. */
export interface LoadResult extends Loaded {
  readonly engine: 'neo4j' | 'embedded';
  readonly nodes: number;
  /** Of Neo4j. */
  readonly heapGigabytes?: number;
  readonly busyBefore: number;
  readonly commit?: string;
  /** Megabytes that the database held at the most. */
  readonly databaseMemory: number | undefined;
}
