import { expect, test } from 'vitest';
import { readExamples } from '../../src/web/examples.js';
import { initialTabs } from '../../src/web/playground/initial-tabs.js';

const examples = readExamples(
  { 'test/queries/a.graphql': '{ a }', 'test/queries/b.graphql': '# start: yes\n{ b }' },
  { 'test/queries/b.variables.json': '{"x": 1}' },
);
const shared = { query: '{ shared }', variables: '{"y": 2}' };

test('a first visit opens the example that is marked to begin with, with its variables', () => {
  const { defaultTabs, initialQuery, initialVariables } = initialTabs(undefined, examples, false);
  expect(defaultTabs.map(({ query }) => query)).toEqual(['{ b }\n']);
  expect([initialQuery, initialVariables]).toEqual(['{ b }\n', '{"x": 1}']);
});

test('a shared query comes first and is shown', () => {
  const tabs = initialTabs(shared, examples, false);
  expect(tabs.defaultTabs[0]).toEqual(shared);
  expect(tabs).toMatchObject({ initialQuery: shared.query, initialVariables: shared.variables });
});

test('stored tabs stay as they are, unless a query is shared', () => {
  expect(initialTabs(undefined, examples, true)).not.toHaveProperty('initialQuery');
  expect(initialTabs(shared, examples, true)).toHaveProperty('initialQuery', shared.query);
});
