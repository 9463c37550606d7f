import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDTF_ALLOWED, boundsOf, readEdtf } from '../../src/ontology/edtf.js';
import { assertAlways } from '../support/random.js';

const year = fc.integer({ min: 1000, max: 2999 }).map(String);
const month = fc.integer({ min: 1, max: 12 }).map((one) => String(one).padStart(2, '0'));
const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));
const date = fc.oneof(
  year,
  fc.tuple(year, month).map((one) => one.join('-')),
  day,
);

/** The last day that a date allows, by the calendar of the platform. */
function lastDay(text: string): string {
  const [y = '', m = '12', d] = text.split('-');
  return d === undefined ? new Date(Date.UTC(Number(y), Number(m), 0)).toISOString().slice(0, 10) : text;
}

function firstDay(text: string): string {
  return new Date(`${text}T00:00:00Z`.replace(/^(\d{4})T/, '$1-01-01T').replace(/^(\d{4}-\d{2})T/, '$1-01T'))
    .toISOString()
    .slice(0, 10);
}

describe('dates', () => {
  it.each([
    ['2009', '2009-01-01', '2009-12-31'],
    ['2011-12', '2011-12-01', '2011-12-31'],
    ['2008-02', '2008-02-01', '2008-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['1998-08-26', '1998-08-26', '1998-08-26'],
    ['2011~', '2011-01-01', '2011-12-31'],
    ['2011-12?', '2011-12-01', '2011-12-31'],
    ['2009/2012', '2009-01-01', '2012-12-31'],
    ['2009~/2012-03', '2009-01-01', '2012-03-31'],
    ['2009-05/2009', '2009-05-01', '2009-12-31'],
    ['2009/..', '2009-01-01', null],
    ['../2009', null, '2009-12-31'],
  ])('%s is from %s to %s', (text, min, max) => {
    expect(readEdtf(text)).toEqual({ min, max });
    expect(boundsOf(text)).toEqual({ min, max });
  });

  it.each([
    ['2011-13', '"2011-13" is no date: there is no month 13.'],
    ['2011-00', '"2011-00" is no date: there is no month 00.'],
    ['2009-02-29', '"2009-02-29" is no date: 2009-02 has the days 01 to 28.'],
    ['2009-04-00', '"2009-04-00" is no date: 2009-04 has the days 01 to 30.'],
    ['2012/2009', '"2012/2009" ends before it begins.'],
    ['2009/2012-13', '"2009/2012-13" is no date: there is no month 13.'],
    ...[
      '20111216',
      '2009/',
      '/2009',
      '../..',
      '2009/2010/2011',
      '[2009..2011]',
      'May 2011',
      '2009-5',
      '2009-05-01T10:00:00Z',
      '',
    ].map((text) => [text, `"${text}" is no date. ${EDTF_ALLOWED}`]),
  ])('%s is refused', (text, reason) => {
    expect(readEdtf(text)).toEqual({ reason });
    expect(() => boundsOf(text)).toThrow(new Error(reason));
  });

  it('have the bounds that the calendar says', () => {
    assertAlways(
      fc.property(date, fc.constantFrom('', '~', '?'), (text, mark) => {
        expect(readEdtf(text + mark)).toEqual({ min: firstDay(text), max: lastDay(text) });
      }),
    );
  });

  it('make an interval from the first day of one to the last of the other', () => {
    assertAlways(
      fc.property(date, date, (from, to) => {
        const expected =
          lastDay(to) < firstDay(from)
            ? { reason: `"${from}/${to}" ends before it begins.` }
            : { min: firstDay(from), max: lastDay(to) };
        expect(readEdtf(`${from}/${to}`)).toEqual(expected);
      }),
    );
  });
});
