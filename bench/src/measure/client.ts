import { Agent, request } from 'node:http';

/** An answer as it came, and how long it took to come. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

/** No answer in time. */
export class TimedOut extends Error {
  constructor(readonly milliseconds: number) {
    super(`No answer came within ${Math.round(milliseconds / 1000)} s.`);
  }
}

/** One client: one connection that stays open. */
export interface Client {
  /** @throws TimedOut; Error where the connection fails. */
  post(url: string, body: string, timeout: number): Promise<Answer>;
  close(): void;
}

/**
 * Opens a client.
 * @param place from 0 on: clients of different places have different addresses where the system allows it, so that a
 * server that gives each client its turn can tell them apart.
 */
export function openClient(place = 0): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const localAddress = process.platform === 'linux' ? `127.0.0.${2 + place}` : undefined;
  return {
    close: () => agent.destroy(),
    post: (url, body, timeout) =>
      new Promise((resolve, reject) => {
        const started = performance.now();
        const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
        const sent = request(
          url,
          { method: 'POST', agent, headers, ...(localAddress && { localAddress }) },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => {
              const milliseconds = performance.now() - started;
              clearTimeout(timer);
              resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8'), milliseconds });
            });
          },
        );
        const timer = setTimeout(() => sent.destroy(new TimedOut(timeout)), timeout);
        sent.on('error', (error) => {
          clearTimeout(timer);
          reject(error);
        });
        sent.end(body);
      }),
  };
}

/** Whether an answer is one: what failed says so before its data. */
export function failed({ status, text }: Answer): boolean {
  return status !== 200 || text.includes('"errors":[');
}

/** Why an answer is none, as its server says it. */
export function reasonOf({ status, text }: Answer): { readonly code: string; readonly message: string } {
  try {
    const body = JSON.parse(text) as {
      errors?: readonly { message?: string; extensions?: { code?: string } }[];
      message?: string;
    };
    const [first] = body.errors ?? [];
    return { code: first?.extensions?.code ?? `HTTP ${status}`, message: first?.message ?? body.message ?? '' };
  } catch {
    return { code: `HTTP ${status}`, message: text.slice(0, 200) };
  }
}
