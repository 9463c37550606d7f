import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editorCuts } from '../../src/web/build/editor-cuts.js';
import { costSentence } from '../../src/web/playground/cost-sentence.js';
import { csvRows } from '../../src/web/playground/csv-rows.js';
import { damageOf } from '../../src/web/playground/damaged-query.js';
import { fileName } from '../../src/web/playground/file-name.js';
import { pageStorage } from '../../src/web/playground/page-storage.js';
import type { LocalTexts } from '../../src/web/playground/page-storage.js';
import { runProblem, runSentence, schemaProblem } from '../../src/web/playground/run-sentence.js';
import { beginRun, lastRun, replaceQuery, shownAfter } from '../../src/web/playground/runs.js';
import type { Answer, Progress, Run, Shown } from '../../src/web/playground/runs.js';
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

describe('what is to be seen of the runs of a tab', () => {
  const ANSWER: Answer = {
    operation: { query: '{ a }' },
    result: { data: {} },
    milliseconds: 7,
    dataVersion: undefined,
    day: new Date(0),
  };
  const WAITING: Progress = { kind: 'waiting', isRetrying: false };
  const FAILED: Progress = { kind: 'failed', sentence: 'It is away. Try again.' };
  const STOPPED: Progress = { kind: 'stopped' };
  const ANSWERED: Progress = { kind: 'answered', answer: ANSWER };
  const run = (id: number, progress: Progress, isOther = false): Run => ({ id, isOther, progress });
  const after = (before: Shown | undefined, ...runs: readonly Run[]): Shown | undefined =>
    runs.reduce<Shown | undefined>((shown, one) => shownAfter(shown, one, true), before);
  const answered = after(undefined, run(1, ANSWERED));

  test('the last answer stays where a run brings none', () => {
    for (const end of [FAILED, STOPPED]) {
      expect(after(answered, run(2, WAITING), run(2, end))?.answer).toBe(ANSWER);
    }
  });

  test('that of another query does not, nor that of a tab that was left meanwhile', () => {
    expect(after(answered, run(2, WAITING, true), run(2, FAILED, true))?.answer).toBeUndefined();
    expect(after(answered, run(2, FAILED, true))?.answer).toBeUndefined();
    expect(shownAfter(after(answered, run(2, WAITING)), run(2, STOPPED), false).answer).toBeUndefined();
  });

  test('each state is a sentence', () => {
    const said = (shown: Shown | undefined, isSlow = false): readonly (string | undefined)[] => [
      runSentence(shown, isSlow),
      runProblem(shown),
    ];
    expect(said(undefined)).toEqual(['', undefined]);
    expect(said(after(undefined, run(1, WAITING)))).toEqual(['', undefined]);
    expect(said(after(undefined, run(1, WAITING)), true)).toEqual([
      'The answer takes long: the server is still at work.',
      undefined,
    ]);
    expect(said(after(undefined, run(1, { kind: 'waiting', isRetrying: true })), true)).toEqual([
      'The server does not answer. It is asked again …',
      undefined,
    ]);
    expect(said(answered)).toEqual(['7 ms.', undefined]);
    expect(said(after(undefined, run(1, STOPPED)))).toEqual(['Stopped.', undefined]);
    expect(said(after(answered, run(2, STOPPED)))).toEqual(['Stopped. What is shown is the answer before.', undefined]);
    expect(said(after(undefined, run(1, FAILED)))).toEqual(['', 'It is away. Try again.']);
    expect(said(after(answered, run(2, FAILED)))).toEqual([
      '',
      'It is away. Try again. What is shown is the answer before.',
    ]);
  });

  test('a schema that did not come is missing, whatever was said of it', () => {
    const missing = 'The schema did not come, so that nothing is completed, marked or documented.';
    expect(schemaProblem('{"errors": [{"message": "It is away."}]}')).toBe(`${missing} It is away.`);
    expect(['', '{', '{}', '{"errors": [{}]}'].map(schemaProblem)).toEqual(Array(4).fill(missing));
  });

  test('a run that another one followed says nothing any more', () => {
    const first = beginRun();
    replaceQuery();
    const second = beginRun();
    first(FAILED);
    expect(lastRun()).toMatchObject({ isOther: true, progress: WAITING });
    second(STOPPED);
    expect(lastRun()).toMatchObject({ isOther: true, progress: STOPPED });
    beginRun();
    expect(lastRun()).toMatchObject({ isOther: false, progress: WAITING });
  });
});

describe('of the editor', () => {
  const { transform } = editorCuts('/playground') as unknown as {
    readonly transform: (code: string, id: string) => { readonly code: string } | undefined;
  };
  const cut = (code: string, file: string): string | undefined =>
    transform(code, `/node_modules/monaco-editor/esm/vs/editor/${file}.js`)?.code;

  test('nothing is sent that is there to be translated, or for a page of settings', () => {
    expect(cut(`nls.localize('a.b', "It's {0}", x)`, 'view')).toBe(`nls.localize(0, "It's {0}", x)`);
    expect(cut(`localize2({ key: 'a', comment: ['b'] }, 'c')`, 'view')).toBe(`localize2(0, 'c')`);
    expect(cut(`nls.localize('a', "b \\" c"), 1`, 'common/config/editorOptions')).toBe(`nls.localize(0, ''), 1`);
  });

  test('what is read to somebody stays', () => {
    expect(cut(`nls.localize('editorViewAccessibleLabel', "Editor content")`, 'common/config/editorOptions')).toBe(
      `nls.localize(0, "Editor content")`,
    );
  });

  test('other packages are left alone, and a part that is not as it was is said', () => {
    expect(transform(`localize('a', 'b')`, '/node_modules/other/a.js')).toBeUndefined();
    expect(() => cut('', 'contrib/goToCommands')).toThrow(
      '/node_modules/monaco-editor/esm/vs/editor/contrib/goToCommands.js makes no menu of what is left out any more.',
    );
  });
});
