import { fork } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import type { ChildProcess } from 'node:child_process';
import { GraphError } from '../graph.js';
import type { Row } from '../graph.js';
import type { Message, NumberedRequest, Request } from './messages.js';

const STDERR_KEPT = 2_000;
/** Half as much time as the server where both want all; beside other programs the engine is not starved. */
const LOWER = 3;
const LOWEST = 19;

interface Pending {
  readonly resolve: (records: readonly Row[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Thrown into every request that a process left unanswered when it ended. */
export class ProcessLost extends Error {}

/** One process that holds the engine: requests go in, answers come out, until it ends. */
export class EngineProcess {
  /** Resolves with the engine's version once it takes requests; rejects with ProcessLost where it never does. */
  readonly ready: Promise<string>;
  /** Resolves when the process has ended, with the reason. */
  readonly ended: Promise<ProcessLost>;
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  #lost: ProcessLost | undefined;
  #stderr = '';
  #lastId = 0;

  constructor(program: URL) {
    this.#child = fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    lowerPriority(this.#child);
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    this.ended = new Promise((resolve) => {
      this.#child.on('close', (code, signal) => {
        const end = signal === null ? `exit code ${code}` : `killed by ${signal}`;
        const lost = new ProcessLost([end, this.#stderr.trim()].filter(Boolean).join(': '));
        this.#lost = lost;
        for (const { reject } of this.#pending.values()) reject(lost);
        this.#pending.clear();
        resolve(lost);
      });
    });
    // An IPC channel that fails is followed by the end of the process.
    this.#child.on('error', () => this.kill());
    this.ready = new Promise((resolve, reject) => {
      this.#child.on('message', (message: Message) => {
        if (message.kind === 'ready') resolve(message.version);
        else this.#settle(message);
      });
      void this.ended.then(reject);
    });
    this.ready.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * @returns the records of the answer.
   * @throws GraphError FAILED with what the engine says, or ProcessLost.
   */
  send(request: Request): Promise<readonly Row[]> {
    if (this.#lost) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#pending.set(id, { resolve, reject });
      const numbered: NumberedRequest = { ...request, id };
      // A failed send means that the process is ending: its end rejects the request.
      this.#child.send(numbered, () => undefined);
    });
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #settle(message: Exclude<Message, { kind: 'ready' }>): void {
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.kind === 'answer') pending?.resolve(message.records);
    else pending?.reject(new GraphError('FAILED', message.message));
  }
}

/** Below that of the server, which answers whoever asks whether it is alive while the engine works on all cores. */
function lowerPriority({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, Math.min(getPriority() + LOWER, LOWEST));
  } catch {
    // It has ended already, or nobody may do so here: then it is only slower to answer.
  }
}
