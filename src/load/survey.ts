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

/** What is seen of a record when it is looked at. */
export interface Seen {
  readonly record: GraphRecord;
  /** Those that no record before it had, as the first of theirs. */
  readonly tokens: readonly Token[];
}

/** Looks at every record once, and keeps numbers of them: to work out a record takes longer than to write it. */
export function survey(ontology: Ontology, derivation: Derivation, changes: Changes = NO_CHANGES): Survey {
  const surveyor = new Surveyor(ontology, derivation);
  for (const id of derivation.ids) surveyor.look(id);
  return surveyor.survey(changes);
}

/** Looks at records one by one, each once and in the order of the seed. */
export class Surveyor {
  readonly #derivation: Derivation;
  readonly #records = new Map<string, Surveyed>();
  readonly #figures: FigureCounter;
  readonly #tokens = new TokenCounter();
  readonly #postings = new Pairs();
  readonly #relations = new Pairs();
  readonly #types = new Map<string, number>();

  constructor(ontology: Ontology, derivation: Derivation) {
    this.#derivation = derivation;
    this.#figures = new FigureCounter(ontology, derivation.typeOf);
  }

  look(id: string): Seen {
    const { placeOf, record } = this.#derivation;
    const one = record(id);
    this.#figures.add(one);
    const before = this.#tokens.size;
    const numbers = this.#tokens.add(one);
    this.#postings.add(
      numbers,
      one.postings.map(({ k }) => k),
    );
    // A seed without problems leads nowhere else.
    const known = one.relations.flatMap(([type, to]) => {
      const place = placeOf(to);
      return place === undefined ? [] : [{ type: numberOf(this.#types, type), place }];
    });
    this.#relations.add(
      known.map(({ type }) => type),
      known.map(({ place }) => place),
    );
    const hash = String(one.properties['hash']);
    const [nodeRows, relationRows] = [1 + one.postings.length, 1 + known.length];
    this.#records.set(id, { type: one.type, hash, nodeRows, relationRows });
    const fresh = one.postings.filter((_, index) => (numbers[index] ?? 0) >= before);
    return { record: one, tokens: fresh.map(({ token }) => this.#tokens.first(token)) };
  }

  /** When all were looked at. */
  survey(changes: Changes): Survey {
    const { ids, placeOf } = this.#derivation;
    const [records, postings, relations] = [this.#records, this.#postings, this.#relations];
    const tokens = this.#tokens.tokens();
    const [tokenNames, typeNames] = [[...tokens.keys()], [...this.#types.keys()]];
    return {
      records,
      version: versionOf(records, changes),
      figures: this.#figures.figures(),
      changes,
      tokens,
      postings: (id) => postings.list(placeOf(id) ?? -1).map(([token, k]) => [tokenNames[token] ?? '', k]),
      relations: (id) => relations.list(placeOf(id) ?? -1).map(([type, to]) => [typeNames[type] ?? '', ids[to] ?? '']),
    };
  }
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
