import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { DATA_VERSION_HEADER } from '../api/loaded.js';
import { OUR_LICENCE } from '../export/publication.js';
import { framed } from '../page/frame.js';
import { nearest } from '../table/table-error.js';
import { indexPage } from '../views/index-page.js';
import type { View } from '../views/view-type.js';
import { VIEWS } from '../views/views.js';
import { baseOf } from './address-base.js';
import { clientOf } from './client.js';
import { isKnown, textTag, unchanged } from './entity-tag.js';
import type { AnswerTags } from './entity-tag.js';
import { knownVersion } from './known-version.js';
import { NOT_BUILT } from './pages.js';
import { takesPages } from './record-form.js';
import { refuseRequest } from './refuse-request.js';
import { addVary } from './vary.js';
import { VIEW_FORMS, answerView } from './view-answers.js';
import type { ViewAnswer, ViewForm, ViewSource } from './view-answers.js';

/** What answers `/view/…`. */
export interface ViewRoute extends ViewSource {
  /** What pages are put into; undefined where the pages are not built. */
  readonly frame: string | undefined;
  readonly tags: AnswerTags;
  /** Told of each request that is refused, by code. */
  readonly onRefused: (code: string) => void;
}

const PATH = '/view/';
/** Why an id was withdrawn whose record is here under another one. */
const RENAMED = 'RENAMED';

/** Answers `/view/` and the name of a view with its page, and with `.csv` or `.json` behind it with its data. */
export function serveViews(app: FastifyInstance, route: ViewRoute): void {
  const { frame, onRefused } = route;
  app.get(PATH, (request, reply) => {
    if (frame === undefined) return notBuilt(reply);
    const text = framed(frame, indexPage());
    const tag = textTag(text);
    if (isKnown(request, tag)) return unchanged(reply, tag);
    return reply.header('etag', tag).type('text/html; charset=utf-8').send(text);
  });
  app.get(`${PATH}:name`, async (request, reply) => {
    addVary(reply, 'accept');
    try {
      const { view, form } = named((request.params as { readonly name: string }).name);
      if (form === 'html' && frame === undefined) return await notBuilt(reply);
      return await answer(request, reply, route, view, form);
    } catch (error) {
      return refuseRequest(request, reply, error, {
        frame,
        onRefused,
        isForReader: takesPages(request.headers.accept),
      });
    }
  });
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  route: ViewRoute,
  view: View,
  form: ViewForm,
): Promise<FastifyReply> {
  const { api, tags } = route;
  const base = baseOf(request, 'records');
  const search = new URLSearchParams(searchOf(request.url));
  const turn = await api.queue.enter(clientOf(request.ip));
  try {
    const known = await knownVersion(request, route, turn);
    if (known !== undefined) {
      void reply.header(DATA_VERSION_HEADER, known);
      return await unchanged(reply, tags.tag(request, known));
    }
    const day = new Date().toISOString().slice(0, 10);
    const before = tags.tag(request, undefined);
    const found = await answerView(route, { view, form, search, base, turn, day });
    // None where a day began meanwhile: the page says which day it is of.
    const tag = tags.tag(request, undefined) === before ? tags.tag(request, found.dataVersion) : undefined;
    return await send(reply, route, found, tag);
  } finally {
    turn.leave();
  }
}

function send(
  reply: FastifyReply,
  { frame = '' }: ViewRoute,
  found: ViewAnswer,
  tag: string | undefined,
): FastifyReply {
  const { dataVersion, content, withdrawn, nextPath, endCursor } = found;
  const links = [
    `<${OUR_LICENCE.address}>; rel="license"`,
    ...(nextPath === undefined ? [] : [`<${nextPath}>; rel="next"`]),
    ...(withdrawn?.successorPath === undefined ? [] : [`<${withdrawn.successorPath}>; rel="successor-version"`]),
  ];
  void reply.headers({ link: links.join(', '), [DATA_VERSION_HEADER]: dataVersion });
  if (withdrawn) {
    const isRenamed = withdrawn.reason === RENAMED && withdrawn.successorPath !== undefined;
    if (isRenamed) void reply.header('location', withdrawn.successorPath);
    void reply.code(isRenamed ? 301 : 410);
  } else if (tag !== undefined) {
    void reply.header('etag', tag);
  }
  if ('page' in content) return reply.type('text/html; charset=utf-8').send(framed(frame, content.page));
  return reply
    .headers({
      'content-disposition': `attachment; filename="${content.fileName}"`,
      'x-table-rows': String(content.rows),
      'x-has-next-page': String(endCursor !== undefined),
      ...(endCursor !== undefined && { 'x-end-cursor': encodeURIComponent(endCursor) }),
    })
    .type(content.type)
    .send(content.bytes);
}

/** @throws GraphQLError NOT_FOUND */
function named(text: string): { readonly view: View; readonly form: ViewForm } {
  const dot = text.lastIndexOf('.');
  const [name, ending] = dot === -1 ? [text, 'html'] : [text.slice(0, dot), text.slice(dot + 1)];
  const view = VIEWS.find((one) => one.name === name);
  const form = dot === -1 ? 'html' : VIEW_FORMS.find((one) => one !== 'html' && one === ending);
  if (view && form) return { view, form };
  const names = VIEWS.map((one) => one.name);
  const sentence = view
    ? `There is no ${JSON.stringify(`.${ending}`)} of /view/${name}: there is .csv and .json, and the page without either.`
    : `There is no view ${JSON.stringify(name)}.${nearest(name, names)} There is ${names.join(', ')}.`;
  throw new GraphQLError(sentence, { extensions: { code: 'NOT_FOUND', http: { status: 404 } } });
}

function notBuilt(reply: FastifyReply): FastifyReply {
  return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
}

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : (url.slice(start).split('#', 1)[0] ?? '');
}
