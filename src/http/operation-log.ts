import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyReply, FastifyRequest, onRequestHookHandler, onSendHookHandler } from 'fastify';
import type { ApiContext, Spent } from '../api/context.js';
import { refusalOf } from './refusal.js';

/** What is said of an operation: who asked, what came of it, and what it cost; never what was asked or answered. */
export interface OperationEntry {
  /** When it came, ISO 8601. */
  readonly time: string;
  /** The address of the client. */
  readonly client: string;
  /** Null where it has no name, or was refused before that was read. */
  readonly operation: string | null;
  /** `gone` where the client did not wait for the answer. */
  readonly outcome: 'ok' | 'partial' | 'failed' | 'gone';
  /** Null where there was no answer. */
  readonly status: number | null;
  /** Of the errors in the answer, each once. */
  readonly codes: readonly string[];
  /** From the head of the request to the end of the answer. */
  readonly milliseconds: number;
  readonly statements: number;
  readonly rows: number;
  /** Of the body of the answer as it was sent; null where there was none. */
  readonly bytes: number | null;
}

export interface OperationLog {
  /** Learns what comes of operations. */
  readonly plugin: ApolloServerPlugin<ApiContext>;
  /** For the route that takes operations. */
  readonly hooks: { readonly onRequest: onRequestHookHandler; readonly onSend: onSendHookHandler };
  /** Says to which request a context belongs. */
  readonly belongs: (request: FastifyRequest, context: ApiContext) => void;
}

interface Result {
  readonly operation: string | null;
  readonly outcome: 'ok' | 'partial' | 'failed';
  readonly codes: readonly string[];
}

/** Characters of a name that are kept: clients choose it. */
const NAME_LENGTH = 100;

/** A log of operations: one line of JSON for each, when its answer has been written. */
export function operationLog(write: (line: string) => void): OperationLog {
  // Apollo Server copies the context; what is spent stays the same object.
  const spendings = new WeakMap<FastifyRequest, Spent>();
  const results = new WeakMap<Spent, Result>();
  // Of what was refused before there was an operation.
  const early = new WeakMap<FastifyRequest, readonly string[]>();

  const resultOf = (request: FastifyRequest, reply: FastifyReply): Result | undefined => {
    // What the client has is still so, or it was led to the playground: nothing was run.
    if (reply.statusCode === 304 || reply.statusCode === 303) return { operation: null, outcome: 'ok', codes: [] };
    const spent = spendings.get(request);
    const known = spent && results.get(spent);
    if (known) return known;
    const refusal = refusalOf(request);
    const codes = refusal ? [refusal] : early.get(request);
    return codes && { operation: null, outcome: 'failed', codes };
  };

  const onRequest: onRequestHookHandler = (request, reply, done) => {
    const began = performance.now();
    const time = new Date().toISOString();
    // Nobody knows it any more when the connection has ended.
    const client = request.ip;
    reply.raw.once('close', () => {
      const result = resultOf(request, reply);
      const { rows = 0, statements = 0 } = spendings.get(request) ?? {};
      const milliseconds = Math.round((performance.now() - began) * 10) / 10;
      const { operation = null, codes = [] } = result ?? {};
      const outcome = result && isWritten(request, reply) ? result.outcome : 'gone';
      const { status, bytes } = answerOf(reply);
      const entry: OperationEntry = {
        ...{ time, client, operation, outcome, status, codes },
        ...{ milliseconds, statements, rows, bytes },
      };
      write(JSON.stringify(entry));
    });
    done();
  };

  const onSend: onSendHookHandler = (request, _reply, payload, done) => {
    // Later the plugin knows it, without reading the answer.
    const spent = spendings.get(request);
    const isKnown = spent !== undefined && results.has(spent);
    if (!isKnown && typeof payload === 'string') early.set(request, codesIn(payload));
    done();
  };

  const plugin: ApolloServerPlugin<ApiContext> = {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { body }, contextValue, operationName }) => {
        const { data, errors } = body.kind === 'single' ? body.singleResult : body.initialResult;
        results.set(contextValue.spent, {
          operation: operationName?.slice(0, NAME_LENGTH) ?? null,
          outcome: !errors ? 'ok' : data ? 'partial' : 'failed',
          codes: distinctCodes(errors ?? []),
        });
      },
    }),
  };

  return { plugin, hooks: { onRequest, onSend }, belongs: (request, { spent }) => void spendings.set(request, spent) };
}

/** Whether the answer went out as a whole; one whose request had not arrived ends with the connection. */
function isWritten(request: FastifyRequest, { raw }: FastifyReply): boolean {
  return raw.writableFinished || (refusalOf(request) !== undefined && raw.headersSent);
}

function answerOf(reply: FastifyReply): Pick<OperationEntry, 'status' | 'bytes'> {
  if (!reply.raw.headersSent) return { status: null, bytes: null };
  const length = Number(reply.getHeader('content-length'));
  return { status: reply.statusCode, bytes: Number.isNaN(length) ? null : length };
}

function codesIn(text: string): readonly string[] {
  const { errors = [] } = JSON.parse(text) as { errors?: readonly Coded[] };
  return distinctCodes(errors);
}

interface Coded {
  readonly extensions?: Readonly<Record<string, unknown>>;
}

function distinctCodes(errors: readonly Coded[]): readonly string[] {
  const codes = errors.map(({ extensions }) => extensions?.['code']);
  return [...new Set(codes.filter((code) => typeof code === 'string'))];
}
