import { ApolloServer, HeaderMap } from '@apollo/server';
import type { BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';

/**
 * A schema behind the same HTTP server as ours, with the same settings: Apollo Server on Fastify, and without the
 * plugin that looks at every field for cache hints.
 * @param contextOf makes what the resolvers of one operation share.
 */
export async function apolloApp(schema: GraphQLSchema, contextOf: () => BaseContext): Promise<FastifyInstance> {
  const server = new ApolloServer({
    schema,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
    includeStacktraceInErrorResponses: false,
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
  });
  await server.start();
  const app = Fastify();
  app.post('/graphql', async (request, reply) => {
    const { status, headers, body } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method, headers: headersOf(request), search: '', body: request.body },
      context: async () => contextOf(),
    });
    if (body.kind !== 'complete') throw new Error('An answer in parts, though nothing asks for one.');
    for (const [name, value] of headers) void reply.header(name, value);
    void reply.code(status ?? 200);
    return body.string;
  });
  return app;
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
