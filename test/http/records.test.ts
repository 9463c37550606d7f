import jsonld from 'jsonld';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GraphError } from '../../src/graph/graph.js';
import type { Graph } from '../../src/graph/graph.js';
import { load } from '../../src/load/load.js';
import { expectedRecords } from '../export/exported.js';
import { engines } from '../support/engines.js';
import { fictional } from '../support/seeded.js';
import { fakeGraph, raw, served } from './served.js';
import type { Served } from './served.js';

const { ontology, records } = await fictional();

describe.each(engines())('GET /id/, on $name', ({ open }) => {
  let server: Served;
  let dataVersion: string;
  beforeAll(async () => {
    const graph: Graph = await open();
    ({ dataVersion } = await load(graph, ontology, records));
    server = await served({ graph });
  });
  afterAll(() => server.close());

  const ask = (id: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/id/${id}`, { headers, redirect: 'manual' });

  test('answers JSON-LD to who takes anything, and says what it is', async () => {
    const response = await ask('XNL');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/ld+json; charset=utf-8',
      vary: 'accept, accept-encoding',
      etag: `W/"${dataVersion}-application-ld-json"`,
      'x-data-version': dataVersion,
      link:
        '<https://creativecommons.org/licenses/by/4.0/>; rel="license", ' +
        `</schema.graphql>; rel="describedby"; type="text/plain", <${server.url}/id/XNL>; rel="cite-as", ` +
        '</id/XNL?format=turtle>; rel="alternate"; type="text/turtle", ' +
        '</id/XNL?format=bibtex>; rel="alternate"; type="application/x-bibtex", ' +
        '</id/XNL?format=ris>; rel="alternate"; type="application/x-research-info-systems", ' +
        '</id/XNL?format=csl>; rel="alternate"; type="application/vnd.citationstyles.csl+json", ' +
        '</id/XNL?format=html>; rel="alternate"; type="text/html"',
    });
    const { '@graph': nodes } = (await response.json()) as { '@graph': Record<string, unknown>[] };
    expect(nodes[0]).toMatchObject({ '@id': 'rgid:XNL', id: 'XNL', name: 'Northland' });
  });

  test('says the same of every record in Turtle, under addresses that it answers', { timeout: 120_000 }, async () => {
    for (const { id } of expectedRecords(ontology, records)) {
      const turtle = new Parser().parse(await (await ask(id, { accept: 'text/turtle' })).text());
      const document: unknown = await (await ask(id, { accept: 'application/ld+json' })).json();
      const quads = await jsonld.toRDF(document, {
        documentLoader: () => Promise.reject(new Error('Nothing is asked for')),
      });
      const lines = (all: typeof quads): string[] =>
        all.map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`).sort();
      expect(lines(quads)).toEqual(lines(turtle));
      expect(turtle[0]?.subject.value).toBe(`${server.url}/id/${id}`);
    }
  });

  test.each([
    ['text/turtle', 'text/turtle; charset=utf-8'],
    ['text/turtle;q=0.5, application/ld+json;q=0.4', 'text/turtle; charset=utf-8'],
    ['image/png, */*;q=0.1', 'application/ld+json; charset=utf-8'],
    ['application/x-bibtex', 'application/x-bibtex; charset=utf-8'],
    ['application/x-research-info-systems', 'application/x-research-info-systems; charset=utf-8'],
    ['application/vnd.citationstyles.csl+json', 'application/vnd.citationstyles.csl+json; charset=utf-8'],
    ['text/*', 'text/turtle; charset=utf-8'],
  ])('takes %s', async (accept, type) => {
    expect((await ask('XNL', { accept })).headers.get('content-type')).toBe(type);
  });

  test('answers 304 to who has it, of this form only', async () => {
    const etag = (await ask('XNL', { accept: 'text/turtle' })).headers.get('etag') ?? '';
    const same = await ask('XNL', { accept: 'text/turtle', 'if-none-match': `"other", ${etag}` });
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await ask('XNL', { 'if-none-match': etag })).status).toBe(200);
  });

  test.each([
    ['XNM', 404, 'NOT_FOUND', 'No node has the id "XNM"; the nearest is "XNL".'],
    ['', 404, 'NOT_FOUND', 'No node has the id "", and none is near. Look for it by its words, with search(query:).'],
    [
      `${'x'.repeat(90)}%22%0A`,
      404,
      'NOT_FOUND',
      `No node has the id "${'x'.repeat(80)}…", and none is near. Look for it by its words, with search(query:).`,
    ],
  ])('%s is not there', async (id, status, code, message) => {
    const response = await ask(id);
    expect([response.status, await response.json()]).toEqual([status, { errors: [{ message, extensions: { code } }] }]);
  });

  test('says what it has to who takes neither', async () => {
    const response = await ask('XNL', { accept: 'application/rdf+xml' });
    expect([response.status, await response.json()]).toEqual([
      406,
      {
        errors: [
          {
            message:
              'A record is answered as application/ld+json or text/turtle or application/x-bibtex or application/x-research-info-systems or application/vnd.citationstyles.csl+json or text/html: name one of them in accept.',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      },
    ]);
  });

  test('takes no host that is none', async () => {
    const answer = await raw(server.url, 'GET /id/XNL HTTP/1.1\nhost: a"b\nconnection: close\n\n');
    expect(answer).toContain('400 Bad Request');
  });
});

test('says that the database is lost', async () => {
  const server = await served({ graph: fakeGraph(() => Promise.reject(new GraphError('UNREACHABLE', 'at 10.0.0.1'))) });
  const response = await fetch(`${server.url}/id/XNL`);
  expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
    503,
    '5',
    {
      errors: [
        {
          message: 'The database cannot be reached at the moment. Ask again in a few seconds.',
          extensions: { code: 'DATABASE_UNAVAILABLE' },
        },
      ],
    },
  ]);
  await server.close();
});
