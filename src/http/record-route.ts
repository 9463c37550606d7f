import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import Negotiator from 'negotiator';
import { LoadingError, NotLoadedError, refusalFor } from '../api/errors.js';
import type { ErrorCode } from '../api/errors.js';
import { DATA_VERSION_HEADER } from '../api/loaded.js';
import type { Queue, Turn } from '../api/queue.js';
import { ExportReader } from '../export/export-reader.js';
import { ExportRefusal } from '../export/export-refusal.js';
import type { ExportedRecord } from '../export/exported-record.js';
import { RECORD_DOCUMENTS } from '../export/rdf/record-documents.js';
import type { RecordDocument } from '../export/rdf/record-documents.js';
import type { Graph } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import { isWebAddress } from '../ontology/url.js';
import { clientOf } from './client.js';
import { refuseError } from './refusal.js';

/** What answers `/id/…`. */
export interface RecordRoute {
  readonly ontology: Ontology;
  readonly graph: Graph;
  readonly queue: Queue;
  /** Told of each request that is refused, by code. */
  readonly onRefused: (code: string) => void;
}

const PATH = '/id/';
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
/** How often a record is read where each time a load comes between. */
const MOST_READS = 3;

/** Answers `/id/` and an id with the record in RDF, as the client takes it. */
export function serveRecords(app: FastifyInstance, { ontology, graph, queue, onRefused }: RecordRoute): void {
  app.get(`${PATH}*`, async (request, reply) => {
    try {
      const document = documentFor(request);
      const base = baseOf(request);
      const { '*': id } = request.params as { readonly '*': string };
      const turn = await queue.enter(clientOf(request.ip));
      try {
        const { record, dataVersion } = await recordOf(ontology, graph, turn, id);
        return await answer(request, reply, document, dataVersion, () => document.text(ontology, base, record));
      } finally {
        turn.leave();
      }
    } catch (error) {
      const refusal = error instanceof GraphQLError ? error : refusalFor(error);
      if (!refusal) throw error;
      onRefused(String(refusal.extensions['code']));
      void reply.header('vary', 'accept');
      refuseError(request, reply, refusal);
      return reply;
    }
  });
}

/** @throws GraphQLError BAD_REQUEST, with 406, where the client takes none. */
function documentFor({ headers }: FastifyRequest): RecordDocument {
  const types = RECORD_DOCUMENTS.map(({ type }) => type);
  const chosen = new Negotiator({ headers: { accept: headers.accept } }).mediaType(types);
  const document = RECORD_DOCUMENTS.find(({ type }) => type === chosen);
  if (document) return document;
  throw refusal(406, 'BAD_REQUEST', `A record is answered as ${types.join(' or ')}: name one of them in accept.`);
}

/** What the addresses of records begin with: the address that the client came to. @throws GraphQLError BAD_REQUEST */
function baseOf({ protocol, host }: FastifyRequest): string {
  const base = `${protocol}://${host}/`;
  if (isWebAddress(base)) return base;
  throw refusal(400, 'BAD_REQUEST', 'The header host is no name of a host: addresses of records begin with it.');
}

/** @throws GraphQLError NOT_FOUND; LoadingError, NotLoadedError, GraphError */
async function recordOf(
  ontology: Ontology,
  graph: Graph,
  { deadline, client }: Turn,
  id: string,
): Promise<{ readonly record: ExportedRecord; readonly dataVersion: string }> {
  const read: Graph['read'] = (statement, parameters) => graph.read(statement, parameters, deadline, client);
  for (let tried = 1; ; tried++) {
    try {
      const reader = await ExportReader.begin(ontology, { read });
      const found = await reader.record(id);
      if ('record' in found) return { record: found.record, dataVersion: reader.dataVersion };
      throw refusal(404, 'NOT_FOUND', found.sentence);
    } catch (error) {
      if (!(error instanceof ExportRefusal)) throw error;
      if (error.code === 'NOT_LOADED') throw new NotLoadedError(error.message);
      if (error.code === 'LOADING' || tried === MOST_READS) throw new LoadingError(error.message);
    }
  }
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { type }: RecordDocument,
  dataVersion: string,
  text: () => string,
): FastifyReply {
  const path = request.url.split('?', 1)[0] ?? '';
  const others = RECORD_DOCUMENTS.filter((document) => document.type !== type);
  const links = [
    `<${LICENCE}>; rel="license"`,
    '</schema.graphql>; rel="describedby"; type="text/plain"',
    ...others.map((document) => `<${path}>; rel="alternate"; type="${document.type}"`),
  ];
  const tag = `"${dataVersion}-${type.replace(/\W+/g, '-')}"`;
  void reply.headers({
    ...{ etag: tag, vary: 'accept', link: links.join(', '), [DATA_VERSION_HEADER]: dataVersion },
  });
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(tag) || known.includes('*')) return reply.code(304).send();
  return reply.type(`${type}; charset=utf-8`).send(text());
}

function refusal(status: number, code: ErrorCode, sentence: string): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code, http: { status } } });
}
