import type { Graph } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import { sizesOf } from '../query/cost/sizes.js';
import type { Sizes } from '../query/cost/sizes.js';
import { askDataVersion } from '../query/run/statements.js';
import { runWaves } from '../query/run/waves.js';
import type { Answer, Answering } from '../query/run/waves.js';
import type { ApiContext } from './context.js';
import { NotLoadedError } from './errors.js';
import type { Queue } from './queue.js';

/** Nothing is known of the graph: nothing is refused for its size. */
const UNKNOWN: Sizes = { dataVersion: '', count: () => 0, degree: () => 0 };

/** Answers planned operations from a graph, when it is their turn. */
export class Answerer {
  #sizes: Sizes | undefined;

  constructor(
    private readonly ontology: Ontology,
    private readonly graph: Graph,
    private readonly queue: Queue,
  ) {}

  /** How large the graph is, as the last load recorded it: asked once for each data version that is seen. */
  async sizes(deadline: number): Promise<Sizes> {
    if (this.#sizes) return this.#sizes;
    const { statement, parameters } = askDataVersion();
    try {
      const row = await this.graph.read(statement, parameters, deadline);
      if (row) this.#sizes = sizesOf(this.ontology, row);
    } catch {
      // The operation itself will meet the same error, and say so where it belongs.
    }
    return this.#sizes ?? UNKNOWN;
  }

  /** Runs the plan; once more where a load came between its first and its last statement. */
  async answer(context: ApiContext): Promise<Answer> {
    // Without a plan only what needs no statement is asked, such as introspection, or the execution reports why not.
    const { plan = { roots: [] }, client, deadline, spent } = context;
    const source: Answering = {
      send: async ({ statement, parameters }) => {
        spent.statements += 1;
        const row = await this.graph.read(statement, parameters, deadline);
        if (!row) throw new NotLoadedError('No data version in the graph');
        return row;
      },
      describe: () => this.graph.describe(),
    };
    return this.queue.run(client, deadline, async () => {
      const first = await runWaves(this.ontology, plan, source);
      const answer = first.versions.size > 1 ? await runWaves(this.ontology, plan, source) : first;
      spent.rows = answer.rows;
      const [version] = answer.versions;
      if (version !== undefined && version !== this.#sizes?.dataVersion) this.#sizes = undefined;
      return answer;
    });
  }
}
