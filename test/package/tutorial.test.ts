import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const PAGE = 'docs/tutorial.md';
const QUERIES = 'test/queries';
/** With UPDATE_ANSWERS=1 what follows each mark is written anew from the query and its expected answer. */
const update = process.env['UPDATE_ANSWERS'] === '1';

/** The question of the README, whose table shows a part of its answer. */
const README_QUESTION = 'criminal-code-findings';
const WHOLE_ANSWER = /(## A whole answer\n[^]*?```json\n)[^]*?(?=\n```)/;
const MARK = /<!-- query: ([\w-]+) -->\n(?:[^]*?\n<!-- end -->\n)?/g;

/** The page with each query, its variables and its answer in their places. */
function filledIn(page: string): string {
  const whole = JSON.stringify(answerOf(README_QUESTION), null, 2);
  return page
    .replace(MARK, (_, name: string) => `<!-- query: ${name} -->\n\n${blocks(name)}\n\n<!-- end -->\n`)
    .replace(WHOLE_ANSWER, (_, head: string) => head + whole);
}

function answerOf(name: string): { readonly data: unknown } {
  const text = readFileSync(`${QUERIES}/${name}.expected.json`, 'utf8');
  return (JSON.parse(text) as { answer: { data: unknown } }).answer;
}

function blocks(name: string): string {
  const file = (kind: string): string => `${QUERIES}/${name}.${kind}`;
  const query = readFileSync(file('graphql'), 'utf8').replace(/^#.*\n/gm, '');
  const variables = file('variables.json');
  return [
    block('graphql', query),
    ...(existsSync(variables) ? ['with', block('json', readFileSync(variables, 'utf8'))] : []),
    'answers',
    block('json', JSON.stringify({ data: answerOf(name).data }, null, 2)),
  ].join('\n\n');
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

describe('the tutorial', () => {
  it('shows the queries and the answers that the tests check', () => {
    if (update) writeFileSync(PAGE, filledIn(readFileSync(PAGE, 'utf8')));
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toMatch(WHOLE_ANSWER);
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
