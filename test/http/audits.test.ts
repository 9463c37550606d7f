import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { served } from './served.js';
import type { Served } from './served.js';

/** What the specification recommends and this server does otherwise, each with the reason. */
const REASON =
  'Apollo Server answers 400 whatever the client accepts: proxies, logs and clients without GraphQL see that it failed.';
const WARNINGS: Readonly<Record<string, string>> = {
  'warn 572B SHOULD use 200 status code on document parsing failure when accepting application/json': REASON,
  'warn 7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json': REASON,
  'warn FDE2 SHOULD use 200 status code on document validation failure when accepting application/json': REASON,
};

describe('the audits of graphql-http', () => {
  let server: Served;
  beforeAll(async () => {
    server = await served();
  });
  afterAll(() => server.close());

  it('find no error, and only the warnings that have a reason', async () => {
    const results = await auditServer({ url: `${server.url}/graphql` });
    const found = results
      .filter(({ status }) => status !== 'ok')
      .map(({ id, name, status }) => `${status} ${id} ${name}`);
    expect(results.length).toBeGreaterThan(50);
    expect(found.sort()).toEqual(Object.keys(WARNINGS).sort());
  });
});
