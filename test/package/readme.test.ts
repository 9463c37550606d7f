import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIMITS, LIMIT_NAMES } from '../../src/api/limits.js';
import { limitSetting } from '../../src/cli/settings.js';
import { readFigures } from '../../src/web/build/shipped-figures.js';
import { shipped } from '../support/seeded.js';
import { tableOf } from './readme-table.js';
import type { CriminalCodeFindings } from './readme-table.js';

/** With UPDATE_ANSWERS=1 what the page says of the data is written anew from the answers that the tests check. */
const update = process.env['UPDATE_ANSWERS'] === '1';
const TABLE = /(\| article \| finding \|.*\n\|[-|]+\|\n)(?:\|.*\n)+/;
const { answer } = JSON.parse(readFileSync('test/queries/criminal-code-findings.expected.json', 'utf8')) as {
  answer: { data: CriminalCodeFindings };
};

/** The text of the page; where answers are written anew, what `renewed` makes of it. */
function page(renewed: (text: string) => string): string {
  if (update) writeFileSync('README.md', renewed(readFileSync('README.md', 'utf8')));
  return readFileSync('README.md', 'utf8');
}

const readme = readFileSync('README.md', 'utf8');
const block = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``, 'g'))].map(([, text = '']) => text);

/** A text in which the sentence stands in the place of the same one with other figures. */
function withFigures(text: string, sentence: string): string {
  const literal = sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(literal.replace(/\d+|\bnone\b/g, '(?:\\d+|none)')), () => sentence);
}

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
  it('shows the query that the tests check', () => {
    const query = readFileSync('test/queries/criminal-code-findings.graphql', 'utf8');
    const withoutSettings = query.split('\n').filter((line) => !/^# (group|order|start|view):/.test(line));
    expect(block('graphql')).toEqual([withoutSettings.join('\n').trim()]);
    const [variables = ''] = block('json');
    expect(JSON.parse(variables)).toEqual(
      JSON.parse(readFileSync('test/queries/criminal-code-findings.variables.json', 'utf8')),
    );
  });

  it('shows its answer as a table', () => {
    const rows = tableOf(answer.data).map((row) => `| ${row.join(' | ')} |\n`);
    const text = page((before) => before.replace(TABLE, (_, head: string) => head + rows.join('')));
    expect(TABLE.exec(text)?.[0].split('\n').slice(2).join('\n')).toBe(rows.join(''));
  });

  it('says in its first screen how much there is', async () => {
    const { records } = await shipped();
    const reports = records.filter(({ type }) => type === 'Report');
    const withColumn = (name: string): number => reports.filter(({ columns }) => columns.has(name)).length;
    const of = readFigures('test/queries');
    const sentences = [
      `all ${of.sentences} sentences of a [country profile of 2014](docs/data.md), as ${of.profile} claims in our own words`,
      `${of.reports} reports, ${of.claims} claims, ${of.conflicts} conflicts between sources`,
      `${of.laws} laws, ${of.treaties} treaties, ${of.articles} articles, ${of.institutions} institutions, ` +
        `${of.incidents} incidents, ${of.countries} countries`,
      `lost the text of its ${of.footnotes} footnotes. For ${of.candidates} a report is known that each may mean, ` +
        `${of.resolved === 0 ? 'none' : of.resolved} is certain, and ${of.withoutFootnote} of the ${of.profile} claims`,
      `Of the ${reports.length} reports ${withColumn('url')} have an address here, and ${withColumn('symbol')} a verified`,
    ];
    const text = page((before) => sentences.reduce(withFigures, before));
    const [first] = text.split('## Two commands');
    for (const sentence of sentences) expect(first).toContain(sentence);
  });

  it('lists every limit with its default and what it counts', () => {
    const rows = LIMIT_NAMES.map(
      (name) => `| \`${limitSetting(name)}\` | \`${LIMITS[name].value}\` | ${LIMITS[name].description} |`,
    );
    expect(readme.split('\n').filter((line) => line.startsWith('| `LIMIT_'))).toEqual(rows);
  });
});
