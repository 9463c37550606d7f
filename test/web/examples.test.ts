import { expect, test } from 'vitest';
import { groupExamples, readExamples, startExample } from '../../src/web/examples.js';

test('a query file becomes an example with its settings taken out', () => {
  const text =
    '# group: Hard\n# start: yes\n# Kazakhstan: who found what?\n# A second line.\n\nquery Q($id: ID!) {\n  a\n}\n';
  expect(
    readExamples({ '../test/queries/found.graphql': text }, { '../test/queries/found.variables.json': '{}\n' }),
  ).toEqual([
    {
      id: 'found',
      group: 'Hard',
      title: 'Kazakhstan: who found what?',
      question: 'A second line.',
      query: '# Kazakhstan: who found what?\n# A second line.\n\nquery Q($id: ID!) {\n  a\n}\n',
      variables: '{}',
      start: true,
    },
  ]);
});

test('a comment within the query is no setting', () => {
  const [example] = readExamples({ 'test/queries/a.graphql': '# T\n{\n  # group: Hard\n  a\n}' }, {});
  expect([example.group, example.query]).toEqual(['Examples', '# T\n{\n  # group: Hard\n  a\n}\n']);
});

test('without a comment the name of the file is the title; a folder is a group', () => {
  const [example] = readExamples({ 'test/queries/treaty-actions/01-who-signed.graphql': '{ a }' }, {});
  expect([example.group, example.title, example.question]).toEqual(['Treaty actions', 'Who signed', 'Who signed']);
});

test('groups stand from easy to hard, then by name; their examples by path', () => {
  const examples = readExamples(
    {
      'test/queries/b.graphql': '# group: Hard\n{ a }',
      'test/queries/d.graphql': '# group: Zoo\n{ a }',
      'test/queries/c.graphql': '# group: Easy\n{ a }',
      'test/queries/a.graphql': '# group: Hard\n{ a }',
    },
    {},
  );
  const groups = [...groupExamples(examples)].map(([group, list]) => [group, list.map(({ id }) => id)]);
  expect(groups).toEqual([
    ['Easy', ['c']],
    ['Hard', ['a', 'b']],
    ['Zoo', ['d']],
  ]);
});

test('the start page shows the marked example, else the first', () => {
  const marked = { 'test/queries/a.graphql': '{ a }', 'test/queries/b.graphql': '# start: yes\n{ b }' };
  expect(startExample(readExamples(marked, {})).id).toBe('b');
  expect(startExample(readExamples({ 'test/queries/a.graphql': '{ a }' }, {})).id).toBe('a');
});

test('without query files there is one example', () => {
  const [example, ...others] = readExamples({}, {});
  expect(others).toEqual([]);
  expect(example.query).toContain('dataVersion');
});
