/** Texts that something between a client and a database might take for more than a text. */
export const TEXTS = [
  ...['', ' ', '*', 'AND', 'OR NOT', '!@#', '"', "'", '`', '\\', '(', '[[', '{}', '"open', 'a AND (b OR', 'name:x~2^9'],
  ...[
    '/.*/',
    'x'.repeat(5_000),
    '😀👩‍👩‍👧',
    '\u0000',
    'a\u0000b',
    '\ud83d',
    '\n\r\t',
    '\u202e',
    '%00',
    '${x}',
    '$f0',
    '#{x}',
  ],
  ...[
    "' OR 1=1 //",
    '}) DETACH DELETE n //',
    '*/ MATCH (n) RETURN n',
    '`]->() RETURN 1',
    '{{7*7}}',
    '<script>',
    '__proto__',
  ],
  ...[
    'constructor',
    'null',
    'true',
    '1e400',
    '-0',
    'NaN',
    '../../etc/passwd',
    'Нордландия',
    'penal',
    'police custody',
    'X/NL/2010',
  ],
];

/** Ids of the graph, and others that are none. */
export const IDS = [
  ...['XNL', 'xnl/penal-code', 'xnl/penal-code/5', 'xnl/council', 'press/northern-star', 'press/northland-2010'],
  ...[
    'press/northland-2010/first/1.2',
    'press/northland-2010/first/1.1/c',
    'topic/custody',
    'indicator/cells',
    'conflict/cells',
  ],
  ...['person/ada-north', '', '"', 'a\'b/c"d', '/', '//', 'XNL\u0000', 'xnl', 'x'.repeat(5_000), '😀', 'Node', '`'],
];

export const INTEGERS = [0, 1, 2, 3, 20, 100, 101, 500, 501, -1, -(2 ** 31), 2 ** 31 - 1, 2 ** 31, 1e21, 1.5];
export const NUMBERS = [
  0,
  -0.0,
  12.5,
  14,
  -1,
  0.1,
  5e-324,
  1e300,
  -1e300,
  2 ** 53,
  2 ** 53 - 1,
  1.7976931348623157e308,
];
export const DATES = [
  '2010',
  '2010-06',
  '2010-06-01',
  '2010~',
  '2009/2012',
  '2009/..',
  '../2012',
  '',
  '2010-13',
  '2010-02-30',
  'now',
];
