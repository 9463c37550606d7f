import { describe, expect, it } from 'vitest';
import { claimRows, timeOf } from '../../../src/questions/compare/compared-rows.js';
import type { FoundClaims } from '../../../src/questions/compare/compare-statements.js';

const COLUMNS = ['AAA', 'BBB'].map((id) => ({ id, year: undefined }));

function found(column: number, of: string, period: string, ids: readonly string[], number = ids.length): FoundClaims {
  return { column, of, period, number, ids };
}

describe('rows of a comparison', () => {
  it('are none where nothing was found', () => {
    expect(claimRows('FINDINGS', COLUMNS, [], 5)).toEqual([]);
  });

  it('come in the natural order of what they are about, then by time', () => {
    const rows = claimRows(
      'FIGURES',
      COLUMNS,
      [
        found(0, 'indicator/10', '2009', ['a']),
        found(0, 'indicator/9', '2010', ['b']),
        found(1, 'indicator/9', '2009', ['c']),
      ],
      5,
    );
    expect(rows.map(({ of, period }) => [of, period])).toEqual([
      ['indicator/9', '2009'],
      ['indicator/9', '2010'],
      ['indicator/10', '2009'],
    ]);
  });

  it('put beside each other what is told to the day and to the year, and count all of it', () => {
    const [row] = claimRows(
      'FIGURES',
      COLUMNS,
      [found(0, 'i', '2009-03-04', ['a/10'], 7), found(0, 'i', '2009', ['a/9'], 2), found(1, 'i', '2009~', ['b'])],
      1,
    );
    expect(row?.period).toBe('2009');
    expect(row?.cells.map(({ number, claims, reason }) => ({ number, claims, reason }))).toEqual([
      { number: 9, claims: ['a/9'], reason: undefined },
      { number: 1, claims: ['b'], reason: undefined },
    ]);
  });

  it('say of what is empty whether there is something of another time', () => {
    const rows = claimRows(
      'FIGURES',
      COLUMNS,
      [found(0, 'i', '2009', ['a']), found(0, 'i', '', ['b']), found(1, 'i', '2011', ['c'])],
      5,
    );
    expect(
      rows.map(({ period, cells }) => [period, ...cells.map(({ reason, explanation }) => [reason, explanation])]),
    ).toEqual([
      [
        undefined,
        [undefined, undefined],
        ['ANOTHER_TIME', 'No figure of BBB on i is recorded here; of other times there is: 2011.'],
      ],
      [
        '2009',
        [undefined, undefined],
        ['ANOTHER_TIME', 'No figure of BBB on i for 2009 is recorded here; of other times there is: 2011.'],
      ],
      [
        '2011',
        [
          'ANOTHER_TIME',
          'No figure of AAA on i for 2011 is recorded here; of other times there is: without a time, 2009.',
        ],
        [undefined, undefined],
      ],
    ]);
    const [topic] = claimRows('FINDINGS', COLUMNS, [found(1, 'topic/x', '', ['c'])], 5);
    expect(topic?.cells[0]).toMatchObject({
      number: 0,
      reason: 'NOT_RECORDED',
      explanation: 'No finding of AAA on topic/x is recorded here, which does not say that there is none.',
    });
  });

  it('name the years of which there is something, five of them', () => {
    const years = Array.from({ length: 8 }, (_, index) => ({ id: 'AAA', year: 2001 + index }));
    const claims = years.slice(0, 7).map((_, index) => found(index, 'i', '', [`c/${index}`]));
    const [row] = claimRows('TREATY_ACTIONS', years, claims, 5);
    expect(row?.cells[7]).toMatchObject({
      reason: 'ANOTHER_TIME',
      explanation:
        'No treaty action of AAA on i for 2008 is recorded here; of other times there is: 2001, 2002, 2003, 2004, 2005 and 2 more.',
    });
  });
});

describe('the time of a figure', () => {
  it.each([
    ['', ''],
    ['2009', '2009'],
    ['2009-12-31', '2009'],
    ['2009-03/2009-05', '2009'],
    ['2009~', '2009'],
    ['2009/2010', '2009/2010'],
    ['2009/..', '2009/..'],
    ['../2009', '../2009'],
  ])('of "%s" is "%s"', (period, time) => {
    expect(timeOf(period)).toBe(time);
  });
});
