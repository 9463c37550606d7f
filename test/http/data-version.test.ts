import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../src/load/load.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { engines } from '../support/engines.js';
import { fictional } from '../support/seeded.js';
import { served } from './served.js';
import type { Served } from './served.js';

/** What pages of other origins may read. */
const EXPOSED =
  'x-data-version, content-disposition, x-table-rows, x-has-next-page, x-end-cursor, x-table-cut, x-table-left-out, x-notices';

const { ontology, records } = await fictional();

/** The records with other names. */
function edited(by: string): SeedRecord[] {
  return records.map((record) => {
    const name = record.columns.get('name');
    return name ? { ...record, columns: new Map([...record.columns, ['name', { ...name, value: by }]]) } : record;
  });
}

interface Answer {
  readonly status: number;
  readonly version: string | null;
  readonly exposed: string | null;
  readonly body: { readonly data?: unknown; readonly errors?: readonly unknown[] };
}

describe.each(engines())('x-data-version, on $name', ({ open }) => {
  let server: Served;
  let current: string;
  beforeAll(async () => {
    const graph = await open();
    ({ dataVersion: current } = await load(graph, ontology, records));
    server = await served({ graph });
  });
  afterAll(() => server.close());

  const ask = async (version?: string, query = '{ country(id: "XNL") { id } }'): Promise<Answer> => {
    const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'application/json', ...(version !== undefined && { 'x-data-version': version }) },
    });
    return {
      status: response.status,
      version: response.headers.get('x-data-version'),
      exposed: response.headers.get('access-control-expose-headers'),
      body: (await response.json()) as Answer['body'],
    };
  };
  const refusal = (asked: string): unknown[] => [
    {
      message:
        `x-data-version: ${asked} is neither the data version of this server, "${current}", nor one before it: ` +
        'its data is older, or other data. Ask another server, ask again later, or leave the header out.',
      extensions: { code: 'DATA_VERSION_UNKNOWN' },
    },
  ];

  test('an answer says its data version, and every page may read that', async () => {
    expect(await ask()).toMatchObject({
      status: 200,
      version: current,
      exposed: EXPOSED,
      body: { data: { country: { id: 'XNL' } } },
    });
  });

  test('an answer that is of no data says none', async () => {
    expect(await ask('0123456789ab', '{ __typename }')).toMatchObject({ status: 200, version: null });
    expect(await ask(undefined, '{ nothing }')).toMatchObject({ status: 400, version: null });
  });

  test('a request that names the version of the server, or one before it, is answered', async () => {
    const [before, graph] = [current, server.graph];
    expect(await ask(before)).toMatchObject({ status: 200, version: before });
    for (const by of ['Second', 'Third', 'Second']) {
      ({ dataVersion: current } = await load(graph, ontology, edited(by)));
      for (const known of [before, current]) expect(await ask(known)).toMatchObject({ status: 200, version: current });
    }
  });

  test.each([
    ['of a server that is ahead', 'ffffffffffff', '"ffffffffffff"'],
    ['that is none', 'x'.repeat(100), `"${'x'.repeat(40)}…"`],
    ['that is empty', '', '""'],
  ])('a request that names a version %s is refused, once, before anything else is read', async (_, version, asked) => {
    server.graph.reset();
    const two = '{ country(id: "XNL") { id } laws { nodes { id } } }';
    expect(await ask(version, two)).toEqual({
      status: 409,
      version: current,
      exposed: EXPOSED,
      body: { errors: refusal(asked) },
    });
    expect(server.graph.counts).toEqual({ 'data-version': 1 });
  });

  test('a server that did not know of a load yet looks before it refuses', async () => {
    await ask();
    ({ dataVersion: current } = await load(server.graph, ontology, edited('Fourth')));
    expect(await ask(current)).toMatchObject({ status: 200, version: current });
  });
});
