import { expect, test } from 'vitest';
import { findExamples, groupExamples, readExamples, startExample } from '../../src/web/examples.js';

test('a query file becomes an example with its settings taken out', () => {
  const text =
    '# group: Hard\n# order: 20\n# start: yes\n# view: table\n# Kazakhstan: who found what?\n# A second line.\n\nquery Q($id: ID!) {\n  a\n}\n';
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
      order: 20,
      start: true,
      table: true,
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

test('examples stand by their numbers, then by path; a group stands where its first one does', () => {
  const examples = readExamples(
    {
      'test/queries/e.graphql': '# group: Zoo\n{ a }',
      'test/queries/d.graphql': '{ a }',
      'test/queries/b.graphql': '# group: Hard\n# order: 20\n{ a }',
      'test/queries/c.graphql': '# group: Easy\n# order: 10\n{ a }',
      'test/queries/a.graphql': '# group: Hard\n# order: 30\n{ a }',
    },
    {},
  );
  const groups = [...groupExamples(examples)].map(([group, list]) => [group, list.map(({ id }) => id)]);
  expect(groups).toEqual([
    ['Easy', ['c']],
    ['Hard', ['b', 'a']],
    ['Examples', ['d']],
    ['Zoo', ['e']],
  ]);
});

test('a file that is only a test is no example', () => {
  const examples = readExamples(
    { 'test/queries/a.graphql': '{ a }', 'test/queries/b.graphql': '# shown: no\n{ b }' },
    {},
  );
  expect(examples.map(({ id }) => id)).toEqual(['a']);
});

test('examples are found by words of their group, title, question and query', () => {
  const examples = readExamples(
    {
      'test/queries/a.graphql': '# Who found what?\n# In which sentence?\n# group: Laws\n{ findings }',
      'test/queries/b.graphql': '# All figures\n{ observations }',
    },
    {},
  );
  const found = (words: string) => findExamples(examples, words).map(({ id }) => id);
  expect([found(''), found('LAWS'), found('who findings'), found('figures sentence'), found(' observ ')]).toEqual([
    ['b', 'a'].sort(),
    ['a'],
    ['a'],
    [],
    ['b'],
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
