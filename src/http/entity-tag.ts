import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Makes the tags of answers to GET. */
export interface AnswerTags {
  /**
   * The tag of the answer to a request, as long as there is no error and nothing was left out: a request that names it
   * is answered the same. It is weak, since what an answer cost is not the same every time.
   * @param dataVersion undefined for an answer that reads no data.
   */
  tag(request: FastifyRequest, dataVersion: string | undefined): string;
}

/**
 * Tags of all that an answer follows from: this server, the address, the form that is asked for, the data, and the day,
 * which stands in a citation.
 * @param identity says of the server what answers follow from, program and settings.
 */
export function answerTags(identity: string, today: () => string = day): AnswerTags {
  return {
    tag: ({ url, headers }, dataVersion) =>
      `W/"${digest([identity, url, headers.accept ?? '', dataVersion ?? '', today()])}"`,
  };
}

/** The tag of a text that is the same for everybody. */
export function textTag(text: string): string {
  return `W/"${digest([text])}"`;
}

/** Whether a request says that the client has what the tag is of. `*` is for those who write. */
export function isKnown({ headers }: FastifyRequest, tag: string): boolean {
  return knownTags(headers['if-none-match']).includes(opaque(tag));
}

/** Answers that what the client has is still so. */
export function unchanged(reply: FastifyReply, tag: string): FastifyReply {
  return reply.code(304).header('etag', tag).send();
}

function knownTags(header: string | undefined): readonly string[] {
  return (header ?? '').split(',').map((one) => opaque(one.trim()));
}

/** Weak or not, a tag is compared by what stands in quotes. */
function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}

/** As a list, so that no two lists of texts are one text. */
function digest(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 27);
}

function day(): string {
  return new Date().toISOString().slice(0, 10);
}
