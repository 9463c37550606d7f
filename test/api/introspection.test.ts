import type { ApolloServerPlugin } from '@apollo/server';
import { executeSync, getIntrospectionQuery, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiContext } from '../../src/api/context.js';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { startApi } from '../../src/api/server.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { Graph } from '../../src/graph/graph.js';
import { apiOver } from '../support/api.js';
import type { ApiUnderTest } from '../support/api.js';
import { fictional, loaded } from '../support/seeded.js';

describe('introspection', () => {
  let graph: Graph;
  let api: ApiUnderTest;
  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = await loaded(await openEmbedded(), ontology, records);
    api = await apiOver(ontology, graph);
  });
  afterAll(async () => {
    await api.stop();
    await graph.close();
  });

  it('answers what tools ask for, whatever they ask beside it', async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    const first = await api.ask(query);
    expect(first.errors).toBeUndefined();
    expect(await api.ask(query)).toEqual(first);
  });

  it('keeps answers by text and variables', async () => {
    const query = 'query ($name: String!) { __type(name: $name) { name } }';
    for (const name of ['Law', 'Claim', 'Law', 'Nothing']) {
      const type = name === 'Nothing' ? null : { name };
      expect(await api.ask(query, { name })).toEqual({ data: { __type: type } });
    }
  });

  it('is made once, in parts that together are the whole; what asks for no schema takes no place of it', async () => {
    const { ontology } = await fictional();
    const made: unknown[] = [];
    const watching: ApolloServerPlugin<ApiContext> = {
      requestDidStart: async () => ({
        willSendResponse: async ({ response: { body } }) => {
          if (body.kind === 'single') made.push(body.singleResult.data);
        },
      }),
    };
    const limits = DEFAULT_LIMITS;
    const own = await startApi({ ontology, graph, limits, log: () => undefined, plugins: [watching] });
    const query = getIntrospectionQuery();
    const { data } = await own.answer({ query });
    expect(data).toEqual(executeSync({ schema: own.schema, document: parse(query) }).data);
    // More than are kept.
    for (let n = 0; n < 30; n++) await own.answer({ query: `{ a${n}: __typename }` });
    await own.answer({ query });
    expect(made).toHaveLength(32);
    expect(made[31]).toBe(made[0]);
    await own.server.stop();
  });

  it('beside data is answered, where it is little', async () => {
    expect(await api.ask('{ meta { apiVersion } __type(name: "Law") { name } }')).toMatchObject({
      data: { __type: { name: 'Law' } },
    });
    const { data, errors } = await api.ask(
      `{ meta { apiVersion } ${getIntrospectionQuery().slice(1 + getIntrospectionQuery().indexOf('{'))}`,
    );
    expect(data).toBeUndefined();
    expect(errors?.map(({ message }) => message.replace(/answer \d+/, 'answer N'))).toEqual([
      'The introspection may answer N values, and at most 20000 are allowed beside data. Ask for the schema in an operation of its own, or read /schema.graphql.',
    ]);
  });

  it.each([
    ['the schema again and again', `{ ${range(40, (n) => `s${n}: __schema { types { ...T } }`)} } ${fragment()}`],
    [
      'the largest type again and again',
      `{ ${range(90, (n) => `t${n}: __type(name: "Query") { ...T }`)} } ${fragment()}`,
    ],
  ])('refuses %s', async (_, query) => {
    const { errors, data } = await api.ask(query);
    expect(data).toBeUndefined();
    expect(errors?.map(({ message, extensions }) => [message.replace(/\d{6,}/, 'N'), extensions?.code])).toEqual([
      [
        'The introspection may answer N values, and at most 150000 are allowed. Ask for the schema once, or read /schema.graphql.',
        'LIMIT_EXCEEDED',
      ],
    ]);
  });
});

function range(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(' ');
}

function fragment(): string {
  return `fragment T on __Type { name description fields { name description args { name description defaultValue type { name kind ofType { name kind } } } type { name kind description ofType { name kind description ofType { name kind } } } } }`;
}
