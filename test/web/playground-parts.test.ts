import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costSentence } from '../../src/web/playground/cost-sentence.js';
import { csvRows } from '../../src/web/playground/csv-rows.js';
import { damageOf } from '../../src/web/playground/damaged-query.js';
import { fileName } from '../../src/web/playground/file-name.js';
import { pageStorage } from '../../src/web/playground/page-storage.js';
import type { LocalTexts } from '../../src/web/playground/page-storage.js';
import { assertAlways } from '../support/random.js';

describe('CSV that is read for the screen', () => {
  test('is what was written, whatever stands in it', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', 'a,b', '"', '""\r\n', 'Қазақстан', "'=1"),
    );
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 });
    assertAlways(
      fc.property(rows, (table) => {
        expect(csvRows(stringify(table, { record_delimiter: '\r\n' }), Infinity)).toEqual(table);
      }),
    );
  });

  test('is read no further than asked for', () => {
    expect(csvRows('a,b\r\n1,2\r\n3,"4', 2)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(csvRows('a,b\r\n3,"4', 2)).toEqual([
      ['a', 'b'],
      ['3', '4'],
    ]);
    expect([csvRows('', 9), csvRows('\r\n', 9), csvRows('""\r\n', 9)]).toEqual([[], [['']], [['']]]);
  });
});

describe('what the browser keeps', () => {
  /** A stand-in for the storage of a browser, which has its keys as properties. */
  function local(refusal?: Error): LocalTexts & Record<string, unknown> {
    const kept: LocalTexts & Record<string, unknown> = Object.create({
      getItem: (key: string) => (Object.hasOwn(kept, key) ? kept[key] : null),
      setItem(key: string, value: string) {
        if (refusal) throw refusal;
        kept[key] = value;
      },
      removeItem: (key: string) => void Reflect.deleteProperty(kept, key),
    }) as LocalTexts & Record<string, unknown>;
    return kept;
  }

  test('is kept, and what others keep stays when it is cleared', () => {
    const browser = local();
    const storage = pageStorage(() => browser);
    browser.setItem('other', '1');
    storage.setItem('graphiql:a', '2');
    expect([storage.getItem('graphiql:a'), browser.getItem('graphiql:a'), storage.length]).toEqual(['2', '2', 1]);
    storage.clear();
    expect([storage.getItem('graphiql:a'), storage.getItem('other'), storage.length]).toEqual([null, '1', 0]);
  });

  const forbidden = (): LocalTexts => {
    throw new Error('SecurityError');
  };

  test.each([
    ['forbidden', forbidden],
    ['full', (): LocalTexts => local(new Error('QuotaExceededError'))],
  ])('lasts as long as the page where storage is %s', (_, open) => {
    const storage = pageStorage(open);
    storage.setItem('graphiql:a', '1');
    storage.setItem('graphiql:b', '2');
    expect([storage.getItem('graphiql:a'), storage.length]).toEqual(['1', 2]);
    storage.removeItem('graphiql:a');
    expect([storage.getItem('graphiql:a'), storage.getItem('graphiql:b')]).toEqual([null, '2']);
    storage.clear();
    expect(storage.length).toBe(0);
  });
});

test('a sentence says what an answer took, and what is wrong with it', () => {
  const spent = { rows: 1, statements: 12 };
  expect(costSentence({ data: {}, extensions: { cost: { spent } } }, 85)).toBe('1 row in 12 statements, 85 ms.');
  expect(costSentence({ data: null, errors: [], extensions: { notices: [{}] } }, 3)).toBe('3 ms. 0 errors. 1 notice.');
  expect(costSentence({}, 0)).toBe('0 ms.');
});

test('a file is named by its operation, the day and the version of the data', () => {
  const day = new Date('2026-11-29T23:30:00Z');
  const named = (operationName: string | null | undefined, dataVersion?: string): string =>
    fileName({ operation: { query: '', operationName }, day, dataVersion }, 'csv');
  expect(named('Figures', 'd9c3e66fca05')).toBe('Figures-2026-11-29-d9c3e66fca05.csv');
  expect([named(undefined), named(null), named('')]).toEqual(Array(3).fill('answer-2026-11-29.csv'));
  expect(named('A'.repeat(300))).toBe(`${'A'.repeat(100)}-2026-11-29.csv`);
});

test('a query that a link lost a part of is told from a whole one', () => {
  const damage = (query: string, variables = ''): string | undefined => damageOf({ query, variables });
  expect([damage('{ a }'), damage('{ a }', ' '), damage('{ a }', '{"b": 1}')]).toEqual(Array(3).fill(undefined));
  expect(damage('query A { a {')).toBe(
    'This query is damaged, as by a link that was cut off: Syntax Error: Expected Name, found <EOF>. ' +
      'Ask for the whole link, or mend it here.',
  );
  expect(damage('{ a }', '{"b":')).toBe(
    'This query is damaged, as by a link that was cut off: its variables are no JSON. ' +
      'Ask for the whole link, or mend it here.',
  );
});
