import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { DATA_VERSION_HEADER } from '../api/loaded.js';
import type { Api } from '../api/server.js';
import { GEXF_ROUTE } from '../arrangement/view-code.js';
import { OUR_LICENCE } from '../export/publication.js';
import { baseOf } from './address-base.js';
import { clientOf } from './client.js';
import { unchanged } from './entity-tag.js';
import type { AnswerTags } from './entity-tag.js';
import { answerGexf } from './gexf-answer.js';
import { knownVersion } from './known-version.js';
import { takesPages } from './record-form.js';
import { refuseRequest } from './refuse-request.js';
import { addVary } from './vary.js';

/** What answers `/explore/view/….gexf`. */
export interface GexfRoute {
  readonly api: Api;
  /** What pages are put into; undefined where the pages are not built. */
  readonly frame: string | undefined;
  readonly tags: AnswerTags;
  /** Told of each request that is refused, by code. */
  readonly onRefused: (code: string) => void;
}

/** Answers a view of the explorer as GEXF, for programs that open a graph by its address. */
export function serveGexf(app: FastifyInstance, route: GexfRoute): void {
  const { frame, onRefused } = route;
  app.get(GEXF_ROUTE, async (request, reply) => {
    addVary(reply, 'accept');
    try {
      return await answer(request, reply, route);
    } catch (error) {
      return refuseRequest(request, reply, error, {
        frame,
        onRefused,
        isForReader: takesPages(request.headers.accept),
      });
    }
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply, { api, tags }: GexfRoute): Promise<FastifyReply> {
  const origin = baseOf(request, 'records').replace(/\/$/, '');
  const [, given] = request.url.split('?', 2);
  if (given !== undefined && given !== '') throw badRequest(given);
  const { '*': name } = request.params as { readonly '*': string };
  const turn = await api.queue.enter(clientOf(request.ip));
  try {
    const known = await knownVersion(request, { api, tags }, turn);
    if (known !== undefined) {
      void reply.header(DATA_VERSION_HEADER, known);
      return await unchanged(reply, tags.tag(request, known));
    }
    const { file, dataVersion } = await answerGexf(api, { name, origin, turn, day: new Date() });
    return await reply
      .headers({
        etag: tags.tag(request, dataVersion),
        link: `<${OUR_LICENCE.address}>; rel="license"`,
        [DATA_VERSION_HEADER]: dataVersion,
        'content-disposition': `attachment; filename="${file.name}"`,
      })
      .type(`${file.type}; charset=utf-8`)
      .send(file.text);
  } finally {
    turn.leave();
  }
}

function badRequest(given: string): GraphQLError {
  const sentence = `/explore/view/{code}.gexf takes nothing behind a "?", and ${JSON.stringify(given.slice(0, 40))} was given.`;
  return new GraphQLError(sentence, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}
