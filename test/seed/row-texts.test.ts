import { expect, it } from 'vitest';
import { printProblem } from '../../src/seed/problem.js';
import { digestOf } from '../../src/seed/source/digest.js';
import { rowTexts } from '../../src/seed/source/row-texts.js';

const PASSAGES = [
  { id: 'un/table/record/norway-1', locator: { record: 'norway-1' }, digest: digestOf('Define torture') },
  { id: 'un/table/record/norway-2', locator: { record: 'norway-2' }, digest: digestOf('Ratify it') },
  { id: 'un/table/record/norway-3', locator: { record: 'norway-3' }, digest: null },
];

function read(text: string): { texts: [string, string | undefined][]; problems: string[] } {
  const { texts, problems } = rowTexts(PASSAGES, 'texts/un/table.jsonl', text);
  return { texts: [...texts], problems: problems.map(printProblem) };
}

it('gives the words of rows that their digests verify, and of others none', () => {
  const rows = [
    { record: 'norway-1', text: 'Define torture' },
    { record: 'norway-3', text: 'Without a digest' },
  ];
  expect(read(`\uFEFF${rows.map((row) => JSON.stringify(row)).join('\r\n\r\n')}\r\n`)).toEqual({
    texts: [
      ['un/table/record/norway-1', 'Define torture'],
      ['un/table/record/norway-2', undefined],
      ['un/table/record/norway-3', undefined],
    ],
    problems: [],
  });
});

it('says which line is no row, and whose words are others', () => {
  const bad = 'A line of the words of rows is {"record": "...", "text": "..."}; this is none.';
  const { problems } = read('{"record": "norway-1"}\n{"record": "norway-2", "text": "Ratify them"}\nnull\nno JSON\n');
  expect(problems).toEqual([
    `texts/un/table.jsonl:1:1: ${bad}`,
    `texts/un/table.jsonl:3:1: ${bad}`,
    `texts/un/table.jsonl:4:1: ${bad}`,
    'texts/un/table.jsonl:2:1: These are not the words of "un/table/record/norway-2": its digest is another.',
  ]);
});
