import { symlink, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ask, folderWith, run, serve, start } from './command.js';
import { digest } from './digest.js';

/** An invented report; its sentences are nobody's. */
const TEXT = `Key Facts

Towns

12

The Law

Beating is banned by article 5 of the Code of the old kingdom.1 In the year 2012. Nobody was ever tried!

It names article 347.1 in no sentence.
`;

const SEED = {
  'reports/profile.yaml': `- id: press/profile
  kind: PRESS
  passages:
    key-facts/1: { digest: ${digest('12')} }
    the-law/1.1: { digest: ${digest('Beating is banned by article 5 of the Code of the old kingdom.')} }
    the-law/1.3: { digest: ${digest('Nobody was ever tried!')} }
    the-law/2.1: { digest: ${digest('It names article 347.1 in no sentence.')} }
    the-law/1.2: {}
    record/xnl: { digest: ${digest('a row')} }
  absent: [{ field: publishedOn, reason: NOT_REPORTED }]
- id: press/other
  kind: PRESS
  passages:
    news/1.1: {}
  absent: [{ field: publishedOn, reason: NOT_REPORTED }]
`,
};

const PASSAGES = '{ passages { nodes { id text } } meta { dataVersion } search(query: "beating") { totalCount } }';

interface Answered {
  readonly data: {
    readonly passages: { readonly nodes: readonly { readonly id: string; readonly text: string | null }[] };
    readonly meta: { readonly dataVersion: string };
    readonly search: { readonly totalCount: number };
  };
  readonly extensions: { readonly notices?: readonly { readonly message: string; readonly path?: unknown }[] };
}

const ABSENT =
  'This server holds no copy of the report that the passage stands in: its operator can give it one, with the setting SOURCES. The locator says where the words stand.';

async function answered(seed: string, sources?: string): Promise<Answered & { readonly said: string }> {
  const environment = sources === undefined ? {} : { SOURCES: sources };
  const { code, stdout, stderr } = await run(['query', '-', '--seed', seed], environment, PASSAGES);
  expect(code, stderr).toBe(0);
  return { ...(JSON.parse(stdout) as Answered), said: stderr };
}

/** What a server says that does not start with these texts; names of folders are left out. */
async function refused(texts: Readonly<Record<string, string>>): Promise<{ code: number | null; lines: string[] }> {
  const [seed, sources] = [await folderWith(SEED), await folderWith(texts)];
  return ended(await start(['serve', '--seed', seed], { PORT: '0', SOURCES: sources }).ended, sources);
}

function ended(
  { code, stderr }: { code: number | null; stderr: string },
  sources: string,
): {
  code: number | null;
  lines: string[];
} {
  const short = stderr.replaceAll(/(\.\.\/)+([^\s"]*\/)?rights-graph-\w+/g, 'texts').replaceAll(sources, 'texts');
  return { code, lines: short.trimEnd().split('\n') };
}

const ADVICE =
  'Put the words of the report there, or take the file out of SOURCES: a text that is not verified is not served.';

describe('SOURCES', () => {
  test('gives passages their text, and changes nothing else', async () => {
    const seed = await folderWith(SEED);
    const sources = await folderWith({ 'press/profile.txt': TEXT });
    const without = await answered(seed);
    const held = await answered(seed, sources);
    expect(held.said).toBe('The texts of 4 passages of 1 report are verified.\n');
    expect(without.data.passages.nodes.map(({ text }) => text)).toEqual([null, null, null, null, null, null, null]);
    expect(without.extensions.notices).toEqual([{ message: ABSENT, path: ['passages', 'nodes', 0, 'text'] }]);
    expect(Object.fromEntries(held.data.passages.nodes.map(({ id, text }) => [id, text]))).toEqual({
      'press/other/news/1.1': null,
      'press/profile/key-facts/1': '12',
      'press/profile/record/xnl': null,
      'press/profile/the-law/1.1': 'Beating is banned by article 5 of the Code of the old kingdom.',
      'press/profile/the-law/1.2': null,
      'press/profile/the-law/1.3': 'Nobody was ever tried!',
      'press/profile/the-law/2.1': 'It names article 347.1 in no sentence.',
    });
    expect(held.extensions.notices).toEqual([
      { message: ABSENT, path: ['passages', 'nodes', 0, 'text'] },
      {
        message:
          '"press/profile/record/xnl" is no sentence or key fact: its locator names a place without words of its own.',
        path: ['passages', 'nodes', 2, 'text'],
      },
      {
        message: '"press/profile/the-law/1.2" has no digest, by which its text could be verified.',
        path: ['passages', 'nodes', 4, 'text'],
      },
    ]);
    // What is not asked for the text is the same, byte for byte: version, search and all.
    expect(held.data.meta).toEqual(without.data.meta);
    expect(held.data.search).toEqual({ totalCount: 0 });
    const query =
      '{ passages { nodes { id digest absent { field } locator { section } } } meta { dataVersion counts { count } } }';
    const plain = await run(['query', '-', '--seed', seed], {}, query);
    expect((await run(['query', '-', '--seed', seed], { SOURCES: sources }, query)).stdout).toBe(plain.stdout);
  });

  test('a server says what it holds, then that it is ready', async () => {
    const sources = await folderWith({ 'press/profile.txt': TEXT });
    const { url, said } = await serve(['--seed', await folderWith(SEED)], { SOURCES: sources });
    expect(said()).toBe(
      `The texts of 4 passages of 1 report are verified.\nrights-graph is ready. Playground: ${url}/playground\n`,
    );
    const query = '{ passage(id: "press/profile/the-law/1.3") { words: text } }';
    expect(await ask(url, query)).toEqual({ status: 200, data: { passage: { words: 'Nobody was ever tried!' } } });
  });

  test.each([
    ['a byte order mark and lines of Windows', `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`],
    ['lines of an old Macintosh', TEXT.replaceAll('\n', '\r')],
    ['composed letters and other white space', TEXT.replaceAll('. ', '.\u00A0').normalize('NFD')],
  ])('%s are no difference', async (_, text) => {
    const held = await answered(await folderWith(SEED), await folderWith({ 'press/profile.txt': text }));
    expect(held.data.passages.nodes.filter((passage) => passage.text !== null)).toHaveLength(4);
  });

  test('links are followed, hidden files are left alone, others are named', async () => {
    const real = await folderWith({ 'a.txt': TEXT, 'sub/x.pdf': '' });
    const sources = await folderWith({ 'press/.old.txt': 'x', '.git/press/profile.txt': 'x' });
    await symlink(`${real}/a.txt`, `${sources}/press/profile.txt`);
    await symlink(`${real}/sub`, `${sources}/more`);
    await symlink(sources, `${sources}/press/circle`);
    const { said } = await answered(await folderWith(SEED), sources);
    expect(ended({ code: 0, stderr: said }, sources).lines).toEqual([
      'texts/more/x.pdf is not read: the text of a report is named by its id, for example atlas/kazakhstan-2014.txt.',
      'The texts of 4 passages of 1 report are verified.',
    ]);
  });

  test('one character that differs is a mistake in its line, and the server does not start', async () => {
    expect(await refused({ 'press/profile.txt': TEXT.replace('ever tried!', 'ever tryed!') })).toEqual({
      code: 3,
      lines: [
        'texts/press/profile.txt:9:1: These are not the words of "press/profile/the-law/1.3": its digest is another.',
        `1 mistake in the texts of SOURCES. ${ADVICE}`,
      ],
    });
  });

  test('words that stand elsewhere, and places that are not there, in one run', async () => {
    const moved = TEXT.replace('\n12\n', '\n13\n').replace(
      '\nIt names',
      '\nA sentence of another edition.\n\nIt names',
    );
    expect(await refused({ 'press/profile.txt': moved, 'press/profil.txt': TEXT, 'press/other.txt': TEXT })).toEqual({
      code: 3,
      lines: [
        'texts/press/other.txt:1:1: No passage of "press/other" has a digest, by which its text could be verified.',
        'texts/press/profil.txt:1:1: No Report has the id "press/profil"; the nearest is "press/profile".',
        'texts/press/profile.txt:5:1: These are not the words of "press/profile/key-facts/1": its digest is another.',
        'texts/press/profile.txt:11:1: These are not the words of "press/profile/the-law/2.1": its digest is another. They stand in line 13.',
        `4 mistakes in the texts of SOURCES. ${ADVICE}`,
      ],
    });
    expect(await refused({ 'press/profile.txt': TEXT.slice(0, TEXT.indexOf('It names')) })).toEqual({
      code: 3,
      lines: [
        'texts/press/profile.txt:9:1: "press/profile/the-law/2.1" is not there: texts/press/profile.txt has no paragraph 2 in section "the-law": it has 1.',
        `1 mistake in the texts of SOURCES. ${ADVICE}`,
      ],
    });
  });

  test('a text of another encoding is a mistake in its line', async () => {
    const [seed, sources] = [await folderWith(SEED), await folderWith({ 'press/other.txt': 'x' })];
    await writeFile(
      `${sources}/press/profile.txt`,
      Buffer.concat([Buffer.from(TEXT), Buffer.from([0xcf, 0xfb, 0xf2, 0xea, 0xe8])]),
    );
    expect(ended(await run(['serve', '--seed', seed], { SOURCES: sources }), sources)).toEqual({
      code: 3,
      lines: ['texts/press/profile.txt:12:1: The line is no UTF-8: save the file as UTF-8.'],
    });
  });

  test('a folder that cannot be used is a sentence', async () => {
    const refusal = async (sources: string): Promise<unknown> => {
      const found = await run(['serve', '--seed', await folderWith(SEED)], { PORT: '0', SOURCES: sources });
      return ended(found, sources);
    };
    expect(await refusal('no-such-folder')).toEqual({
      code: 2,
      lines: ['SOURCES is "texts", and there is no folder of that name.'],
    });
    expect(await refusal('package.json')).toEqual({
      code: 2,
      lines: ['SOURCES is "texts", and there is no folder of that name.'],
    });
    expect(await refusal(await folderWith({ 'profile.md': TEXT }))).toEqual({
      code: 2,
      lines: [
        'There is no text in texts: the text of a report is named by its id, for example atlas/kazakhstan-2014.txt.',
      ],
    });
    const broken = await folderWith({ 'press/x': '' });
    await symlink('nowhere', `${broken}/press/profile.txt`);
    expect(await refusal(broken)).toEqual({
      code: 2,
      lines: [
        'texts/press/x is not read: the text of a report is named by its id, for example atlas/kazakhstan-2014.txt.',
        'The source texts/press/profile.txt cannot be read: ENOENT.',
      ],
    });
  });

  // Texts of real reports are not ours to commit: whoever holds them names their folder.
  const own = process.env['SOURCES'] ?? '';
  test.skipIf(own === '')('the texts that you hold are those that the seed was read from', async () => {
    const query = '{ passages(first: 500) { nodes { id digest text } } }';
    const { code, stdout, stderr } = await run(['query', '-'], { SOURCES: own }, query);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^The texts of \d+ passages of .* verified\.\n$/)]);
    const { nodes } = (
      JSON.parse(stdout) as { data: { passages: { nodes: { digest: string; text: string | null }[] } } }
    ).data.passages;
    const held = nodes.filter(({ text }) => text !== null);
    expect(held.length).toBeGreaterThan(0);
    for (const one of held) expect(digest(one.text ?? '')).toBe(one.digest);
  });
});
