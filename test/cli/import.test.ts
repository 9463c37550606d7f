import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, folderWith, run, serve } from './command.js';

const LIST = `Participant,Signature,"Ratification, Accession(a)"
Norway,4 Feb 1985,9 Jul 1986
Norwey,,1 Jan 2000
Chad,,9 Jun 1995 a
`;
const TABLE = `To,Text,From,Response,Action,Issue,Session
Chad,Define torture,Norway,Accepted,5,Environment,5
`;

function files(): Promise<string> {
  return folderWith({ '4-9.csv': LIST, 'upr.csv': TABLE });
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe('rights-graph import', () => {
  it('writes records, the same every time, and says what became of each row', async () => {
    const folder = await files();
    const to = join(folder, 'imports');
    const list = join(folder, '4-9.csv');
    const ended = await run(['import', 'untc', list, list, '--to', to]);
    expect(ended).toMatchObject({
      code: 0,
      stdout: `${list}: 3 rows (utf-8), 2 read, 1 refused.
  ${list}:3: refused: "Norwey" is no state that is known by this name. Did you mean "Norway"?
Records: 2 Country, 2 Passage, 1 Report, 1 Treaty, 3 TreatyAction.
`,
      stderr: `The lists are taken to be of 1995, the year of their latest day: --as-of YEAR says another.
Written: ${to}/untc/status-1995/4-9.jsonl
`,
    });
    const first = await readFile(join(to, 'untc/status-1995/4-9.jsonl'), 'utf8');
    await run(['import', 'untc', list, '--to', to, '--as-of', '1995']);
    expect(await readFile(join(to, 'untc/status-1995/4-9.jsonl'), 'utf8')).toBe(first);
    const ids = first
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual([...ids].sort());
  });

  it('is served beside the YAML, with the words of rows for who holds them, and checked by the same rules', async () => {
    const folder = await files();
    const [to, texts] = [join(folder, 'imports'), join(folder, 'texts')];
    const ended = await run(['import', 'upr', join(folder, 'upr.csv'), '--texts', texts], { IMPORTS: to });
    expect(ended.stdout).toBe(`${join(folder, 'upr.csv')}: 1 row (utf-8), 1 read, 0 refused.
Records: 2 Country, 1 Passage, 1 Recommendation, 1 Report.
Without a topic here: Environment (1).
`);
    expect(await filesBelow(folder)).toEqual([
      '4-9.csv',
      'imports/upr/session-5.jsonl',
      'texts/un/upr-recommendations-session-5.jsonl',
      'upr.csv',
    ]);
    expect(await run(['check'], { IMPORTS: to })).toMatchObject({ code: 0, stdout: /^\d+ records, no mistakes\.\n$/ });
    const { url } = await serve([], { IMPORTS: to, SOURCES: texts });
    const query = `{ country(id: "TCD") { name recommendationsReceived { nodes {
      response statedOn knownAt recommendedBy { nodes { id } } topics { nodes { id } } citations { nodes { id text } }
    } } } }`;
    expect(await ask(url, query)).toEqual({
      status: 200,
      data: {
        country: {
          name: 'Chad',
          recommendationsReceived: {
            nodes: [
              {
                response: 'ACCEPTED',
                statedOn: '2009-05',
                knownAt: '2009-05-31',
                recommendedBy: { nodes: [{ id: 'NOR' }] },
                topics: { nodes: [{ id: 'topic/definition-of-torture' }] },
                citations: {
                  nodes: [{ id: 'un/upr-recommendations-session-5/record/chad-1', text: 'Define torture' }],
                },
              },
            ],
          },
        },
      },
    });
  });

  it.each<readonly [string, readonly string[], number, string]>([
    ['an unknown registry', ['import', 'unct', 'x.csv'], 2, '"unct" is no registry: it is untc or upr.\n'],
    [
      'a year of recommendations',
      ['import', 'upr', 'x.csv', '--as-of', '2015'],
      2,
      '--as-of is for untc: a recommendation is of its session.\n',
    ],
    [
      'a year that is none',
      ['import', 'untc', 'x.csv', '--as-of', 'now'],
      2,
      '--as-of is "now": it must be a year, for example 2015.\n',
    ],
    [
      'a file that is not there',
      ['import', 'upr', 'x.csv'],
      3,
      'x.csv:1: The file cannot be read: ENOENT.\nNothing was written.\n',
    ],
  ])('of %s ends with a sentence', async (_, args, code, stderr) => {
    expect(await run(args)).toMatchObject({ code, stderr, stdout: '' });
  });

  it('of which no row can be read writes nothing', async () => {
    const folder = await folderWith({ '4-9.csv': 'Participant,Signature\nNorwey,1 Jan 2000\n' });
    const file = join(folder, '4-9.csv');
    expect(await run(['import', 'untc', file, '--to', folder, '--as-of', '2000'])).toMatchObject({
      code: 3,
      stderr: `${file}: 1 row (utf-8), 0 read, 1 refused.
  ${file}:2: refused: "Norwey" is no state that is known by this name. Did you mean "Norway"?
Records: 1 Report.
No row could be read: nothing was written.
`,
    });
    expect(await filesBelow(folder)).toEqual(['4-9.csv']);
  });

  it('that cannot be written leaves what was there', async () => {
    const folder = await files();
    const ended = await run(['import', 'upr', join(folder, 'upr.csv'), '--to', '/dev/full']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/session-5\.jsonl cannot be written, and nothing was changed: ENOTDIR: .*\n$/);
  });

  it('whose folder is named and not there is a mistake in the settings', async () => {
    expect(await run(['check'], { IMPORTS: 'nowhere' })).toMatchObject({
      code: 2,
      stderr: 'IMPORTS is "nowhere", and there is no folder of that name.\n',
    });
  });
});
