import { expect, test } from 'vitest';
import { readExamples } from '../../src/web/examples.js';
import { initialTabs } from '../../src/web/playground/initial-tabs.js';

const files = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`test/queries/${index}.graphql`, `{ a${index} }`]));
const few = readExamples(files(3), { 'test/queries/0.variables.json': '{"x": 1}' });
const shared = { query: '{ shared }', variables: '{"y": 2}' };

test('a first visit opens few examples as tabs, the first with its variables', () => {
  const { defaultTabs, initialQuery, initialVariables } = initialTabs(undefined, few, false);
  expect(defaultTabs.map(({ query }) => query)).toEqual(['{ a0 }\n', '{ a1 }\n', '{ a2 }\n']);
  expect([initialQuery, initialVariables]).toEqual(['{ a0 }\n', '{"x": 1}']);
});

test('of many examples only the first is a tab', () => {
  expect(initialTabs(undefined, readExamples(files(5), {}), false).defaultTabs).toHaveLength(1);
});

test('a shared query comes first and is shown', () => {
  const tabs = initialTabs(shared, few, false);
  expect(tabs.defaultTabs[0]).toEqual(shared);
  expect(tabs).toMatchObject({ initialQuery: shared.query, initialVariables: shared.variables });
});

test('stored tabs stay as they are, unless a query is shared', () => {
  expect(initialTabs(undefined, few, true)).not.toHaveProperty('initialQuery');
  expect(initialTabs(shared, few, true)).toHaveProperty('initialQuery', shared.query);
});
