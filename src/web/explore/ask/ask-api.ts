/** What the API answered. */
export interface Answered<Data> {
  readonly data: Data;
  /** Sentences of the server that are no errors, such as a cap that was hit. */
  readonly notices: readonly string[];
  readonly dataVersion: string | undefined;
}

/** Says what went wrong in a sentence for the reader. */
export class AskError extends Error {
  /** Whether the same may be answered later: the server is away, or busy. */
  readonly mayPass: boolean;

  constructor(message: string, mayPass: boolean) {
    super(message);
    this.mayPass = mayPass;
  }
}

const AWAY = 'The server does not answer: it was stopped, or the connection is lost. What is shown stays.';
/** Milliseconds after which it is asked once more, where no server answers. */
const PAUSES = [500, 2_000];
const ACCEPT = 'application/graphql-response+json, application/json';
/** What a message begins with where it is about an argument: nobody who looks at a picture gave one. */
const FIELD = /^\w+\(\w+:\): /;
const BUSY = [429, 502, 503, 504];

/**
 * Asks the API of this server.
 * @throws AskError where there is no answer, or one with an error.
 */
export async function askApi<Data>(
  query: string,
  variables: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<Answered<Data>> {
  const response = await sent(JSON.stringify({ query, variables }), signal);
  let body: unknown;
  try {
    body = await response.json();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new AskError(`The server answered ${response.status} without JSON. Please try again.`, true);
  }
  const { data, errors, extensions } = body as {
    readonly data?: Data | null;
    readonly errors?: readonly { readonly message: string }[];
    readonly extensions?: { readonly notices?: readonly { readonly message: string }[] };
  };
  const [error] = errors ?? [];
  if (error || !data) {
    throw new AskError(
      error ? error.message.replace(FIELD, '') : 'The server answered nothing. Please try again.',
      BUSY.includes(response.status),
    );
  }
  return {
    data,
    notices: (extensions?.notices ?? []).map(({ message }) => message),
    dataVersion: response.headers.get('x-data-version') ?? undefined,
  };
}

async function sent(body: string, signal: AbortSignal | undefined): Promise<Response> {
  const headers = { accept: ACCEPT, 'content-type': 'application/json' };
  for (const pause of [...PAUSES, undefined]) {
    try {
      return await fetch('/graphql', { method: 'POST', headers, body, ...(signal && { signal }) });
    } catch (error) {
      if (signal?.aborted) throw error;
      if (pause !== undefined) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  throw new AskError(AWAY, true);
}
