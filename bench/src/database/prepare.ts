import { FULL_TEXT_INDEX } from '../shapes/search.js';
import type { DeepPlace } from '../shapes/request.js';
import type { RunningServer } from '../servers/start.js';
import { openClient } from '../measure/client.js';
import { withSession } from './connection.js';
import type { Connection } from './connection.js';

/** As many rows as a page of a root list can have: cursors are taken from the ends of such pages. */
const PAGE = 500;
const MOST_PLACES = 8;
const TIMEOUT_MS = 30_000;

/** Adds the index that the search of the floor asks; ours asks what the loader wrote. */
export async function addFullTextIndex(connection: Connection): Promise<void> {
  await withSession(connection, async (session) => {
    await session.run(
      `CREATE FULLTEXT INDEX \`${FULL_TEXT_INDEX}\` IF NOT EXISTS ` +
        'FOR (n:Finding|Recommendation|TreatyAction|Article) ON EACH [n.statement, n.heading]',
    );
    await session.run('CALL db.awaitIndexes(600)');
    await session.run('CALL db.prepareForReplanning(60)');
  });
}

/** Takes the index away again, so that the database is as the loader left it. */
export async function removeFullTextIndex(connection: Connection): Promise<void> {
  await withSession(connection, (session) => session.run(`DROP INDEX \`${FULL_TEXT_INDEX}\` IF EXISTS`));
}

/**
 * Places in the last third of the passages, with the cursors that ours and the others know them by.
 * @param ours the servers that make cursors of their own.
 * @param passages how many there are.
 */
export async function deepPlaces(
  connection: Connection,
  ours: readonly RunningServer[],
  passages: number,
): Promise<DeepPlace[]> {
  const pages = Math.floor(passages / PAGE);
  const step = Math.max(1, Math.floor(pages / 3 / MOST_PLACES));
  const numbers = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (page) => page > (pages * 2) / 3 && page % step === 0,
  );
  const walks = await Promise.all(
    ours.map(async (server) => [server.name, await cursorsOf(server, numbers.at(-1) ?? 0)] as const),
  );
  const sortKeys = await sortKeysAt(connection, numbers);
  return numbers.slice(0, MOST_PLACES).map((page, index) => ({
    offset: page * PAGE,
    sortKey: sortKeys[index] ?? '',
    cursors: Object.fromEntries(walks.map(([name, cursors]) => [name, cursors[page - 1] ?? ''])),
  }));
}

/** The cursor at the end of each page, from the first to the one that is wanted last. */
async function cursorsOf({ name, url }: RunningServer, pages: number): Promise<string[]> {
  const client = openClient();
  const cursors: string[] = [];
  const query = `query($after: String) { passages(first: ${PAGE}, after: $after) { pageInfo { endCursor } } }`;
  try {
    while (cursors.length < pages) {
      const { text } = await client.post(
        url,
        JSON.stringify({ query, variables: { after: cursors.at(-1) } }),
        TIMEOUT_MS,
      );
      const { data } = JSON.parse(text) as { data?: { passages?: { pageInfo: { endCursor: string } } } };
      const cursor = data?.passages?.pageInfo.endCursor;
      if (cursor === undefined) throw new Error(`${name} gave no cursor for a page of passages: ${text.slice(0, 200)}`);
      cursors.push(cursor);
    }
    return cursors;
  } finally {
    client.close();
  }
}

async function sortKeysAt(connection: Connection, pages: readonly number[]): Promise<string[]> {
  return withSession(connection, async (session) => {
    const { records } = await session.run(
      'MATCH (n:`Passage`) WHERE n.sortKey IS NOT NULL WITH n ORDER BY n.sortKey ' +
        'WITH collect(n.sortKey) AS all UNWIND $ends AS end RETURN all[toInteger(end)] AS sortKey',
      { ends: pages.map((page) => page * PAGE - 1) },
    );
    return records.map((record) => record.get('sortKey') as string);
  });
}
