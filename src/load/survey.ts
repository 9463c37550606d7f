import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { Figures } from '../graph/figures.js';
import type { Ontology } from '../ontology/ontology.js';
import type { Derivation } from './derive.js';
import { FigureCounter } from './figure-counter.js';
import { TokenCounter } from './tokens.js';
import type { Token } from './tokens.js';

/** What a load knows of each record after it saw all of them once: enough to compare, not enough to write. */
export interface Surveyed {
  readonly type: string;
  readonly hash: string;
  /** How many rows it takes to write it: itself and its postings; then its relationships and its hash. */
  readonly nodeRows: number;
  readonly relationRows: number;
}

export interface Survey {
  /** By id, in the order of the seed. */
  readonly records: ReadonlyMap<string, Surveyed>;
  /** Which data it is, as twelve hexadecimal characters: equal records give equal versions. */
  readonly version: string;
  readonly figures: Figures;
  readonly tokens: ReadonlyMap<string, Token>;
}

/** Looks at every record once, and holds none of them. */
export function survey(ontology: Ontology, { ids, typeOf, record }: Derivation): Survey {
  const records = new Map<string, Surveyed>();
  const figures = new FigureCounter(ontology, typeOf);
  const tokens = new TokenCounter();
  for (const id of ids) {
    const one = record(id);
    figures.add(one);
    tokens.add(one);
    const { type, properties, postings, relations } = one;
    const hash = String(properties['hash']);
    records.set(id, { type, hash, nodeRows: 1 + postings.length, relationRows: 1 + relations.length });
  }
  return { records, version: versionOf(records), figures: figures.figures(), tokens: tokens.tokens() };
}

/** The digest of `[[id, hash], ...]` as JSON, by id: in pieces, because that is one text of all records. */
function versionOf(records: ReadonlyMap<string, Surveyed>): string {
  const digest: Hash = createHash('sha256');
  let before = '[';
  for (const id of [...records.keys()].sort()) {
    digest.update(`${before}${JSON.stringify([id, records.get(id)?.hash])}`);
    before = ',';
  }
  return digest
    .update(before === '[' ? '[]' : ']')
    .digest('hex')
    .slice(0, 12);
}
