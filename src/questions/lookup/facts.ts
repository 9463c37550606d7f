import type { Named } from './law-names.js';
import type { Phrase } from './phrases.js';

/** What the graph says of all refs of a lookup. */
export interface Facts {
  /** The type of a node that is here and qualifies, by id. */
  readonly types: ReadonlyMap<string, string>;
  /** Ids of claims that are here and do not qualify. */
  readonly hidden: ReadonlySet<string>;
  /** Nodes by a value of their own. */
  readonly valued: ReadonlyMap<string, readonly string[]>;
  /** What may be called as a phrase says, by the text of the phrase. */
  readonly named: ReadonlyMap<string, Candidates>;
  /** The types of laws and treaties. */
  readonly instruments: ReadonlySet<string>;
  /** What became of an id that was withdrawn, as a sentence about the id goes on. */
  readonly withdrawn: ReadonlyMap<string, WithdrawnId>;
  /** The root field for one node of a type. */
  readonly singularOf: (type: string) => string;
}

/** An id that was withdrawn. */
export interface WithdrawnId {
  /** `was the id of a Law, renamed on 2026-11-29. ...` */
  readonly became: string;
  readonly successor: string | undefined;
}

/** What has the words of a phrase. */
export interface Candidates {
  readonly found: readonly Named[];
  /** Whether all were looked at: of a word that many have only the best are. */
  readonly all: boolean;
}

const NOTHING: Candidates = { found: [], all: true };

export function candidatesOf({ named }: Facts, phrase: Phrase | undefined): Candidates {
  return (phrase && named.get(phrase.text)) ?? NOTHING;
}
