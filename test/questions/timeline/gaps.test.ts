import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../../src/questions/timeline/gaps.js';

const NONE = { from: undefined, to: undefined };

describe('the years in which nothing is recorded', () => {
  it.each([
    ['nothing at all', [], NONE, []],
    ['nothing at all, in an interval', [], { from: 2001, to: 2003 }, [[2001, 2003]]],
    ['nothing at all, from a year on', [], { from: 2001, to: undefined }, []],
    ['nothing at all, up to a year', [], { from: undefined, to: 2003 }, []],
    ['one year', [[2005, 2005]], NONE, []],
    [
      'one year in an interval',
      [[2005, 2005]],
      { from: 2004, to: 2007 },
      [
        [2004, 2004],
        [2006, 2007],
      ],
    ],
    [
      'years with others between',
      [
        [2001, 2001],
        [2003, 2003],
        [2008, 2009],
      ],
      NONE,
      [
        [2002, 2002],
        [2004, 2007],
      ],
    ],
    [
      'years next to each other',
      [
        [2001, 2002],
        [2003, 2003],
      ],
      NONE,
      [],
    ],
    [
      'what lies within another',
      [
        [2001, 2009],
        [2002, 2003],
        [2011, 2011],
      ],
      NONE,
      [[2010, 2010]],
    ],
    [
      'what reaches beyond the interval',
      [
        [1990, 2003],
        [2009, 2020],
      ],
      { from: 2000, to: 2010 },
      [[2004, 2008]],
    ],
    [
      'what has no beginning',
      [
        [undefined, 2003],
        [2005, 2005],
      ],
      NONE,
      [[2004, 2004]],
    ],
    ['what has no beginning, in an interval', [[undefined, 2003]], { from: 1990, to: 2004 }, [[2004, 2004]]],
    [
      'what has no end',
      [
        [2003, undefined],
        [2001, 2001],
        [2009, 2009],
      ],
      { from: undefined, to: 2020 },
      [[2002, 2002]],
    ],
    [
      'what ends before it begins',
      [
        [1991, 1991],
        [2006, 1993],
        [2008, 2008],
      ],
      NONE,
      [[1992, 2007]],
    ],
    ['what has neither', [[undefined, undefined]], { from: 2000, to: 2001 }, []],
    ['what has neither, without an interval', [[undefined, undefined]], NONE, []],
  ] as const)('of %s', (_, years, within, gaps) => {
    expect(
      gapsOf(
        years.map(([year, last]) => ({ year, last })),
        within,
      ),
    ).toEqual(gaps.map(([from, to]) => ({ from, to })));
  });
});
