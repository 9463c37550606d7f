import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { Figures } from '../graph/figures.js';
import type { Ontology } from '../ontology/ontology.js';
import type { Derivation, GraphRecord } from './derive.js';
import { FigureCounter } from './figure-counter.js';
import { Pairs } from './pairs.js';
import { NO_CHANGES } from './recorded-changes.js';
import type { Changes } from './recorded-changes.js';
import { TokenCounter } from './tokens.js';
import type { Token } from './tokens.js';

/** How many characters are digested at a time, at the least. */
const PIECE = 65_536;

/** What a load knows of each record after it saw all of them once. */
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
  readonly changes: Changes;
  readonly tokens: ReadonlyMap<string, Token>;
  /** What a record is found by: token and how well. */
  readonly postings: (id: string) => (readonly [token: string, k: number])[];
  /** Where a record leads: relationship type and id. */
  readonly relations: (id: string) => GraphRecord['relations'];
}

/** Looks at every record once, and keeps numbers of them: to work out a record takes longer than to write it. */
export function survey(
  ontology: Ontology,
  { ids, placeOf, typeOf, record }: Derivation,
  changes: Changes = NO_CHANGES,
): Survey {
  const records = new Map<string, Surveyed>();
  const figures = new FigureCounter(ontology, typeOf);
  const counter = new TokenCounter();
  const [postings, relations] = [new Pairs(), new Pairs()];
  const types = new Map<string, number>();
  for (const id of ids) {
    const one = record(id);
    figures.add(one);
    postings.add(
      counter.add(one),
      one.postings.map(({ k }) => k),
    );
    // A seed without problems leads nowhere else.
    const known = one.relations.flatMap(([type, to]) => {
      const place = placeOf(to);
      return place === undefined ? [] : [{ type: numberOf(types, type), place }];
    });
    relations.add(
      known.map(({ type }) => type),
      known.map(({ place }) => place),
    );
    const hash = String(one.properties['hash']);
    const [nodeRows, relationRows] = [1 + one.postings.length, 1 + known.length];
    records.set(id, { type: one.type, hash, nodeRows, relationRows });
  }
  const tokens = counter.tokens();
  const [tokenNames, typeNames] = [[...tokens.keys()], [...types.keys()]];
  return {
    records,
    version: versionOf(records, changes),
    figures: figures.figures(),
    changes,
    tokens,
    postings: (id) => postings.list(placeOf(id) ?? -1).map(([token, k]) => [tokenNames[token] ?? '', k]),
    relations: (id) => relations.list(placeOf(id) ?? -1).map(([type, to]) => [typeNames[type] ?? '', ids[to] ?? '']),
  };
}

/** The number of a name, the next one where it has none. */
function numberOf(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}

/**
 * The digest of `[[id, hash], ...]` as JSON, by id, then of the changes: in pieces, because that is one text of all
 * records. What a release says of its own data version is no part of it: else none could name its own.
 */
function versionOf(records: ReadonlyMap<string, Surveyed>, { nodes }: Changes): string {
  const digest: Hash = createHash('sha256');
  let [before, piece] = ['[', ''];
  const add = (pair: readonly [string, string | undefined]): void => {
    piece += `${before}${JSON.stringify(pair)}`;
    before = ',';
    if (piece.length < PIECE) return;
    digest.update(piece);
    piece = '';
  };
  for (const id of [...records.keys()].sort()) add([id, records.get(id)?.hash]);
  for (const id of [...nodes.keys()].sort()) add([id, nodes.get(id)?.properties['hash']]);
  return digest
    .update(piece + (before === '[' ? '[]' : ']'))
    .digest('hex')
    .slice(0, 12);
}
