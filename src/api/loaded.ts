import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import type { Graph, Row } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import { sizesOf } from '../query/cost/sizes.js';
import type { Sizes } from '../query/cost/sizes.js';
import { askDataVersion } from '../query/run/statements.js';
import { LoadingError, NotLoadedError } from './errors.js';
import type { Turn } from './queue.js';

/** Which data is loaded, as a statement said that has ended. */
export interface Loaded {
  /** Another one for each load: where a later statement says the same, nothing was loaded between. */
  readonly load: string;
  readonly dataVersion: string;
  /** Data versions that came before this one. */
  readonly former: ReadonlySet<string>;
  readonly sizes: Sizes;
}

/** The header by which an answer says its data version, and a request one that it must not be older than. */
export const DATA_VERSION_HEADER = 'x-data-version';

/** For how long the end of a load is waited for, in milliseconds: most loads end in less. */
const PATIENCE_MS = 2_000;
const FIRST_PAUSE_MS = 20;
/** Characters of a version that a sentence repeats. */
const QUOTED = 40;

/** Knows which data is loaded; asks where it does not. */
export class LoadedData {
  #known: Loaded | undefined;
  /** When a load was seen at work, first and last: moments of `performance.now()`. */
  #atWork: { readonly first: number; last: number } | undefined;

  constructor(
    private readonly ontology: Ontology,
    private readonly graph: Graph,
  ) {}

  /**
   * What is loaded; where a load is at work, what is after it.
   * @param turn until when, and for whom.
   * @param wanted a data version that must be this one, or one before it.
   * @throws LoadingError where the load does not end soon; whoever comes while it goes on does not wait for it too.
   * @throws NotLoadedError, GraphError
   * @throws GraphQLError DATA_VERSION_UNKNOWN where the data is older than the version that is wanted, or other data.
   */
  async now(turn: Pick<Turn, 'deadline' | 'client'>, wanted?: string): Promise<Loaded> {
    if (this.#known && holds(this.#known, wanted)) return this.#known;
    return this.fresh(turn, wanted);
  }

  /** The same, asked for now: for who runs no statement that would disagree. */
  async fresh(turn: Pick<Turn, 'deadline' | 'client'>, wanted?: string): Promise<Loaded> {
    const loaded = await this.#asked(turn);
    this.#known = loaded;
    if (wanted !== undefined && !holds(loaded, wanted)) throw unknownVersion(wanted, loaded.dataVersion);
    return loaded;
  }

  /** Said by whoever met another load than was known. */
  forget(loaded: Loaded): void {
    if (this.#known === loaded) this.#known = undefined;
  }

  async #asked({ deadline, client }: Pick<Turn, 'deadline' | 'client'>): Promise<Loaded> {
    const { statement, parameters } = askDataVersion();
    for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
      const row = await this.graph.read(statement, parameters, deadline, client);
      if (!row) throw new NotLoadedError('No data version in the graph');
      const loaded = this.#read(row);
      if (loaded) {
        this.#atWork = undefined;
        return loaded;
      }
      const now = performance.now();
      // Who saw it long ago may have seen another one.
      if (!this.#atWork || now - this.#atWork.last > PATIENCE_MS) this.#atWork = { first: now, last: now };
      this.#atWork.last = now;
      const left = Math.min(this.#atWork.first + PATIENCE_MS, deadline) - now;
      if (left <= 0) throw new LoadingError('A load is at work');
      await sleep(Math.min(pause, left));
    }
  }

  /** Undefined where a load is at work, or came while this was read. */
  #read(row: Row): Loaded | undefined {
    const { load, began, version, former } = row;
    if (typeof load !== 'string' || load === '' || began !== load || typeof version !== 'string') return undefined;
    const before = typeof former === 'string' ? (JSON.parse(former) as string[]) : [];
    return { load, dataVersion: version, former: new Set(before), sizes: sizesOf(this.ontology, row) };
  }
}

function holds({ dataVersion, former }: Loaded, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === dataVersion || former.has(wanted);
}

function unknownVersion(wanted: string, dataVersion: string): GraphQLError {
  const characters = Array.from(wanted);
  const quoted = JSON.stringify(characters.length <= QUOTED ? wanted : `${characters.slice(0, QUOTED).join('')}…`);
  return new GraphQLError(
    `${DATA_VERSION_HEADER}: ${quoted} is neither the data version of this server, "${dataVersion}", nor one before it: ` +
      'its data is older, or other data. Ask another server, ask again later, or leave the header out.',
    {
      extensions: {
        code: 'DATA_VERSION_UNKNOWN',
        http: { status: 409, headers: new Map([[DATA_VERSION_HEADER, dataVersion]]) },
      },
    },
  );
}
