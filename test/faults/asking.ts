import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** Somebody who asks from an address of their own: all of 127.0.0.0/8 is this machine. */
export interface Asker {
  /** Sends a body of JSON where there is one. */
  send(
    path: string,
    sent?: { readonly body?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Answered>;
  get(path: string): Promise<Answered>;
  post(body: string): Promise<Answered>;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answered>;
  close(): void;
}

/** @param address of the one who asks, such as 127.0.0.2. */
export function asker(url: string, address: string): Asker {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 });
  const send: Asker['send'] = (path, { body, headers } = {}) =>
    new Promise((resolve, reject) => {
      const sent = request(`${url}${path}`, {
        agent,
        localAddress: address,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...headers,
        },
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        text(response).then(
          (read) => resolve({ status: response.statusCode ?? 0, body: read, headers: response.headers }),
          reject,
        );
      });
      sent.end(body);
    });
  return {
    send,
    get: (path) => send(path),
    post: (body) => send('/graphql', { body }),
    ask: (query, variables) => send('/graphql', { body: JSON.stringify({ query, variables }) }),
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
