import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const PAGE = 'docs/tutorial.md';
const QUERIES = 'test/queries';
/** With UPDATE_ANSWERS=1 what follows each mark is written anew from the query and its expected answer. */
const update = process.env['UPDATE_ANSWERS'] === '1';

const MARK = /<!-- query: ([\w-]+) -->\n(?:[^]*?\n<!-- end -->\n)?/g;

/** The page with each query, its variables and its answer in their places. */
function filledIn(page: string): string {
  return page.replace(MARK, (_, name: string) => `<!-- query: ${name} -->\n\n${blocks(name)}\n\n<!-- end -->\n`);
}

function blocks(name: string): string {
  const file = (kind: string): string => `${QUERIES}/${name}.${kind}`;
  const query = readFileSync(file('graphql'), 'utf8').replace(/^#.*\n/gm, '');
  const variables = file('variables.json');
  const { answer } = JSON.parse(readFileSync(file('expected.json'), 'utf8')) as { answer: { data: unknown } };
  return [
    block('graphql', query),
    ...(existsSync(variables) ? ['with', block('json', readFileSync(variables, 'utf8'))] : []),
    'answers',
    block('json', JSON.stringify({ data: answer.data }, null, 2)),
  ].join('\n\n');
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

describe('the tutorial', () => {
  it('shows the queries and the answers that the tests check', () => {
    if (update) writeFileSync(PAGE, filledIn(readFileSync(PAGE, 'utf8')));
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toBe(filledIn(page));
  });

  it('has a question for each of its queries, in their order, under the same heading', () => {
    const names = readdirSync(QUERIES)
      .filter((file) => /^tutorial-.*\.graphql$/.test(file))
      .map((file) => file.replace('.graphql', ''))
      .sort();
    const page = readFileSync(PAGE, 'utf8');
    expect([...page.matchAll(MARK)].map(([, name]) => name)).toEqual(names);
    const titles = names.map((name) => /^# (.+)$/m.exec(readFileSync(`${QUERIES}/${name}.graphql`, 'utf8'))?.[1]);
    expect([...page.matchAll(/^## (\d.*)$/gm)].map(([, title]) => title)).toEqual(titles);
    expect(names).toHaveLength(10);
  });
});
