import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIMITS, LIMIT_NAMES } from '../../src/api/limits.js';
import { limitSetting } from '../../src/cli/settings.js';

const readme = readFileSync('README.md', 'utf8');
const block = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``, 'g'))].map(([, text = '']) => text);

describe('what is promised', () => {
  it.each([
    ['SECURITY.md', '| promise'],
    ['docs/reliability.md', '| what happens'],
  ])('names tests that exist for every promise: %s', (page, head) => {
    // Other tables of the page promise nothing.
    const lines = readFileSync(page, 'utf8').split('\n');
    const table = lines.slice(lines.findIndex((line) => line.startsWith(head)));
    const rows = table.slice(2, table.indexOf(''));
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      const tests = [...row.matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path);
      expect(tests, row).not.toEqual([]);
      for (const path of tests) expect(() => readFileSync(path), path).not.toThrow();
    }
  });
});

describe('README.md', () => {
  it('shows the query and the answer that the tests check', () => {
    const query = readFileSync('test/queries/criminal-code-findings.graphql', 'utf8');
    const withoutSettings = query.split('\n').filter((line) => !/^# (group|start):/.test(line));
    expect(block('graphql')).toEqual([withoutSettings.join('\n').trim()]);
    const [variables = '', answer = ''] = block('json');
    const expected = JSON.parse(readFileSync('test/queries/criminal-code-findings.expected.json', 'utf8')) as {
      answer: unknown;
    };
    expect(JSON.parse(answer)).toEqual(expected.answer);
    expect(JSON.parse(variables)).toEqual(
      JSON.parse(readFileSync('test/queries/criminal-code-findings.variables.json', 'utf8')),
    );
  });

  it('lists every limit with its default and what it counts', () => {
    const rows = LIMIT_NAMES.map(
      (name) => `| \`${limitSetting(name)}\` | \`${LIMITS[name].value}\` | ${LIMITS[name].description} |`,
    );
    expect(readme.split('\n').filter((line) => line.startsWith('| `LIMIT_'))).toEqual(rows);
  });

  it('has links to files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) expect(() => readFileSync(link)).not.toThrow();
  });
});
