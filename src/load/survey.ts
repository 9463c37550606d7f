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

/** What relationships are written by. */
export interface Related {
  /** By id, in the order of the seed. */
  readonly records: ReadonlyMap<string, Surveyed>;
  /** Where a record leads: relationship type and id. */
  readonly relations: (id: string) => GraphRecord['relations'];
}

export interface Survey extends Related {
  /** Which data it is, as twelve hexadecimal characters: equal records give equal versions. */
  readonly version: string;
  readonly figures: Figures;
  readonly changes: Changes;
  readonly tokens: ReadonlyMap<string, Token>;
  /** What a record is found by: token and how well. */
  readonly postings: (id: string) => (readonly [token: string, k: number])[];
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
    const types: number[] = [];
    const places: number[] = [];
    for (const [type, to] of one.relations) {
      const place = placeOf(to);
      // A seed without problems leads nowhere else.
      if (place === undefined) continue;
      types.push(numberOf(this.#types, type));
      places.push(place);
    }
    this.#relations.add(types, places);
    const hash = String(one.properties['hash']);
    const nodeRows = 1 + one.postings.length;
    const relationRows = 1 + places.length;
    this.#records.set(id, { type: one.type, hash, nodeRows, relationRows });
    const fresh = one.postings.filter((_, index) => (numbers[index] ?? 0) >= before);
    return { record: one, tokens: fresh.map(({ token }) => this.#tokens.first(token)) };
  }

  /** What leads where, when all were looked at: known at once. */
  related(): Related {
    const { ids, placeOf } = this.#derivation;
    const relations = this.#relations;
    const types = [...this.#types.keys()];
    return {
      records: this.#records,
      relations: (id) => relations.list(placeOf(id) ?? -1).map(([type, to]) => [types[type] ?? '', ids[to] ?? '']),
    };
  }

  /** When all were looked at. */
  survey(changes: Changes): Survey {
    const { placeOf } = this.#derivation;
    const postings = this.#postings;
    const tokens = this.#tokens.tokens();
    const names = [...tokens.keys()];
    return {
      ...this.related(),
      version: versionOf(this.#records, changes),
      figures: this.#figures.figures(),
      changes,
      tokens,
      postings: (id) => postings.list(placeOf(id) ?? -1).map(([token, k]) => [names[token] ?? '', k]),
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
