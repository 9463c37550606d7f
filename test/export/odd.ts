import { readFileSync } from 'node:fs';
import { readOntology } from '../../src/ontology/read.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { madeRecord as record } from '../support/made-record.js';

/** Texts that quoting, encoding or a format may lose. */
export const ODD_TEXTS: readonly string[] = [
  'He said "no", and \'yes\'.',
  'First line\nsecond line\r\nthird\rfourth\tafter a tab',
  ']]> <![CDATA[ <b>&amp;</b> & &lt; <!-- -->',
  '=HYPERLINK("https://law.example","x")',
  "'=1+1",
  "''@x",
  '-5 per cent',
  '+7 700 000',
  'a; b;c; ',
  "\\u0027) DETACH DELETE n // \\\\u0027 \\ \\' \\n",
  '$row `n` {x: 1} ; // UNWIND',
  '🕊️ 𝔘nicode 347¹',
  'سجن الدولة — בית הסוהר',
  'Уголовный кодекс, ст. 347',
  ' blanks at both ends ',
  'line\u2028separator\u2029and\u00a0more\u0085',
  '"@en ^^<x> .',
  '%7B "a": [1] }',
  'null',
  '1e3',
];

/** A record of each kind of value and relation, with odd texts, absent values and empty lists; beside what ships. */
export function oddRecords(): SeedRecord[] {
  const text = (index: number): string => ODD_TEXTS[index % ODD_TEXTS.length] ?? '';
  return [
    record('Country', 'XOD', {
      name: text(0),
      iso2: 'XO',
      description: text(1),
      sameAs: ['https://law.example/x?a=1&b=2#c'],
    }),
    record('Topic', 'topic/odd', {
      name: text(2),
      description: text(3),
      aliases: ODD_TEXTS.map((one, index) => ({ text: one, language: index % 2 === 0 ? 'en' : 'zh-Hant-TW' })),
      sameAs: ['https://vocabulary.example/%7Bodd%7D', 'https://schema.org/Thing'],
    }),
    record('Topic', 'topic/odd/narrower', {}, { broader: ['topic/odd'] }),
    record('Indicator', 'indicator/odd', { name: text(11), unit: text(8) }),
    record(
      'Institution',
      'odd/body',
      {
        name: text(12),
        kind: 'NGO',
        absent: [{ field: 'description', reason: 'NOT_REPORTED' }],
        sources: [
          { field: 'name', basis: 'CITED', passage: 'odd/report/s/1.1', verified: true, note: text(9) },
          { field: 'kind', basis: 'REGISTER', address: 'https://register.example/a', verified: false },
        ],
      },
      { citations: ['odd/report/s/1.1'] },
    ),
    record(
      'Report',
      'odd/report',
      { name: text(13), kind: 'NGO_REPORT', publishedOn: '2011~', complete: false },
      { publisher: ['odd/body'], about: ['XOD'] },
    ),
    record(
      'Passage',
      'odd/report/s/1.1',
      { locator: { section: 's', paragraph: 1, sentence: 1 } },
      { report: ['odd/report'] },
    ),
    record('Passage', 'odd/report/s/10.2', { locator: { record: text(10) } }, { report: ['odd/report'] }),
    record(
      'Footnote',
      'odd/report/n1',
      { number: 1, status: 'CANDIDATE', note: text(6) },
      { report: ['odd/report'], passage: ['odd/report/s/1.1'], candidates: ['odd/report'] },
    ),
    ...ODD_TEXTS.map((one, index) =>
      record(
        'Finding',
        `odd/report/s/1.1/f${index}`,
        {
          statement: one,
          assessment: 'FACT',
          terms: index % 3 === 0 ? [...ODD_TEXTS.slice(index, index + 3)] : [],
          attribution: text(index + 1),
          ...(index % 2 === 0 ? { validFrom: '2009-02/2012', validTo: '../2013' } : { validFrom: '1998-08-26' }),
          ...(index === 3 ? { inferred: ['foundBy'] } : {}),
        },
        {
          foundBy: ['odd/body'],
          about: ['XOD'],
          citations: index % 4 === 0 ? ['odd/report/s/10.2', 'odd/report/s/1.1'] : ['odd/report/s/1.1'],
          topics: index % 2 === 0 ? ['topic/odd/narrower'] : ['topic/odd'],
          supersedes: index === 9 ? ['odd/report/s/1.1/f10'] : [],
        },
      ),
    ),
    ...[0.1, -3, 12345678.875, 1e-7].map((value, index) =>
      record(
        'Observation',
        `odd/report/s/1.1/o${index}`,
        { statement: text(14), value, rank: index - 1, period: '2010' },
        {
          indicator: ['indicator/odd'],
          subjects: ['XOD'],
          citations: ['odd/report/s/1.1'],
        },
      ),
    ),
    record(
      'Conflict',
      'conflict/odd',
      { question: text(15), kind: 'CONTRADICTION', status: 'OPEN', explanation: text(1), differsIn: ['assessment'] },
      {
        claims: ['odd/report/s/1.1/f2', 'odd/report/s/1.1/f11'],
        citations: ['odd/report/s/10.2'],
      },
    ),
  ];
}

/** The ontology of schema.graphql, which the odd records are of. */
export const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));
