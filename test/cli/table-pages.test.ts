import { describe, expect, test } from 'vitest';
import type { Executed } from '../../src/api/server.js';
import type { ApiRequest } from '../../src/api/server.js';
import { writeQuery } from '../../src/cli/commands/query-table.js';
import type { TableQuery } from '../../src/cli/commands/query-table.js';
import { planOf } from '../table/plain-table.js';

const QUERY = '{ conflicts(first: 1) { nodes { id } } }';

/** A list of three rows, of which each page is of one row; of another data version from a page on. */
function pages(versions: readonly string[]): {
  asked: [string, string | undefined][];
  answerAt: (request: ApiRequest, wanted?: string) => Promise<Executed>;
} {
  const asked: [string, string | undefined][] = [];
  return {
    asked,
    answerAt: ({ query = '' }, wanted) => {
      const page = asked.push([query, wanted]);
      const data = {
        conflicts: {
          nodes: [{ id: `conflict/${page}` }],
          pageInfo: { hasNextPage: page < 3, endCursor: `after ${page}` },
          totalCount: 3,
        },
      };
      const dataVersion = versions[page - 1];
      return Promise.resolve({ result: { data }, status: 200, headers: new Map(), dataVersion });
    },
  };
}

async function written(versions: readonly string[]): Promise<{
  text: string;
  said: string[];
  steps: string[];
  isWhole: boolean;
  asked: [string, string | undefined][];
  error: unknown;
}> {
  const options = { format: 'csv', all: true, bom: false } as const;
  const query: TableQuery = {
    ...{ plan: planOf(QUERY, { total: true }), further: planOf(QUERY), options },
    request: { query: QUERY },
  };
  const [pieces, said, steps]: [Buffer[], string[], string[]] = [[], [], []];
  let isWhole = false;
  const { asked, answerAt } = pages(versions);
  const run = {
    api: { answerAt },
    limits: { answerBytes: 1e6 },
    output: {
      write: (more: readonly Buffer[]) => Promise.resolve(pieces.push(...more) > 0),
      end: () => Promise.resolve(void (isWhole = true)),
      discard: () => Promise.resolve(),
    },
    progress: {
      step: (done: number, all: number) => void steps.push(`${done} of ${all}`),
      say: () => undefined,
      end: () => undefined,
    },
    say: (line: string) => void said.push(line),
  };
  const error = await writeQuery(run, query).catch((thrown: unknown) => thrown);
  return { text: Buffer.concat(pieces).toString(), said, steps, isWhole, asked, error };
}

describe('the pages of a list', () => {
  test('are asked for one after the other, of the version of the first, with progress', async () => {
    const { text, said, steps, isWhole, asked, error } = await written(['a', 'a', 'a']);
    expect({ text, said, steps, isWhole, error }).toEqual({
      ...{ text: 'id\r\nconflict/1\r\nconflict/2\r\nconflict/3\r\n', isWhole: true, error: [] },
      said: ['3 rows in 3 pages, all of data version a.'],
      steps: ['1 of 3', '2 of 3'],
    });
    expect(asked).toEqual([
      ['{ conflicts(first: 1) { nodes { id }  pageInfo { hasNextPage endCursor }  totalCount } }', undefined],
      ['{ conflicts(after: "after 1", first: 1) { nodes { id }  pageInfo { hasNextPage endCursor } } }', 'a'],
      ['{ conflicts(after: "after 2", first: 1) { nodes { id }  pageInfo { hasNextPage endCursor } } }', 'a'],
    ]);
  });

  test('are no table where the data changes between them', async () => {
    const { said, isWhole, error } = await written(['a', 'a', 'b']);
    expect({ said, isWhole }).toEqual({ said: [], isWhole: false });
    expect(error).toMatchObject({
      code: 1,
      message:
        'The data changed while its pages were read: page 1 is of data version a, page 3 of b. Ask again for all of one version.',
    });
  });
});
