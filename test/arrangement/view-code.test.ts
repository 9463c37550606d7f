import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readViewCode, viewCode } from '../../src/arrangement/view-code.js';
import type { KeptView } from '../../src/arrangement/view-code.js';
import { EMPTY, NO_FILTER } from '../../src/arrangement/arrangement.js';

const DAMAGED = 'The address of this view was cut or changed on its way: ask for it again, or search for a record.';

/** Characters of an address; browsers take more, mail programs and chats less. */
const LONG_ADDRESS = 8_000;

const VIEW: KeptView = {
  dataVersion: 'd9c3e66fca05',
  degrees: new Map([
    ['KAZ', 3],
    ['kaz/criminal-code/347.1', 0],
  ]),
  view: {
    places: new Map([
      ['KAZ', { x: 0, y: 0 }],
      ['kaz/criminal-code/347.1', { x: -120, y: 44 }],
    ]),
    brought: new Map([['kaz/criminal-code/347.1', 'KAZ']]),
    pinned: new Set(['KAZ']),
    chosen: 'KAZ',
    marked: new Set(['kaz/criminal-code/347.1']),
    filter: {
      types: new Set(['Passage']),
      relations: new Set(['CITES']),
      statuses: new Set(['REFUTED']),
      topic: 'topic/torture',
      responses: new Set(['NOTED']),
      recommender: 'DEU',
    },
    day: { date: '2012-12-31', knownAt: undefined },
  },
};

/** A code of any value, as somebody else may make it. */
function codeOf(value: unknown): string {
  return `#v=${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;
}

describe('the address of a view', () => {
  test('leads back to all of it', async () => {
    expect(await readViewCode(`#${await viewCode(VIEW)}`)).toEqual(VIEW);
    const plain: KeptView = { ...VIEW, dataVersion: undefined, view: { ...EMPTY, places: VIEW.view.places } };
    expect(await readViewCode(await viewCode(plain))).toEqual({ ...plain, view: { ...plain.view, filter: NO_FILTER } });
  });

  test('is the same for the same view, whole numbers and letters that addresses have', async () => {
    const moved = { ...VIEW, view: { ...VIEW.view, places: new Map([['KAZ', { x: 0.4, y: -0.4 }]]) } };
    expect(await viewCode(VIEW)).toBe(await viewCode(VIEW));
    expect(await viewCode(VIEW)).toMatch(/^v=[\w-]+$/);
    expect((await readViewCode(await viewCode(moved)))?.view.places).toEqual(new Map([['KAZ', { x: 0, y: 0 }]]));
  });

  test('holds five thousand nodes, and those of a picture that is read in a few lines', async () => {
    const places = (count: number): KeptView['view']['places'] =>
      new Map(
        Array.from({ length: count }, (_, index) => [
          `atlas/kazakhstan-2014/legal-framework/${index % 40}.${index}/a`,
          { x: (index * 7919) % 4_000, y: (index * 104_729) % 4_000 },
        ]),
      );
    const many = { ...VIEW, view: { ...EMPTY, places: places(5_000) } };
    const read = await readViewCode(await viewCode(many));
    expect(read?.view.places).toEqual(many.view.places);
    const few = await viewCode({ ...VIEW, view: { ...EMPTY, places: places(200) } });
    expect(few.length).toBeLessThan(LONG_ADDRESS);
  });

  test.each(['', '#', '#id=KAZ', '#q=v='])('is none: %j', async (hash) => {
    expect(await readViewCode(hash)).toBeUndefined();
  });

  test('that was cut is said to be', async () => {
    const code = await viewCode(VIEW);
    for (const cut of ['v=', code.slice(0, 20), code.slice(0, -8), 'v=!!', 'v=AAAA']) {
      await expect(readViewCode(`#${cut}`), cut).rejects.toThrow(DAMAGED);
    }
  });

  test.each([
    [null],
    [[]],
    [{ form: 2, nodes: [] }],
    [{ form: 1, nodes: 'all' }],
    [{ form: 1, nodes: [['KAZ', 'left', 0, 0, 0]] }],
    [{ form: 1, nodes: [['KAZ', null, 0, 0, 0]] }],
    [{ form: 1, nodes: Array.from({ length: 5_001 }, (_, index) => [`a/${index}`, 0, 0, 0, 0]) }],
  ])('that holds something else is refused (%#)', async (value) => {
    await expect(readViewCode(codeOf(value))).rejects.toThrow(DAMAGED);
  });

  test('that unpacks to very much is refused', async () => {
    const bomb = codeOf({ form: 1, nodes: [], chosen: 'x'.repeat(5_000_000) });
    expect(bomb.length).toBeLessThan(20_000);
    await expect(readViewCode(bomb)).rejects.toThrow(DAMAGED);
  });

  test('keeps of who brought what only what is in it', async () => {
    const places = new Map(['a', 'b', 'c', 'd'].map((id) => [id, { x: 0, y: 0 }]));
    const brought = new Map([
      ['b', 'a'],
      ['c', 'gone'],
    ]);
    const code = await viewCode({ ...VIEW, view: { ...EMPTY, places, brought } });
    expect((await readViewCode(code))?.view.brought).toEqual(new Map([['b', 'a']]));
    const odd = {
      form: 1,
      nodes: [
        ['a', 0, 0, 0, 0],
        ['b', 0, 0, 0, 0],
      ],
      brought: [0, 7, 'x', null],
    };
    expect((await readViewCode(codeOf(odd)))?.view.brought).toEqual(new Map());
  });

  test('opens one of before recommendations were filtered', async () => {
    const hidden = [['Passage'], ['CITES'], ['REFUTED'], 'topic/torture'];
    const read = await readViewCode(codeOf({ form: 1, nodes: [['KAZ', 1, 2, 0, 0]], hidden }));
    expect(read?.view.filter).toEqual({ ...VIEW.view.filter, responses: new Set(), recommender: undefined });
  });

  test('takes of the rest what it can use', async () => {
    const odd = {
      form: 1,
      nodes: [['KAZ', 1, 2, 0, 0]],
      brought: 'all',
      chosen: 7,
      marked: ['x', 3],
      hidden: 'all',
      day: [1, '2012'],
    };
    expect(await readViewCode(codeOf(odd))).toEqual({
      dataVersion: undefined,
      degrees: new Map([['KAZ', 0]]),
      view: {
        ...EMPTY,
        places: new Map([['KAZ', { x: 1, y: 2 }]]),
        day: { date: undefined, knownAt: '2012' },
      },
    });
  });
});
