import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { refusalFor } from '../api/errors.js';
import type { ErrorCode } from '../api/errors.js';
import { DATA_VERSION_HEADER } from '../api/loaded.js';
import type { Api } from '../api/server.js';
import { atomFeed } from '../feed/atom.js';
import type { ChangesFeed, FeedChange } from '../feed/changes-feed.js';
import { jsonFeed } from '../feed/json-feed.js';
import { baseOf } from './address-base.js';
import { clientOf } from './client.js';
import { isKnown } from './entity-tag.js';
import { refuseError } from './refusal.js';

/** What answers `/changes.atom` and `/changes.json`. */
export interface FeedRoute {
  readonly api: Api;
  /** Told of each request that is refused, by code. */
  readonly onRefused: (code: string) => void;
}

interface FeedFormat {
  readonly path: string;
  readonly type: string;
  readonly text: (feed: ChangesFeed) => string;
}

const FORMATS: readonly FeedFormat[] = [
  { path: '/changes.atom', type: 'application/atom+xml', text: atomFeed },
  { path: '/changes.json', type: 'application/feed+json', text: jsonFeed },
];

/** The addresses of feeds. */
export const FEEDS: readonly string[] = FORMATS.map(({ path }) => path);

/** Entries of a page. */
const ENTRIES = 50;
/** What an address may say of a feed: `types` several times, or with commas. */
const PARAMETERS = ['since', 'about', 'types', 'after'] as const;

const QUERY = `query Feed($since: String, $types: [AnyTypeName!], $about: ID, $after: String) {
  changes(since: $since, types: $types, about: $about, released: true, first: ${ENTRIES}, after: $after) {
    releases { date }
    pageInfo { hasNextPage endCursor }
    edges {
      node { kind record type release date dataVersion fields { field old new } }
      now { ... on Entity { name } ... on Claim { statement } ... on Conflict { question } ... on Withdrawn { note } }
    }
  }
}`;

interface Answered {
  readonly changes: {
    readonly releases: readonly { readonly date: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: FeedChange; readonly now: Now | null }[];
  } | null;
}

interface Now {
  readonly name?: string | null;
  readonly statement?: string;
  readonly question?: string;
  readonly note?: string | null;
}

/** Answers what releases changed as a feed, a page at a time; what is in no release has no day, and is no entry. */
export function serveFeeds(app: FastifyInstance, { api, onRefused }: FeedRoute): void {
  for (const format of FORMATS) {
    app.get(format.path, async (request, reply) => {
      try {
        const base = baseOf(request, 'entries');
        const asked = askedIn(request);
        const turn = await api.queue.enter(clientOf(request.ip));
        try {
          const context = api.contextFor(QUERY, turn);
          const variables = variablesOf(asked);
          const { result, dataVersion, status, headers } = await api.execute<Answered>(
            { query: QUERY, variables },
            context,
          );
          const [error] = result.errors ?? [];
          if (error) throw asRefusal(error, status, headers.get('retry-after'));
          const feed = feedOf(base, format.path, asked, result.data);
          link(reply, format, asked);
          return await send(request, reply, format, dataVersion ?? '', feed);
        } finally {
          turn.leave();
        }
      } catch (error) {
        const refused = error instanceof GraphQLError ? error : refusalFor(error);
        if (!refused) throw error;
        onRefused(String(refused.extensions['code']));
        refuseError(request, reply, refused);
        return reply;
      }
    });
  }
}

/** What the address asks for. @throws GraphQLError BAD_REQUEST for what it cannot ask for. */
function askedIn({ url }: FastifyRequest): URLSearchParams {
  const asked = new URLSearchParams(url.split('?', 2)[1] ?? '');
  const known: readonly string[] = PARAMETERS;
  for (const name of asked.keys()) {
    if (known.includes(name)) continue;
    const quoted = JSON.stringify(name.slice(0, 40));
    throw refusal(400, 'BAD_REQUEST', `A feed takes ${PARAMETERS.join(', ')} in its address, and ${quoted} was given.`);
  }
  return asked;
}

function variablesOf(asked: URLSearchParams): Record<string, unknown> {
  const types = asked
    .getAll('types')
    .flatMap((names) => names.split(','))
    .filter((name) => name !== '');
  const texts = ['since', 'about', 'after'].flatMap((name) => {
    const value = asked.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(texts), ...(types.length > 0 && { types }) };
}

/** @throws GraphQLError NOT_FOUND where there are no releases. */
function feedOf(base: string, path: string, asked: URLSearchParams, data: Answered | null | undefined): ChangesFeed {
  const [newest] = data?.changes?.releases ?? [];
  if (!data?.changes || !newest) {
    throw refusal(404, 'NOT_FOUND', 'There is no feed: no release of this data says what it changed.');
  }
  const { pageInfo, edges } = data.changes;
  const address = (after: string | null): string => {
    const parameters = new URLSearchParams(asked);
    parameters.delete('after');
    if (after !== null) parameters.set('after', after);
    return `${base.slice(0, -1)}${pathWith(path, parameters)}`;
  };
  const about = [asked.get('about'), ...asked.getAll('types')].filter((one) => one !== null);
  return {
    base,
    self: address(asked.get('after')),
    first: address(null),
    next: pageInfo.hasNextPage ? address(pageInfo.endCursor) : undefined,
    title: about.length === 0 ? 'rights-graph: what changed' : `rights-graph: what changed (${about.join(', ')})`,
    updated: newest.date,
    entries: edges.map(({ node, now }) => ({ change: node, now: wordsOf(now) })),
  };
}

function pathWith(path: string, parameters: URLSearchParams): string {
  const search = parameters.toString();
  return search === '' ? path : `${path}?${search}`;
}

function wordsOf(now: Now | null): string | undefined {
  const { name, statement, question, note } = now ?? {};
  return name ?? statement ?? question ?? note ?? undefined;
}

/** Says where the same page is in the other formats. */
function link(reply: FastifyReply, { path }: FeedFormat, asked: URLSearchParams): void {
  const others = FORMATS.filter((one) => one.path !== path);
  const links = others.map((one) => `<${pathWith(one.path, asked)}>; rel="alternate"; type="${one.type}"`);
  void reply.header('link', links.join(', '));
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { path, type, text }: FeedFormat,
  dataVersion: string,
  feed: ChangesFeed,
): FastifyReply {
  // Weak: the same text is sent in several encodings.
  const tag = `W/"${dataVersion}-${path.replace(/\W+/g, '-').slice(1)}"`;
  void reply.headers({ etag: tag, [DATA_VERSION_HEADER]: dataVersion });
  if (isKnown(request, tag)) return reply.code(304).send();
  return reply.type(`${type}; charset=utf-8`).send(text(feed));
}

/** @param retryAfter the header, where it is worth asking again. */
function asRefusal({ message, extensions }: GraphQLFormattedError, status: number, retryAfter?: string): GraphQLError {
  const headers = new Map(retryAfter === undefined ? [] : [['retry-after', retryAfter]]);
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: Math.max(status, 400), headers } } });
}

function refusal(status: number, code: ErrorCode, sentence: string): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code, http: { status } } });
}
