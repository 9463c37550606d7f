import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RELEASED_FILE, changelogLine, contractProblems, schemaPart, versionOf } from '../../.ci/contract/contract.js';
import type { Announcement } from '../../.ci/contract/contract.js';

const TODAY = '2026-11-29';

/** A schema of the last release. */
function released(version: string, fields: string): string {
  return `# The API of release ${version}, as clients saw it.\n${schema(fields)}`;
}

function schema(fields: string): string {
  return `type Query { law(id: ID!, first: Int = 20): Law }\ntype Law { id: ID! ${fields} }`;
}

const ANNOUNCED: Announcement = {
  announced: '2026-11-01',
  what: '`name` is gone.',
  reason: 'Ask for `title`.',
  changes: ['*.name was removed.'],
};

function changelog(...lines: readonly string[]): string {
  return `# Changelog\n\n## 0.2.0 (unreleased)\n\n- A.\n\n### Schema\n\n${lines.join('\n')}\n\n## 0.1.0\n\n### Schema\n\n- Old.\n`;
}

/** What is said of a removal of `Law.name`, where nothing else is given. */
function problems(given: Partial<Parameters<typeof contractProblems>[0]>): string[] {
  return contractProblems({
    released: released('0.1.0', 'name: String'),
    current: schema(''),
    announced: [],
    changelog: changelog(),
    today: TODAY,
    ...given,
  });
}

describe('a change that breaks clients', () => {
  it('fails where it was not announced', () => {
    expect(problems({})).toEqual([
      'Law.name was removed: that breaks clients of release 0.1.0 and was not announced. Deprecate it for 12 months first, or name it in contract/announced.yaml and in the part "Schema" of CHANGELOG.md.',
    ]);
    expect(problems({ current: schema('name: Int') })).toEqual([
      'Law.name changed type from String to Int: that breaks clients of release 0.1.0 and was not announced. Deprecate it for 12 months first, or name it in contract/announced.yaml and in the part "Schema" of CHANGELOG.md.',
    ]);
    // Another answer to the same question.
    expect(problems({ current: schema('name: String').replace('20', '30') })[0]).toMatch(
      /^Query\.law arg first has changed defaultValue from 20 to 30: that breaks clients/,
    );
  });

  it('passes where it was, and CHANGELOG.md says so', () => {
    expect(problems({ announced: [ANNOUNCED], changelog: changelog(changelogLine(ANNOUNCED)) })).toEqual([]);
  });

  it('is announced in CHANGELOG.md too, in the part for the schema of the newest version', () => {
    const line = '- Breaking, announced on 2026-11-01: `name` is gone. Ask for `title`.';
    expect(changelogLine(ANNOUNCED)).toBe(line);
    const sentence = `contract/announced.yaml: "\`name\` is gone." is not in the part "Schema" of the newest version of CHANGELOG.md. Write there: ${line}`;
    expect(problems({ announced: [ANNOUNCED] })).toEqual([sentence]);
    const elsewhere = changelog().replace('- A.', line).replace('- Old.', line);
    expect(problems({ announced: [ANNOUNCED], changelog: elsewhere })).toEqual([sentence]);
  });

  it('is announced no longer where it did not come', () => {
    expect(
      problems({
        announced: [{ ...ANNOUNCED, changes: ['*.name was removed.', 'Law.nmae was removed.'] }],
        changelog: changelog(changelogLine(ANNOUNCED)),
      }),
    ).toEqual([
      'contract/announced.yaml announces "Law.nmae was removed.", and nothing of that kind differs from release 0.1.0: take it out.',
    ]);
  });

  it('is announced by a day that has been, with a reason and the changes', () => {
    const with_ = (wrong: Partial<Announcement>): string[] =>
      problems({
        announced: [{ ...ANNOUNCED, ...wrong }],
        changelog: changelog(changelogLine({ ...ANNOUNCED, ...wrong })),
      });
    const day =
      'contract/announced.yaml: "`name` is gone." says in "announced" on which day it was announced, such as "2026-11-29", and not one to come.';
    expect(with_({ announced: '2026-11-30' })).toEqual([day]);
    expect(with_({ announced: 'soon' })).toEqual([day]);
    expect(with_({ changes: [] })[1]).toBe(
      'contract/announced.yaml: "`name` is gone." needs "announced", "what", "reason" and "changes", a list of one sentence or more.',
    );
  });

  it('needs no announcement where it was deprecated for twelve months in the last release', () => {
    const since = (day: string): string =>
      released('1.4.0', `name: String @deprecated(reason: "Since ${day}: ask for title.")`);
    expect(problems({ released: since('2025-11-29') })).toEqual([]);
    expect(problems({ released: since('2025-11-30') })).toEqual([
      'Law.name was removed: it was deprecated on 2025-11-30, and may go on 2026-11-30, not on 2026-11-29. Keep it until then, or name it in contract/announced.yaml and in the part "Schema" of CHANGELOG.md.',
    ]);
  });

  it('takes its filter and its order with it', () => {
    const api = (field: string, column: string): string =>
      `type Query { laws(filter: LawFilter, by: LawOrderField): Law }\ntype Law { id: ID! ${field} }\n` +
      `input LawFilter { id: ID ${column && `${column}: String`} }\nenum LawOrderField { id ${column} }`;
    const before = (directive: string): string =>
      `# The API of release 1.4.0.\n${api(`name: String ${directive}`, 'name')}`;
    const old = before('@deprecated(reason: "Since 2025-01-01: ask for title.")');
    expect(problems({ released: old, current: api('', '') })).toEqual([]);
    expect(problems({ released: before(''), current: api('', '') }).map((one) => one.split(':')[0])).toEqual([
      'Law.name was removed',
      'LawFilter.name was removed',
      'name was removed from enum type LawOrderField',
    ]);
  });

  it('is announced twelve months before from version 1 on', () => {
    const given = { released: released('1.0.0', 'name: String'), changelog: changelog(changelogLine(ANNOUNCED)) };
    expect(problems({ ...given, announced: [ANNOUNCED] })).toEqual([
      'contract/announced.yaml: "`name` is gone." was announced on 2026-11-01, and from version 1 on that is 12 months before: wait until 2027-11-01.',
    ]);
    expect(problems({ ...given, announced: [ANNOUNCED], today: '2027-11-01' })).toEqual([]);
  });

  it('is told from what breaks nobody', () => {
    const more = `${schema('name: String title: String')} enum New { NEW }`;
    expect(problems({ current: more.replace('first', 'after: ID, first') })).toEqual([]);
  });
});

it('a deprecation says since when, and what to ask for instead', () => {
  const now = (reason: string): string => schema(`name: String @deprecated(reason: "${reason}")`);
  const sentence =
    'Law.name is deprecated without a day: begin its reason with "Since 2026-11-29: ", and say what to ask for instead.';
  expect(problems({ current: now('Old.') })).toEqual([sentence]);
  expect(problems({ current: now('Since 2026-11-29: ') })).toEqual([sentence]);
  expect(problems({ current: now('Since 2026-11-29: ask for title.') })).toEqual([]);
});

it('the schema of a release names the release', () => {
  expect(problems({ released: schema('name: String') })).toEqual([
    'The first line of contract/released-api.graphql does not name the release.',
  ]);
});

describe('this repository', () => {
  const text = readFileSync('CHANGELOG.md', 'utf8');
  const versions = [...text.matchAll(/^## (\S+)(.*)$/gm)].map(([, version = '', rest = '']) => ({ version, rest }));

  it('keeps its contract', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['.ci/contract/check.js'], { encoding: 'utf8' });
    expect([stderr, stdout, status]).toEqual([
      '',
      'Nothing breaks clients of release 0.1.0 but what is announced.\n',
      0,
    ]);
  });

  it('has in CHANGELOG.md a part for the schema of each version', () => {
    expect(versions.length).toBeGreaterThan(1);
    const parts = text.split(/^(?=## )/m).slice(1);
    expect(parts.filter((part) => schemaPart(part) === '').map((part) => part.split('\n')[0])).toEqual([]);
  });

  it('has the ids and the API of the last release', () => {
    const out = versions.filter(({ rest }) => !rest.includes('unreleased')).map(({ version }) => version);
    expect(out.filter((version) => !existsSync(`seed/released/${version}.manifest`))).toEqual([]);
    expect(versionOf(readFileSync(RELEASED_FILE, 'utf8'))).toBe(out[0]);
  });
});
