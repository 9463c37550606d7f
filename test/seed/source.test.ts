import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { printProblem } from '../../src/seed/problem.js';
import { readSeed } from '../../src/seed/seed.js';
import { digestOf } from '../../src/seed/source/digest.js';
import { normalisedWords, parseShingles, printShingles, shingleHashes } from '../../src/seed/source/shingles.js';
import { paragraphsOf, readSourceText, slugOf } from '../../src/seed/source/source-text.js';
import { sectionsOf, verify, writtenOf } from '../../src/seed/source/verify.js';
import { goodFiles, ontology } from '../support/good.js';

/** An invented profile with the traps of a real one. */
const TEXT = `last updated Jan 02, 2013

Key Facts


12 towns

People

5,000 (UN 2009)

Jails

2 (for 100,000 people)


never signed

Old and New

The capital is old.1 In the year 2012.2 The rest is new!
Another paragraph begins without a blank line, says Mr. B. Smith of No. 7 in art. 4 par. 2 of the code.3 “Quoted” it ends”.4

One that names article 347.1 The Great by name, which is no marker.

Heading Over Headings

Law and Order

It has a list: of this; and of that.5
`;
const SECTIONS = new Set(['key-facts', 'old-and-new', 'law-and-order']);

function places(text: string): string[] {
  const { sections } = readSourceText('profile.txt', text, SECTIONS);
  return [...sections].flatMap(([section, paragraphs]) =>
    paragraphs.flatMap(({ sentences }, paragraph) =>
      sentences.map(
        ({ text: sentence, marker, line }, index) =>
          `${section}/${paragraph + 1}.${index + 1} ${line} ${marker ?? '-'} ${sentence}`,
      ),
    ),
  );
}

describe('a source', () => {
  it('is taken apart into key facts, sections, paragraphs and sentences, markers aside', () => {
    expect(places(TEXT)).toEqual([
      'key-facts/1.1 6 - 12 towns',
      'key-facts/2.1 10 - 5,000 (UN 2009)',
      'key-facts/3.1 14 - 2 (for 100,000 people)',
      'key-facts/4.1 17 - never signed',
      'old-and-new/1.1 21 1 The capital is old.',
      'old-and-new/1.2 21 2 In the year 2012.',
      'old-and-new/1.3 21 - The rest is new!',
      'old-and-new/2.1 22 3 Another paragraph begins without a blank line, says Mr. B. Smith of No. 7 in art. 4 par. 2 of the code.',
      'old-and-new/2.2 22 4 “Quoted” it ends”.',
      'old-and-new/3.1 24 - One that names article 347.1 The Great by name, which is no marker.',
      'law-and-order/1.1 30 5 It has a list: of this; and of that.',
    ]);
  });

  it('reads the same with other line ends and white space', () => {
    expect(places(TEXT.replaceAll('\n', '\r\n').replaceAll('capital is', 'capital \u00a0 is'))).toEqual(places(TEXT));
  });

  it('knows a heading by its slug, even where it looks like a sentence', () => {
    const text = 'What is it?\nIt is this.\nLaw, and Order!\nThat.\n';
    expect(places(text)).toEqual(['law-and-order/1.1 4 - That.']);
    expect(slugOf('Practice of Torture and Ill-Treatment')).toBe('practice-of-torture-and-ill-treatment');
    expect(slugOf('  Éléments – № 5 ')).toBe('elements-no-5');
  });

  it('has digests that white space and the form of letters do not change', () => {
    const digest = createHash('sha256').update('The caf\u00e9 is old.').digest('hex');
    expect(digestOf(' The  cafe\u0301\u00a0is\nold. ')).toBe(digest);
  });
});

const RECORDS = `id: press/profile
kind: PRESS
complete: COMPLETE
passages:
  key-facts/2:
    digest: ${digestOf('5,000 (UN 2009)')}
  old-and-new/1.1:
    digest: ${digestOf('The rest is new!')}
  old-and-new/1.2:
    digest: ${digestOf('In the year 2012.2')}
  old-and-new/2: {}
  law-and-order/1.2: {}
  law-and-order/2.1: {}
  law-and-oder/1.1: {}
  key-facts/5: {}
  record/one: {}
footnotes:
  footnote/1:
    number: 1
    passage: press/profile/old-and-new/1.2
    status: UNRESOLVED
  footnote/3:
    number: 3
    passage: press/profile/old-and-new/2
    status: UNRESOLVED
  footnote/6:
    number: 6
    passage: press/profile/old-and-new/2
    status: UNRESOLVED
`;

async function verified(complete: boolean): Promise<string[]> {
  const text = RECORDS.replace('COMPLETE', String(complete));
  const { records } = readSeed(ontology, [...goodFiles, { path: 'seed/reports/x.yaml', text }]);
  const report = records.find(({ id }) => id === 'press/profile');
  if (!report) throw new Error('The report is not there');
  const written = writtenOf(report, records);
  return verify(written, readSourceText('profile.txt', TEXT, sectionsOf(written))).map(printProblem);
}

describe('what is written of a source', () => {
  const MISTAKES = [
    'seed/reports/x.yaml:8:5: The digest of "press/profile/old-and-new/1.1" is not that of the text in profile.txt:21. It is that of old-and-new/1.3, in line 21.',
    'seed/reports/x.yaml:10:5: The digest of "press/profile/old-and-new/1.2" is not that of the text in profile.txt:21.',
    'seed/reports/x.yaml:12:3: profile.txt has no sentence law-and-order/1.2: the paragraph in line 30 has 1.',
    'seed/reports/x.yaml:13:3: profile.txt has no paragraph 2 in section "law-and-order": it has 1.',
    'seed/reports/x.yaml:14:3: profile.txt has no section "law-and-oder". Did you mean "law-and-order"?',
    'seed/reports/x.yaml:15:3: profile.txt has no key fact 5: it has 4.',
    'seed/reports/x.yaml:20:14: The marker 1 stands in old-and-new/1.1, profile.txt:21, not in "press/profile/old-and-new/1.2".',
    'seed/reports/x.yaml:27:5: profile.txt has no marker 6.',
  ];

  it('is compared with it: locators, digests, and where footnotes stand', async () => {
    expect(await verified(false)).toEqual(MISTAKES);
  });

  it('leaves nothing out, where the report is complete', async () => {
    expect(await verified(true)).toEqual([
      'profile.txt:6:1: No passage of "press/profile" is key-facts/1.',
      'profile.txt:14:1: No passage of "press/profile" is key-facts/3.',
      'profile.txt:17:1: No passage of "press/profile" is key-facts/4.',
      'profile.txt:21:1: No footnote of "press/profile" is number 2, in old-and-new/1.2.',
      'profile.txt:21:1: No passage of "press/profile" is old-and-new/1.3.',
      'profile.txt:22:1: No footnote of "press/profile" is number 4, in old-and-new/2.2.',
      'profile.txt:24:1: No passage of "press/profile" is old-and-new/3.1.',
      'profile.txt:30:1: No passage of "press/profile" is law-and-order/1.1.',
      'profile.txt:30:1: No footnote of "press/profile" is number 5, in law-and-order/1.1.',
      ...MISTAKES,
    ]);
  });
});

describe('hashed runs of words', () => {
  it('are those of small letters and digits, of eight words each', () => {
    const words = normalisedWords('The “use of Torture” – and ill-treatment, in 2012!');
    expect(words).toEqual(['the', 'use', 'of', 'torture', 'and', 'illtreatment', 'in', '2012']);
    const [hash, ...more] = shingleHashes(words);
    const sha = createHash('sha256').update(words.join(' ')).digest().subarray(0, 6).toString('base64url');
    expect([hash, more]).toEqual([sha, []]);
    expect(shingleHashes(words.slice(1))).toEqual([]);
  });

  it('are written in an order that says nothing of the text, and read back', () => {
    const paragraphs = paragraphsOf(readSourceText('profile.txt', TEXT, SECTIONS));
    const text = printShingles('press/profile', paragraphs);
    const { shingles, badLines } = parseShingles(text);
    expect(badLines).toEqual([]);
    expect([...shingles]).toEqual([...shingles].sort());
    expect(new Set(paragraphs.flatMap((paragraph) => shingleHashes(normalisedWords(paragraph))))).toEqual(shingles);
    expect(text.split('\n')[0]).toBe(
      '# Each run of 8 words of press/profile, hashed: docs/seed-format.md says how. Made by "rights-graph hashes".',
    );
  });

  it('stand in a file for each report, with nothing else in it', async () => {
    const files = [
      { path: 'seed/sources/press/x.hashes', text: '# of x\nAAAAAAAA BBBBBBBB\nThe words themselves\n' },
      { path: 'seed/reports/x.hashes', text: 'AAAAAAAA\n' },
    ];
    const { problems, shingles } = readSeed(ontology, [...goodFiles, ...files]);
    expect(problems.map(printProblem)).toEqual([
      'seed/reports/x.hashes:1:1: Hashes of a source stand in sources/ under the id of their report.',
      'seed/sources/press/x.hashes:3:1: The line holds something else than hashes: make the file anew with "rights-graph hashes".',
    ]);
    expect([...shingles.keys()]).toEqual(['press/ruritania/2015-01-02', 'press/x']);
  });
});
