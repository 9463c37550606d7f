import { describe, expect, test } from 'vitest';
import { folderWith, run } from './command.js';
import { digest } from './digest.js';

/** An invented profile; its sentences are nobody's. */
const TEXT = `Key Facts

Towns

12

The Law

Beating is banned by article 5 of the Code of the old kingdom.1 In the year 2012.2 Nobody was ever tried!
It names article 347.1 in no sentence.
`;

const GOOD = {
  'reports/profile.yaml': `id: press/profile
kind: PRESS
complete: true
passages:
  key-facts/1:
    digest: ${digest('12')}
  the-law/1.1:
    digest: ${digest('Beating is banned by article 5 of the Code of the old kingdom.')}
  the-law/1.2:
    digest: ${digest('In the year 2012.')}
  the-law/1.3:
    digest: ${digest('Nobody was ever tried!')}
  the-law/2.1:
    digest: ${digest('It names article 347.1 in no sentence.')}
footnotes:
  footnote/1: { number: 1, passage: press/profile/the-law/1.1, status: UNRESOLVED }
  footnote/2: { number: 2, passage: press/profile/the-law/1.2, status: UNRESOLVED }
absent: [{ field: publishedOn, reason: NOT_REPORTED }]
`,
  'topics/all.yaml': `id: topic/all
citations:
  - press/profile/key-facts/1
  - press/profile/the-law/1.1
  - press/profile/the-law/1.2
  - press/profile/the-law/1.3
  - press/profile/the-law/2.1
`,
};

/** A seed and a source; with the hashes of the source, as the program makes them. */
async function seeded(files: Readonly<Record<string, string>>, source = TEXT): Promise<{ seed: string; text: string }> {
  const held = await folderWith({ 'profile.txt': TEXT });
  const bare = await folderWith(files);
  const made = await run(['hashes', `${held}/profile.txt`, '--report', 'press/profile', '--seed', bare]);
  expect([made.code, made.stderr]).toEqual([0, '']);
  const seed = await folderWith({ ...files, 'sources/press/profile.hashes': made.stdout });
  return { seed, text: `${await folderWith({ 'profile.txt': source })}/profile.txt` };
}

/** What it says, with the names of folders left out. */
async function checked(
  { seed, text }: { seed: string; text: string },
  ...more: string[]
): Promise<{ code: number | null; lines: string[] }> {
  const { code, stdout, stderr } = await run(['check', '--seed', seed, '--source', text, ...more]);
  expect(stdout).toBe('');
  // A path that leads out of the working folder begins with ../
  const short = stderr.replaceAll(text, 'profile.txt').replaceAll(/(\.\.\/)*([^\s"]*\/)?rights-graph-\w+/g, 'seed');
  return { code, lines: short.trimEnd().split('\n') };
}

describe('rights-graph check --source', () => {
  test('says what agrees with the text', async () => {
    expect(await checked(await seeded(GOOD))).toEqual({
      code: 0,
      lines: ['9 records, no mistakes.', '5 passages and 2 footnotes of "press/profile" agree with profile.txt.'],
    });
  });

  test('reports each digest, place and sentence that differs, and hashes of another text', async () => {
    const other = TEXT.replace('ever tried!', 'ever charged!').replace('It names', 'A new sentence.\nIt names');
    expect(await checked(await seeded(GOOD, other))).toEqual({
      code: 3,
      lines: [
        'seed/reports/profile.yaml:12:5: The digest of "press/profile/the-law/1.3" is not that of the text in profile.txt:9.',
        'seed/reports/profile.yaml:14:5: The digest of "press/profile/the-law/2.1" is not that of the text in profile.txt:10. It is that of the-law/3.1, in line 11.',
        'seed/sources/press/profile.hashes:1:1: The hashes are not those of profile.txt: make them anew with "rights-graph hashes".',
        'profile.txt:11:1: No passage of "press/profile" is the-law/3.1.',
        '4 mistakes in seed. Nothing was loaded.',
      ],
    });
  });

  test('reports every kind of bad input in one run', async () => {
    const bad = `- id: press/profile
  kind: PRESS
  passages:
    key-facts/1:
      digest: ${digest('13')}
    the-law/7.1: {}
    the-law/1.1: {}
  footnotes:
    footnote/1: { number: 1, passage: press/profile/the-law/1.1, status: UNRESOLVED }
    footnote/2: { number: 1, passage: press/profile/the-law/1.1, status: UNRESOLVED }
  absent: [{ field: publishedOn, reason: NOT_REPORTED }]
- id: press/other
  kind: PRESS
  publishedOn: "2011-13"
`;
    const claims = `- id: press/profile/the-law/9.9/a
  statement: The profile says something.
  assessment: FACT
  attribution: the profile
  about: [press/profile]
  citations: [press/profile/the-law/1.1]
  validFrom: "2012/2009"
- id: press/profile/the-law/1.1/a
  statement: The profile says that beating is banned by article 5 of the code of old kings.
  assessment: FACT
  attribution: the profile
  about: [press/profile]
  citations: [press/profile/the-law/1.1]
  validFrom: "2012"
  validTo: "2009"
`;
    const conflict = `id: conflict/one
question: Who differs?
kind: SCOPE
status: OPEN
explanation: Nobody does.
claims: [press/profile/the-law/1.1/a]
`;
    const files = { 'reports/bad.yaml': bad, 'findings/bad.yaml': claims, 'conflicts/bad.yaml': conflict };
    expect(await checked(await seeded(files))).toEqual({
      code: 3,
      lines: [
        'seed/conflicts/bad.yaml:6:1: "conflict/one" has 1. Rule conflict-has-two-claims: A conflict has two claims or more.',
        'seed/findings/bad.yaml:1:7: "press/profile/the-law/9.9/a" does not cite "press/profile/the-law/9.9". Rule claim-id-names-passage: A claim cites the passage that its id begins with.',
        'seed/findings/bad.yaml:7:14: Field "validFrom" of Finding: "2012/2009" ends before it begins.',
        'seed/findings/bad.yaml:9:3: The statement of "press/profile/the-law/1.1/a" has "beating is banned by article 5 of the code of" in common with "press/profile". Rule words-are-our-own: No run of 8 words, names aside, is that of a source.',
        'seed/findings/bad.yaml:15:3: "2009" is before "2012". Rule validity-in-order: A claim does not cease to hold before it begins to ("validFrom", else its date or period).',
        'seed/reports/bad.yaml:5:7: The digest of "press/profile/key-facts/1" is not that of the text in profile.txt:5.',
        'seed/reports/bad.yaml:6:5: profile.txt has no paragraph 7 in section "the-law": it has 2.',
        'seed/reports/bad.yaml:10:19: Number 1 of "press/profile" is used at seed/reports/bad.yaml:9:19 already. Rule footnote-number-once: Each footnote of a report has a number of its own.',
        'seed/reports/bad.yaml:14:16: Field "publishedOn" of Report: "2011-13" is no date: there is no month 13.',
        '9 mistakes in seed. Nothing was loaded.',
      ],
    });
  });

  test('leaves the text alone while a file is no YAML', async () => {
    const { seed, text } = await seeded(GOOD);
    const broken = await folderWith({ 'topics/x.yaml': 'id: "topic/x\n' });
    expect(await checked({ seed: broken, text })).toEqual({
      code: 3,
      lines: [
        'seed/topics/x.yaml:2:1: This is not YAML: missing closing "quote.',
        '1 mistake in seed. Nothing was loaded.',
      ],
    });
    expect((await checked({ seed, text }, '--report', 'press/profile')).code).toBe(0);
  });

  test('says what is missing where it cannot know', async () => {
    const { seed, text } = await seeded(GOOD);
    const two = { ...GOOD, 'reports/two.yaml': GOOD['reports/profile.yaml'].replace('press/profile', 'press/two') };
    const none = { 'topics/all.yaml': 'id: topic/all\n' };
    expect(await checked({ seed, text }, '--report', 'press/profil')).toEqual({
      code: 2,
      lines: ['There is no report "press/profil". Did you mean "press/profile"?'],
    });
    expect(await checked({ seed, text: 'no-such-file.txt' })).toEqual({
      code: 2,
      lines: ['The source profile.txt cannot be read: ENOENT.'],
    });
    expect(await checked({ seed: await folderWith(two), text })).toEqual({
      code: 2,
      lines: ['Which report is the source of? Say it with --report ID (press/profile, press/two).'],
    });
    expect(await checked({ seed: await folderWith(none), text })).toEqual({
      code: 2,
      lines: ['Which report is the source of? Say it with --report ID (none has passages with digests).'],
    });
    const alone = await run(['check', '--report', 'press/profile']);
    expect([alone.code, alone.stderr]).toEqual([2, 'check takes --report only beside --source.\n']);
  });

  test('a folder that holds hashes and no YAML is refused', async () => {
    const seed = await folderWith({ 'sources/x.hashes': '' });
    const { code, stderr } = await run(['check', '--seed', seed]);
    expect([code, stderr.replace(/ in \S+: /, ' in seed: ')]).toEqual([
      2,
      'There is no YAML in seed: a seed file ends in .yaml.\n',
    ]);
  });
});
