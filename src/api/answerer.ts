import type { Graph, Row } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import type { Ways } from '../query/cost/cost.js';
import { missesOf } from '../query/miss/misses.js';
import type { Miss } from '../query/miss/misses.js';
import { missSentences, plainSentence, plainSentences } from '../query/miss/nearest.js';
import { emptyLists, otherCaseSentence } from '../query/miss/other-case.js';
import type { EmptyList } from '../query/miss/other-case.js';
import { weigh } from '../query/run/weigh.js';
import { runPlan } from '../query/run/run-plan.js';
import type { Ask } from '../query/run/ask.js';
import type { Answer, Answering } from '../query/run/run-plan.js';
import { answerNodes } from '../questions/answer-citation/answer-nodes.js';
import { readSources } from '../questions/answer-citation/read-sources.js';
import type { AnswerSources } from '../questions/answer-citation/read-sources.js';
import type { SourcesPlan } from '../questions/answer-citation/sources-plan.js';
import type { ApiContext, CitedAnswer } from './context.js';
import { ChangingError, NotLoadedError } from './errors.js';
import { LoadedData } from './loaded.js';
import type { Loaded } from './loaded.js';
import { tooManyBytes } from './limits.js';
import type { Limits } from './limits.js';
import type { Turn } from './queue.js';
import type { Recurring } from './recurring.js';

/** Of an operation that was not planned. */
const NO_WAYS: Ways = { lists: new Map(), nests: new Set() };
/** Bytes of an answer that is completed and written without looking at the clock. */
const IN_ONE_GO = 100_000;
const NOTHING: ReadonlySet<unknown> = new Set();
/** How often an operation is run where each time a load comes between. */
const MOST_RUNS = 8;

/** Thrown into what a run still asks when a load came between: nobody sees it, the run is for nothing. */
class OvertakenError extends Error {}

/** Answers planned operations from a graph, when it is their turn. */
export class Answerer {
  readonly loaded: LoadedData;

  /** @param recurring says of which statements what is below is asked with them. */
  constructor(
    private readonly ontology: Ontology,
    private readonly graph: Graph,
    private readonly limits: Pick<Limits, 'answerBytes'>,
    private readonly recurring: Recurring,
  ) {
    this.loaded = new LoadedData(ontology, graph);
  }

  /**
   * Runs the plan, and again until nothing was loaded meanwhile. Before the first statement it is known which load was
   * the last one, and every statement says that at its end. A load takes that away before it changes anything, and what
   * it leaves then was never there before: where all statements say what was known, each of them read of that load only.
   * @throws LoadingError, NotLoadedError, GraphError, and ChangingError where a load came between every time.
   * @throws GraphQLError OVERLOADED DATA_VERSION_UNKNOWN, or LIMIT_EXCEEDED.
   */
  async answer(context: ApiContext): Promise<CitedAnswer> {
    const { plan = { roots: [] }, costing, turn } = context;
    await turn.answers(costing?.atMost.cells ?? 0);
    for (let run = 1; run <= MOST_RUNS; run++) {
      const loaded = await this.loaded.now(turn, context.wantedVersion);
      const answer = await this.#run(loaded, context);
      if (answer) {
        context.spent.rows = answer.rows;
        context.dataVersion = loaded.dataVersion;
        await this.#explain(missesOf(plan, answer.data), loaded, context);
        await this.#explainEmpty(emptyLists(plan, answer.data), loaded, context);
        const { bytes, large } = await weigh(answer.data);
        this.#mustFit(bytes);
        context.large = bytes > IN_ONE_GO ? large : NOTHING;
        return answer;
      }
      this.loaded.forget(loaded);
    }
    throw new ChangingError(`A load came between ${MOST_RUNS} times`);
  }

  #mustFit(bytes: number): void {
    if (bytes > this.limits.answerBytes) throw tooManyBytes(this.limits);
  }

  /** Undefined where a load came between. */
  async #run(loaded: Loaded, context: ApiContext): Promise<CitedAnswer | undefined> {
    const { plan = { roots: [] }, costing, turn, spent } = context;
    const run = { overtaken: false };
    const isOvertaken = (): boolean => run.overtaken;
    const source: Answering = {
      dataVersion: loaded.dataVersion,
      send: async ({ statement, parameters }) => {
        if (run.overtaken) throw new OvertakenError();
        spent.statements += 1;
        const row = await this.graph.read(statement, parameters, turn.deadline, turn.client);
        if (!row) throw new NotLoadedError('No data version in the graph');
        run.overtaken ||= row['load'] !== loaded.load;
        if (run.overtaken) throw new OvertakenError();
        return row;
      },
      recurs: (ask) => this.recurring.recurs(ask),
      describe: () => this.graph.describe(),
      explain: async (misses) => (await this.#sentences(misses, loaded, turn)).filter((one) => one !== undefined),
      mustFit: (characters) => this.#mustFit(characters),
    };
    const ways = costing?.ways ?? NO_WAYS;
    const answer = await runPlan(this.ontology, plan, ways, source);
    try {
      const sources = context.sources && (await this.#sources(answer, context.sources, ways, source));
      return isOvertaken() ? undefined : { ...answer, rows: answer.rows + (sources?.rows ?? 0), sources };
    } catch (error) {
      if (isOvertaken()) return undefined;
      throw error;
    }
  }

  /** Of the same data as the answer, so that both are of one load. */
  async #sources({ data }: Answer, plan: SourcesPlan, { lists }: Ways, source: Answering): Promise<AnswerSources> {
    return readSources(this.ontology, plan, lists, await answerNodes(data), source);
  }

  /**
   * Says what may have been meant by what is not there; what that takes is no cost of the operation.
   * @param loaded what the answer is of: nothing is said of anything else.
   */
  async #explain(misses: readonly Miss[], loaded: Loaded, { notices, turn }: ApiContext): Promise<void> {
    const plain = misses.map(plainSentence);
    const distinct = misses.filter((miss, index) => plain.indexOf(plainSentence(miss)) === index);
    const sentences = await this.#sentences(distinct.slice(0, notices.left), loaded, turn);
    const others = plainSentences(distinct.slice(sentences.length));
    for (const [index, sentence] of [...sentences, ...others].entries()) {
      const path = distinct[index]?.path;
      if (sentence !== undefined && path) notices.add(sentence, path);
    }
  }

  /** Says of lists without a node where letters of another case would have found some; that is no cost either. */
  async #explainEmpty(lists: readonly EmptyList[], loaded: Loaded, { notices, turn }: ApiContext): Promise<void> {
    const ask = this.#beside(loaded, turn);
    for (const list of lists) {
      const sentence = await otherCaseSentence(this.ontology, loaded.sizes, list, ask).catch(() => undefined);
      if (sentence !== undefined) notices.add(sentence, list.path);
    }
  }

  /** What may have been meant by each, where that can be told: an answer does not fail for what is said beside it. */
  async #sentences(misses: readonly Miss[], loaded: Loaded, turn: Turn): Promise<readonly (string | undefined)[]> {
    return missSentences(this.ontology, loaded.sizes, misses, this.#beside(loaded, turn)).catch(() =>
      plainSentences(misses),
    );
  }

  /** Asks what is said beside an answer: of the same load, or it fails. */
  #beside(loaded: Loaded, { deadline, client }: Turn): (ask: Ask) => Promise<Row> {
    return async ({ statement, parameters }) => {
      const row = await this.graph.read(statement, parameters, deadline, client);
      if (row?.['load'] !== loaded.load) throw new OvertakenError();
      return row;
    };
  }
}
