import type { FastifyReply } from 'fastify';
import type { GraphQLError } from 'graphql';
import { framed } from '../page/frame.js';
import { noSuchAddressPage } from '../page/no-such-address.js';
import type { Address } from '../page/no-such-address.js';
import { NoSuchRecord } from '../page/no-such-record.js';
import { NotOnThatDay } from '../page/not-on-that-day.js';
import { missPage, notOnThatDayPage, refusalPage } from '../page/other-pages.js';
import type { Page } from '../page/record-page.js';
import { RefusedWithWays } from '../page/refused-with-ways.js';
import { PLAIN_POLICY } from './headers.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'This cannot be answered',
  404: 'There is no such page',
  503: 'Not at the moment',
};

/** Refuses a reader, who is best answered by a page. @param frame what pages are put into. */
export function refuseWithPage(reply: FastifyReply, refusal: GraphQLError, frame: string): FastifyReply {
  const { message, extensions } = refusal;
  const { status = 400, headers = new Map<string, string>() } = (extensions['http'] ?? {}) as {
    readonly status?: number;
    readonly headers?: ReadonlyMap<string, string>;
  };
  for (const [name, value] of headers) void reply.header(name, value);
  const title = TITLES[status] ?? 'Something went wrong';
  const ways = refusal instanceof RefusedWithWays ? refusal.ways : [];
  const page = pageOf(refusal) ?? refusalPage(title, message, headers.get('retry-after'), ways);
  return send(reply, status, page, frame);
}

/** Tells a reader that there is nothing at a path, and where one can go. @param frame what pages are put into. */
export function refuseAddressWithPage(
  reply: FastifyReply,
  path: string,
  addresses: readonly Address[],
  frame: string,
): FastifyReply {
  return send(reply, 404, noSuchAddressPage(path, addresses), frame);
}

function send(reply: FastifyReply, status: number, page: Page, frame: string): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', PLAIN_POLICY)
    .type('text/html; charset=utf-8')
    .send(framed(frame, page));
}

function pageOf(refusal: GraphQLError): Page | undefined {
  if (refusal instanceof NoSuchRecord) return missPage(refusal.message, refusal.near);
  return refusal instanceof NotOnThatDay ? notOnThatDayPage(refusal) : undefined;
}
