import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DATA_VERSION_HEADER } from '../api/loaded.js';
import { OUR_LICENCE } from '../export/publication.js';
import { framed } from '../page/frame.js';
import { recordPath } from '../page/labels.js';
import { baseOf } from './address-base.js';
import { clientOf } from './client.js';
import { isKnown } from './entity-tag.js';
import { NOT_BUILT } from './pages.js';
import { addressOf, answerRecord } from './record-answers.js';
import type { RecordAnswer, RecordSource } from './record-answers.js';
import { RECORD_FORMS, recordDays, recordForm, takesPages } from './record-form.js';
import type { RecordForm } from './record-form.js';
import { refuseRequest } from './refuse-request.js';
import { addVary } from './vary.js';

/** What answers `/id/…`. */
export interface RecordRoute extends RecordSource {
  /** What pages are put into; undefined where the pages are not built. */
  readonly frame: string | undefined;
  /** Told of each request that is refused, by code. */
  readonly onRefused: (code: string) => void;
}

const PATH = '/id/';
/** Why an id was withdrawn whose record is here under another one. */
const RENAMED = 'RENAMED';

/** Answers `/id/` and an id with the record, in the form that the address says, or else the client takes. */
export function serveRecords(app: FastifyInstance, route: RecordRoute): void {
  const { api, frame, onRefused } = route;
  app.get(`${PATH}*`, async (request, reply) => {
    addVary(reply, 'accept');
    let form: RecordForm | undefined;
    try {
      const parameters = new URLSearchParams(searchOf(request.url));
      form = recordForm(request.headers.accept, parameters);
      const days = recordDays(form, parameters);
      if (form.kind === 'page' && frame === undefined) {
        return await reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
      }
      const base = baseOf(request, 'records');
      const { '*': id } = request.params as { readonly '*': string };
      const turn = await api.queue.enter(clientOf(request.ip));
      try {
        return await send(request, reply, form, await answerRecord(route, { id, base, turn, days }, form), {
          frame,
          address: addressOf({ base, id }),
        });
      } finally {
        turn.leave();
      }
    } catch (error) {
      const isForReader = form ? form.kind === 'page' : takesPages(request.headers.accept);
      return refuseRequest(request, reply, error, { frame, onRefused, isForReader });
    }
  });
}

interface Sending {
  readonly frame: string | undefined;
  /** The whole address of the record. */
  readonly address: string;
}

/**
 * A record that is there with 200. One that was withdrawn with 410, whose text says why and what came in its place; one
 * that was renamed, which is the same thing under another id, leads there with 301.
 */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  form: RecordForm,
  { dataVersion, content, tag: inner, withdrawal, fileName }: RecordAnswer,
  { frame = '', address }: Sending,
): FastifyReply {
  // Weak: the same text is sent in several encodings.
  const tag = `W/"${inner}"`;
  const successor = withdrawal?.successor;
  void reply.headers({
    ...{ etag: tag, link: linksOf(request, form, address, successor), [DATA_VERSION_HEADER]: dataVersion },
    ...(fileName !== undefined && { 'content-disposition': `attachment; filename="${fileName}"` }),
  });
  if (withdrawal) {
    const isRenamed = withdrawal.reason === RENAMED && successor !== undefined;
    if (isRenamed) void reply.header('location', recordPath(successor) + searchOf(request.url));
    void reply.code(isRenamed ? 301 : 410);
  } else if (isKnown(request, tag)) {
    return reply.code(304).send();
  }
  const text = 'page' in content ? framed(frame, content.page) : content.text;
  return reply.type(`${form.type}; charset=utf-8`).send(text);
}

function linksOf(request: FastifyRequest, form: RecordForm, address: string, successor: string | undefined): string {
  const path = request.url.split('?', 1)[0] ?? '';
  const others = RECORD_FORMS.filter(({ type }) => type !== form.type);
  const links = [
    `<${OUR_LICENCE.address}>; rel="license"`,
    '</schema.graphql>; rel="describedby"; type="text/plain"',
    `<${address}>; rel="cite-as"`,
    ...(successor === undefined ? [] : [`<${recordPath(successor)}>; rel="successor-version"`]),
    ...others.map(({ name, type }) => `<${path}?format=${name}>; rel="alternate"; type="${type}"`),
  ];
  return links.join(', ');
}

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}
