import type { Graph, Row } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import type { Ways } from '../query/cost/cost.js';
import { UNKNOWN_SIZES, sizesOf } from '../query/cost/sizes.js';
import type { Sizes } from '../query/cost/sizes.js';
import { weigh } from '../query/run/weigh.js';
import { missesOf } from '../query/miss/misses.js';
import type { Miss } from '../query/miss/misses.js';
import { missSentences, plainSentence } from '../query/miss/nearest.js';
import { askDataVersion } from '../query/run/statements.js';
import { runPlan } from '../query/run/run-plan.js';
import type { Ask } from '../query/run/ask.js';
import type { Answer, Answering } from '../query/run/run-plan.js';
import type { ApiContext } from './context.js';
import { LoadingError, NotLoadedError } from './errors.js';
import { tooManyBytes } from './limits.js';
import type { Limits } from './limits.js';
import type { Turn } from './queue.js';
import type { Recurring } from './recurring.js';

/** Of an operation that was not planned. */
const NO_WAYS: Ways = { lists: new Map(), nests: new Set() };

/** Answers planned operations from a graph. */
export class Answerer {
  #sizes: Sizes | undefined;

  /** @param recurring says of which statements what is below is asked with them. */
  constructor(
    private readonly ontology: Ontology,
    private readonly graph: Graph,
    private readonly limits: Pick<Limits, 'answerBytes'>,
    private readonly recurring: Recurring,
  ) {}

  /** How large the graph is, as the last load recorded it: asked once for each data version that is seen. */
  async sizes({ deadline, client }: Turn): Promise<Sizes> {
    if (this.#sizes) return this.#sizes;
    const { statement, parameters } = askDataVersion();
    try {
      const row = await this.graph.read(statement, parameters, deadline, client);
      if (typeof row?.version === 'string') this.#sizes = sizesOf(this.ontology, row);
    } catch {
      // The operation itself will meet the same error, and say so where it belongs.
    }
    return this.#sizes ?? UNKNOWN_SIZES;
  }

  /**
   * Runs the plan; once more where a load came after the version that was known before the first statement: a statement
   * that began before a load and ended after it may have read of both.
   * @throws LoadingError where a load of several transactions is at work: then nothing that was read is answered.
   */
  async answer(context: ApiContext): Promise<Answer> {
    // Without a plan only what needs no statement is asked, such as introspection, or the execution reports why not.
    const { plan = { roots: [] }, costing, turn, spent } = context;
    const ways = costing?.ways ?? NO_WAYS;
    let loading: LoadingError | undefined;
    const source: Answering = {
      send: async ({ statement, parameters }) => {
        spent.statements += 1;
        const row = await this.graph.read(statement, parameters, turn.deadline, turn.client);
        if (!row) throw new NotLoadedError('No data version in the graph');
        if (row.version === null) throw (loading = new LoadingError('A load is at work'));
        return row;
      },
      recurs: (ask) => this.recurring.recurs(ask),
      describe: () => this.graph.describe(),
      mustFit: (characters) => this.#mustFit(characters),
    };
    await turn.answers(costing?.atMost.cells ?? 0);
    const known = this.#sizes?.dataVersion;
    const first = await runPlan(this.ontology, plan, ways, source);
    const again = loading === undefined && [...first.versions].some((seen) => seen !== known);
    const answer = again ? await runPlan(this.ontology, plan, ways, source) : first;
    if (loading) throw loading;
    spent.rows = answer.rows;
    const [version] = answer.versions;
    if (version !== undefined && version !== this.#sizes?.dataVersion) this.#sizes = undefined;
    await this.#explain(missesOf(plan, answer.data), context);
    const { bytes, large } = await weigh(answer.data);
    this.#mustFit(bytes);
    context.large = large;
    return answer;
  }

  #mustFit(bytes: number): void {
    if (bytes > this.limits.answerBytes) throw tooManyBytes(this.limits);
  }

  /** Says what may have been meant by what is not there; what that takes is no cost of the operation. */
  async #explain(misses: readonly Miss[], { notices, turn }: ApiContext): Promise<void> {
    const plain = misses.map(plainSentence);
    const distinct = misses.filter((miss, index) => plain.indexOf(plainSentence(miss)) === index);
    const explained = distinct.slice(0, notices.left);
    const ask = async ({ statement, parameters }: Ask): Promise<Row> =>
      (await this.graph.read(statement, parameters, turn.deadline, turn.client)) ?? {};
    const sizes = this.#sizes ?? UNKNOWN_SIZES;
    // The answer is there: it does not fail for what is said beside it.
    const sentences = await missSentences(this.ontology, sizes, explained, ask).catch(() => []);
    for (const [index, miss] of distinct.entries()) {
      notices.add(sentences[index] ?? `${plainSentence(miss)}.`, miss.path);
    }
  }
}
