import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startServer } from '../support/server.js';
import { answerOf } from './scripts.js';

const ID = 'un/cat-c-47-add-1/introduction/1.1/a';

describe.skipIf(!inject('clients'))('a client that keeps nodes by id, under @asOf', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  /** What the claim was on two days, asked of two clients or of the same one. */
  const onTwoDays = (clients: string): string => `
    import { gql } from '@apollo/client';
    import { connect, possibleTypes } from './examples/apollo-client.js';
    const types = await possibleTypes(url);
    const query = gql\`query ($date: Date!) @asOf(date: $date) { treatyAction(id: "${ID}") { id status } }\`;
    const statusOn = async (client, date) => (await client.query({ query, variables: { date } })).data.treatyAction?.status;
    ${clients}
    const [before, later] = [await statusOn(first, '1998-07-15'), await statusOn(second, '2000-01-01')];
    print({ before, later });`;
  const url = (): string => `${server.url}/graphql`;

  test('needs one cache for each day', async () => {
    const apart = onTwoDays('const [first, second] = [connect(url, types), connect(url, types)];');
    expect(await answerOf(url(), apart)).toEqual({ before: 'DISPUTED', later: 'REFUTED' });
  });

  test('else takes the answer of one day for that of another', async () => {
    const shared = onTwoDays('const first = connect(url, types); const second = first;');
    expect(await answerOf(url(), shared)).toEqual({ before: 'DISPUTED', later: 'DISPUTED' });
  });
});
