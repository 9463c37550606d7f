import Fastify from 'fastify';
import neo4j from 'neo4j-driver';
import { announce } from './announce.js';
import { openDriver, ownConnection } from './driver.js';

// The floor: one statement, written by hand for what is asked, sent through the bare driver, and its answer as JSON.
// It stands behind the same Fastify as the others, without GraphQL: nothing that answers over HTTP can do less.

interface Request {
  readonly statement: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const connection = ownConnection();
const driver = openDriver(connection);
const app = Fastify();

app.post<{ Body: Request }>('/graphql', async (request, reply) => {
  const session = driver.session({ database: connection.database, defaultAccessMode: neo4j.session.READ });
  try {
    const { records } = await session.run(request.body.statement, request.body.parameters);
    const data: unknown = records[0]?.get('data') ?? null;
    void reply.type('application/json; charset=utf-8');
    return JSON.stringify({ data });
  } finally {
    void session.close();
  }
});

await announce(app);
