import { readFileSync } from 'node:fs';

const README = readFileSync('README.md', 'utf8');

/** The text of a block of code that begins so. */
export function readmeCommand(beginning: string): string {
  const blocks = [...README.matchAll(/\n```\w*\n([^]*?)\n```/g)].map(([, text = '']) => text);
  return found(
    blocks.find((text) => text.startsWith(beginning)),
    `a block of code that begins with "${beginning}"`,
  );
}

/** The line of a block of commands that begins so, without its comment. */
export function readmeLine(beginning: string): string {
  const line = README.split('\n').find((one) => one.startsWith(beginning));
  return found(line, `a line that begins with "${beginning}"`).replace(/\s+#.*$/, '');
}

/** The rows of the table whose head begins with these words, cell by cell. */
export function readmeTable(...head: readonly string[]): string[][] {
  const lines = README.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${head.join(' | ')} |`));
  found(from < 0 ? undefined : from, `a table with ${head.join(', ')}`);
  const rows = lines.slice(from + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The address of the playground that the README promises. */
export function promisedPlayground(): URL {
  const [, address] = /prints the address of the playground, <([^>]+)>/.exec(README) ?? [];
  return new URL(found(address, 'the address of the playground'));
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`README.md has no longer ${what}.`);
  return value;
}
