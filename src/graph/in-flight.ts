import { GraphError } from './graph.js';
import type { Deadline } from './graph.js';

/** What setTimeout can count to. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The calls of a graph that have no answer yet: each ends at its deadline, and all of them when the graph is closed. */
export class InFlight {
  #closed = false;
  readonly #rejects = new Set<(error: GraphError) => void>();

  get closed(): boolean {
    return this.#closed;
  }

  /**
   * Runs one call.
   * @param onDeadline called when the deadline passed before the answer.
   * @throws GraphError DEADLINE or CLOSED, or what the work throws.
   */
  async run<T>(deadline: Deadline, work: () => Promise<T>, onDeadline?: () => void): Promise<T> {
    if (this.#closed) throw closedError();
    const remaining = deadline - performance.now();
    if (remaining <= 0) throw deadlineError();
    let end = (): void => undefined;
    const ended = new Promise<never>((_, reject) => {
      const expire = (): void => {
        reject(deadlineError());
        onDeadline?.();
      };
      const timer = remaining <= LONGEST_TIMER ? setTimeout(expire, remaining) : undefined;
      this.#rejects.add(reject);
      end = () => {
        clearTimeout(timer);
        this.#rejects.delete(reject);
      };
    });
    try {
      return await Promise.race([work(), ended]);
    } finally {
      end();
    }
  }

  /** Ends all calls with CLOSED. */
  close(): void {
    this.#closed = true;
    for (const reject of [...this.#rejects]) reject(closedError());
  }
}

export function closedError(): GraphError {
  return new GraphError('CLOSED', 'The graph was closed');
}

export function deadlineError(): GraphError {
  return new GraphError('DEADLINE', 'The deadline passed before the graph answered');
}
