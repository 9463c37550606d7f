import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders, RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What is sent, where it is not what everybody sends. */
export interface Sending {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Somebody who asks from an address of their own: all of 127.0.0.0/8 is this machine. */
export interface Asker {
  send(sending: Sending): Promise<Answered>;
  get(path: string): Promise<Answered>;
  post(body: string): Promise<Answered>;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answered>;
  close(): void;
}

/** For who asks for so long that it is no answer any more, in milliseconds. */
const PATIENCE_MS = 120_000;

/** @param address of the one who asks, such as 127.0.0.2. */
export function asker(url: string, address: string): Asker {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 });
  const send = ({ path = '/graphql', body, method, headers }: Sending): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const json = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body ?? '')) };
      const options: RequestOptions = {
        agent,
        localAddress: address,
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: { ...(body !== undefined && json), ...headers },
      };
      const sent = request(`${url}${path}`, options);
      sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error(`No answer within ${PATIENCE_MS / 1000} seconds`)));
      sent.on('error', reject);
      sent.on('response', (response) => {
        const { statusCode: status = 0, headers: given } = response;
        text(response).then((read) => resolve({ status, headers: given, body: read }), reject);
      });
      sent.end(body);
    });
  const post = (body: string): Promise<Answered> => send({ body });
  return {
    send,
    get: (path) => send({ path }),
    post,
    ask: (query, variables) => post(JSON.stringify({ query, variables })),
    close: () => agent.destroy(),
  };
}

/** What came of a request: its code where it was refused, else its status. */
export function outcome({ status, body }: Pick<Answered, 'status' | 'body'>): string {
  try {
    const { errors } = JSON.parse(body) as { errors?: readonly { extensions?: { code?: string } }[] };
    return errors?.[0]?.extensions?.code ?? String(status);
  } catch {
    return `${status}, and no JSON`;
  }
}
