import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startServer } from '../support/server.js';
import { TOO_MANY, TOO_MANY_REFUSED, UNKNOWN_FIELD, UNKNOWN_FIELD_REFUSED, answerOf, inOnePage } from './scripts.js';

describe.skipIf(!inject('clients'))('real clients', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let url: string;
  beforeAll(async () => {
    server = await startServer();
    url = `${server.url}/graphql`;
  });
  afterAll(() => server.close());

  const CLIENTS = [
    {
      name: 'Apollo Client',
      connected: `
        import { allFindings, ask, connect, possibleTypes } from './examples/apollo-client.js';
        const client = connect(url, await possibleTypes(url));`,
    },
    {
      name: 'urql',
      connected: `
        import { allFindings, ask, connect } from './examples/urql.js';
        const client = connect(url);`,
    },
    {
      name: 'graphql-request',
      connected: `
        import { allFindings, ask, connect } from './examples/graphql-request.js';
        const client = connect(url);`,
    },
  ];

  describe.each(CLIENTS)('$name', ({ connected }) => {
    test('reads a list page by page', async () => {
      const expected = await inOnePage(url);
      expect(expected.length).toBeGreaterThan(10);
      expect(await answerOf(url, `${connected} print(await allFindings(client));`)).toEqual(expected);
    });

    test('shows code and message of an error', async () => {
      const asked = `print([await ask(client, '${TOO_MANY}'), await ask(client, '${UNKNOWN_FIELD}')]);`;
      expect(await answerOf(url, `${connected} ${asked}`)).toEqual([[TOO_MANY_REFUSED], [UNKNOWN_FIELD_REFUSED]]);
    });
  });

  test('urql asks by GET without a setting, by POST with one, and is answered either way', async () => {
    const script = `
      import { Client, fetchExchange } from '@urql/core';
      import { ask } from './examples/urql.js';
      const methods = [];
      const watched = (address, options) => {
        methods.push(options.method);
        return fetch(address, options);
      };
      const options = { url, exchanges: [fetchExchange], fetch: watched };
      const query = '{ country(id: "KAZ") { name } }';
      const byGet = await ask(new Client(options), query);
      const byPost = await ask(new Client({ ...options, preferGetMethod: false }), query);
      print({ byGet, byPost, methods });`;
    const answer = { country: { name: 'Kazakhstan' } };
    expect(await answerOf(url, script)).toEqual({ byGet: answer, byPost: answer, methods: ['GET', 'POST'] });
  });

  test('Apollo Client drops fields of an interface where it is not told which types it stands for', async () => {
    const script = `
      import { ask, connect, possibleTypes } from './examples/apollo-client.js';
      const query = '{ node(id: "KAZ") { id ... on Entity { name } } }';
      print([await ask(connect(url), query), await ask(connect(url, await possibleTypes(url)), query)]);`;
    const node = { __typename: 'Country', id: 'KAZ' };
    expect(await answerOf(url, script)).toEqual([{ node }, { node: { ...node, name: 'Kazakhstan' } }]);
  });
});
