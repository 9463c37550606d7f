import type { FastifyReply } from 'fastify';

/** Says of an answer that it is another one where this header of the request is; each header once. */
export function addVary(reply: FastifyReply, header: string): void {
  const given = reply.getHeader('vary');
  const names = given === undefined ? [] : String(given).split(/\s*,\s*/);
  if (!names.includes(header)) void reply.header('vary', [...names, header].join(', '));
}
