import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { isWebAddress } from '../ontology/url.js';

/**
 * What addresses begin with that stand in an answer: the address that the client came to, with a slash at its end.
 * @param of whose addresses these are, for the one who reads why there are none.
 * @throws GraphQLError BAD_REQUEST
 */
export function baseOf({ protocol, host }: FastifyRequest, of: 'records' | 'entries'): string {
  const base = `${protocol}://${host}/`;
  if (isWebAddress(base)) return base;
  throw new GraphQLError(`The header host is no name of a host: addresses of ${of} begin with it.`, {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}
