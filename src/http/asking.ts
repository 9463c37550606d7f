import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Turn } from '../api/queue.js';
import type { Api } from '../api/server.js';
import type { AnswerPart } from '../page/labels.js';

/** What the API answers to a page of ours. */
export interface Answer {
  readonly data: AnswerPart;
  readonly dataVersion: string;
  readonly notices: readonly string[];
}

/**
 * Asks the API for what a page shows, in the turn of its request.
 * @param mayLack fields that are null where there is more of them than they hold, and of which a page then says so.
 * @throws GraphQLError where any other part could not be had: what is half there is not shown as if it were whole.
 */
export async function askApi(
  api: Api,
  turn: Turn,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  mayLack: readonly string[] = [],
): Promise<Answer> {
  const { result, status, headers, dataVersion } = await api.execute<AnswerPart>(
    { query, variables },
    api.contextFor(query, turn),
  );
  const { data, errors = [] } = result;
  const error = errors.find(({ path, extensions }) => {
    const field = path?.at(-1);
    return typeof field !== 'string' || !mayLack.includes(field) || extensions?.['code'] !== 'LIMIT_EXCEEDED';
  });
  if (error || !data || dataVersion === undefined) throw refusalFrom(error, status, headers.get('retry-after'));
  const notices = (result.extensions?.['notices'] ?? []) as readonly { readonly message: string }[];
  return { data, dataVersion, notices: notices.map(({ message }) => message) };
}

/** By code, where the API itself answers with 200. */
const STATUS: Readonly<Record<string, number>> = { LIMIT_EXCEEDED: 400, DEADLINE_EXCEEDED: 503 };
/** Seconds until what took too long may be tried again. */
const AGAIN = '5';

function refusalFrom(
  error: GraphQLFormattedError | undefined,
  status: number,
  retryAfter: string | undefined,
): GraphQLError {
  const code = (error?.extensions?.['code'] as string | undefined) ?? 'INTERNAL_SERVER_ERROR';
  const own = status < 400 ? (STATUS[code] ?? 500) : status;
  const pause = own === 503 ? (retryAfter ?? AGAIN) : undefined;
  const headers = new Map(pause === undefined ? [] : [['retry-after', pause]]);
  return new GraphQLError(error?.message ?? 'There is no answer.', {
    extensions: { code, http: { status: own, headers } },
  });
}
