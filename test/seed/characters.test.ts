import { describe, expect, it } from 'vitest';
import { printProblem } from '../../src/seed/problem.js';
import { readSeed } from '../../src/seed/seed.js';
import { goodFiles, ontology } from '../support/good.js';

/** What is said of one file beside the good seed. */
function said(text: string, path = 'seed/topics/x.yaml'): string[] {
  return readSeed(ontology, [...goodFiles, { path, text }]).problems.map(printProblem);
}

const CONTROL = 'a control character: take it out.';
const TURNS = 'a character that turns the direction of text: take it out.';
const HALF = 'half of a character: take it out, or write the whole.';
const NO_UTF8 = 'written in place of bytes that are no UTF-8: write it in UTF-8.';
const MARK = 'a byte order mark: take it out.';
const LINES = 'which only a block text (|) may have: take it out.';

const REFUSED: readonly (readonly [name: string, advice: string])[] = [
  ...['U+0000', 'U+0007', 'U+0008', 'U+000B', 'U+000C', 'U+001B', 'U+001F', 'U+007F', 'U+0080', 'U+0085', 'U+009F'].map(
    (name) => [name, CONTROL] as const,
  ),
  ...['U+061C', 'U+200E', 'U+200F', 'U+202A', 'U+202B', 'U+202C', 'U+202D', 'U+202E'].map(
    (name) => [name, TURNS] as const,
  ),
  ...['U+2066', 'U+2067', 'U+2068', 'U+2069'].map((name) => [name, TURNS] as const),
  ...['U+D800', 'U+DBFF', 'U+DC00', 'U+DFFF'].map((name) => [name, HALF] as const),
  ['U+FFFD', NO_UTF8],
  ['U+FEFF', MARK],
];
const hex = (name: string): string => name.slice('U+'.length);
const character = (name: string): string => String.fromCodePoint(parseInt(hex(name), 16));

describe.each(REFUSED)('%s', (name, advice) => {
  const escape = `\\u${hex(name)}`;
  const raw = character(name);

  it('is refused in a value, where it stands', () => {
    expect(said(`id: topic/x\nname: To${raw}rture\n`)).toEqual([
      `seed/topics/x.yaml:2:9: ${name} stands here, ${advice}`,
    ]);
  });

  it('is refused in a value that has it as an escape, where the value begins', () => {
    expect(said(`id: topic/x\nname: "To${escape}rture"\n`)).toEqual([
      `seed/topics/x.yaml:2:7: The text has ${name} in it, ${advice}`,
    ]);
  });

  it('is refused in a key, written as it is or as an escape', () => {
    expect(said(`id: topic/x\nna${raw}me: Torture\n`)).toEqual([
      `seed/topics/x.yaml:2:3: ${name} stands here, ${advice}`,
    ]);
    expect(said(`id: topic/x\n"na${escape}me": Torture\n`)).toEqual([
      `seed/topics/x.yaml:2:1: The key has ${name} in it, ${advice}`,
    ]);
  });

  it('is refused in a comment', () => {
    expect(said(`id: topic/x # ${raw}\n`)).toEqual([`seed/topics/x.yaml:1:15: ${name} stands here, ${advice}`]);
  });

  it('is refused in the name of a file, which is printed without it', () => {
    expect(said('id: topic/x\n', `seed/topics/x${raw}.yaml`)).toEqual([
      `seed/topics/x<${name}>.yaml:1:1: The name of the file has ${name} in it, ${advice}`,
    ]);
  });
});

describe('characters', () => {
  it('are refused once in a line, each line', () => {
    expect(said('id: topic/x\nname: a\u0000b\u0000c\ndescription: d\u202Ee\n')).toEqual([
      `seed/topics/x.yaml:2:8: U+0000 stands here, ${CONTROL}`,
      `seed/topics/x.yaml:3:15: U+202E stands here, ${TURNS}`,
    ]);
  });

  it('are refused in an id, in a list and in a value with fields of its own', () => {
    const text = `id: "topic/\\u200Fx"\n`;
    expect(said(text)).toEqual([`seed/topics/x.yaml:1:5: The text has U+200F in it, ${TURNS}`]);
    const aliases = 'id: topic/x\naliases: [{ text: "a\\0", language: en }]\nnorms: ["topic/\\e"]\n';
    expect(said(aliases)).toEqual([
      `seed/topics/x.yaml:2:19: The text has U+0000 in it, ${CONTROL}`,
      `seed/topics/x.yaml:3:9: The text has U+001B in it, ${CONTROL}`,
    ]);
  });

  it('are refused in the names of folders and of hashes too, and nothing is said of what that file may hold', () => {
    expect(said('id: topic/x\nbroader: [topic/none]\n', 'seed/topics/a\u202Eb/x.yaml')).toEqual([
      `seed/topics/a<U+202E>b/x.yaml:1:1: The name of the file has U+202E in it, ${TURNS}`,
    ]);
    expect(said('', 'seed/sources/press\u0007/x.hashes')).toEqual([
      `seed/sources/press<U+0007>/x.hashes:1:1: The name of the file has U+0007 in it, ${CONTROL}`,
    ]);
    expect(said('id: topic/x\n', 'seed/topics/a\nb.yaml')).toEqual([
      `seed/topics/a<U+000A>b.yaml:1:1: The name of the file has U+000A in it, ${LINES}`,
    ]);
  });

  it('are printed by their numbers where another error quotes them', () => {
    expect(said('id: topic/x\nname: *o\u202Edd\n')).toEqual([
      'seed/topics/x.yaml:2:7: "*o<U+202E>dd" repeats another value: write the value out.',
      `seed/topics/x.yaml:2:9: U+202E stands here, ${TURNS}`,
    ]);
    expect(printProblem({ file: 'a\u0000', line: 1, column: 2, sentence: 'No \u001B[2J here.' })).toBe(
      'a<U+0000>:1:2: No <U+001B>[2J here.',
    );
  });

  it('that part lines stand in block texts only', () => {
    expect(said('id: topic/x\ndescription: |\n  One\tline.\n\n  Another.\n')).toEqual([]);
    expect(said('id: topic/x\r\ndescription: |\r\n  One\tline.\r\n  Another.\r\n')).toEqual([]);
    expect(said('id: topic/x\ndescription: "One\\nline."\n')).toEqual([
      `seed/topics/x.yaml:2:14: The text has U+000A in it, ${LINES}`,
    ]);
    expect(said('id: topic/x\ndescription: "One\\tline."\n')).toEqual([
      `seed/topics/x.yaml:2:14: The text has U+0009 in it, ${LINES}`,
    ]);
    expect(said('id: topic/x\ndescription: One\rline.\n')).toEqual([
      `seed/topics/x.yaml:2:17: U+000D stands here, ${CONTROL}`,
    ]);
  });

  it('of every script, signs and emoji stand where they like, and a byte order mark at the beginning', () => {
    const text = '\uFEFFid: topic/x\nname: Азаптау, ازابتاۋ, 酷刑, 😀, e\u0301, zero\u200Cwidth\n';
    expect(said(text)).toEqual([]);
    expect(said('id: topic/x\nname: "\\uD83D\\uDE00"\n')).toEqual([]);
  });
});
