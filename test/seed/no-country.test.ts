import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Descriptions and an error text give examples; the pages are about the data that ships; a table has all states. */
const MAY_NAME = /^src\/(web\/|api\/printed\.graphql$|cli\/commands\/query\.ts$|countries\/cow-states\.ts$)/;
const NAMES = /KAZ\b|\bkaz\/|Kazakh/;

it('nothing in the code knows the country that ships', () => {
  const files = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'));
  const naming = files.filter((file) => NAMES.test(readFileSync(file, 'utf8')));
  expect(naming.filter((file) => !MAY_NAME.test(file))).toEqual([]);
});
