import type { ServerName } from '../servers/names.js';

/** Whether the document is the same every time, or a new one. */
export type Mode = 'warm' | 'new';

/** What a server had in one cell. */
export interface Measured {
  readonly kind: 'measured';
  /** Milliseconds: the median of the medians of the rounds, so that a fast round counts no more than a slow one. */
  readonly median: number;
  /** Milliseconds of all requests of all rounds. */
  readonly p95: number;
  /** Requests per second, the median of the rounds. */
  readonly perSecond: number;
  readonly requests: number;
  /** One number for each round, in order: the median of its milliseconds, and its requests per second. */
  readonly rounds: readonly { readonly median: number; readonly perSecond: number }[];
}

/** Why a server has no numbers in a cell. */
export interface Unmeasured {
  readonly kind: 'not asked' | 'refused' | 'timed out' | 'failed' | 'answers differ';
  readonly reason: string;
}

export type Outcome = Measured | Unmeasured;
export type Outcomes = Readonly<Partial<Record<ServerName, Outcome>>>;

export interface Cell {
  readonly mode: Mode;
  readonly clients: number;
  readonly servers: Outcomes;
}

export interface ShapeResult {
  readonly name: string;
  readonly title: string;
  /** Bytes of the answer of the floor: the median of those that were compared. */
  readonly bytes: number;
  readonly cells: readonly Cell[];
}

/** How long the light clients of a mix waited at the 95th percentile, without the heavy one and with it. */
export interface MixResult {
  readonly server: ServerName;
  readonly alone: number;
  readonly mixed: number;
  readonly heavyPerSecond: number;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly node: string;
  readonly neo4j: string;
  readonly commit: string;
  /** How many processes wanted a core in the minute before anything was started. */
  readonly busyBefore: number;
}

export interface Result {
  readonly machine: Machine;
  readonly nodes: number;
  readonly dataVersion: string;
  readonly loadMilliseconds: number;
  readonly rounds: number;
  readonly secondsOfATurn: number;
  readonly shapes: readonly ShapeResult[];
  readonly mix: readonly MixResult[];
  /** Megabytes of each server's process when all was done, and the most it held. */
  readonly memory: Readonly<Partial<Record<ServerName, { readonly now: number; readonly most: number }>>>;
}
