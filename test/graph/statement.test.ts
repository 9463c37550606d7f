import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { quoted, statement } from '../../src/graph/statement.js';

const FOLDER = new URL('../../cypher/', import.meta.url);

it('reads a file, without its comment', () => {
  expect(statement('data-version')).toEqual({
    name: 'data-version',
    text: 'MATCH (b:`DataVersion`)\nWITH coalesce(b.load, b.version) AS began\nMATCH (f:`DataVersion`)\nWITH began, f.version AS version, f.counts AS counts, f.degrees AS degrees, f.totals AS totals, f.values AS values,\n  f.former AS former\nMATCH (v:`DataVersion`)\nRETURN began, version, counts, degrees, totals, values, former, coalesce(v.load, v.version) AS load',
  });
});

it('puts names between backticks, at every place', () => {
  expect(statement('create-index', { name: 'index_Node_id', label: 'Node' }, { properties: 'n.`id`' }).text).toBe(
    'CREATE INDEX `index_Node_id` IF NOT EXISTS FOR (n:`Node`) ON (n.`id`)',
  );
  expect(statement('duplicate-values', { label: 'Node', property: 'id' }).text).not.toContain('<<');
});

it('puts clauses in as they are, whatever characters they have', () => {
  const clauses = { nodes: "MATCH (n:`Law`)\nWHERE n.`name` = $p AND n.`x` <> '$& $1 <<label>>'" };
  expect(statement('list-count', {}, clauses).text).toBe(
    "MATCH (n:`Law`)\nWHERE n.`name` = $p AND n.`x` <> '$& $1 <<label>>'\nWITH count(n) AS total\nMATCH (v:`DataVersion`)\nRETURN total, coalesce(v.load, v.version) AS load",
  );
});

it('refuses a placeholder without value', () => {
  expect(() => statement('related-one', {}, { ofLabel: ':`Law`' })).toThrow(
    new Error('cypher/related-one.cypher: nothing given for <<relation>>'),
  );
});

it('refuses values without placeholder', () => {
  expect(() => statement('data-version', { label: 'Law' }, { where: 'true' })).toThrow(
    new Error('cypher/data-version.cypher: no placeholder for label, where'),
  );
});

it.each(['', '1a', 'a-b', 'a b', 'a`b', 'é', 'a\n', '`', 'a.b', '\\u0060'])('refuses %j as a name', (name) => {
  const message = `Not a name of the ontology: ${JSON.stringify(name)}`;
  expect(() => quoted(name)).toThrow(new Error(message));
  expect(() => statement('node-by-id', { label: name })).toThrow(new Error(message));
});

it('takes names of the ontology', () => {
  expect(['Node', '_x', 'HAS_2'].map(quoted)).toEqual(['`Node`', '`_x`', '`HAS_2`']);
});

it('fails where there is no such file', () => {
  expect(() => statement('no-such')).toThrow(/ENOENT.*no-such\.cypher/);
});

it.each(readdirSync(FOLDER))('%s says who asks or sends it', (file) => {
  expect(file).toMatch(/^[a-z]+(-[a-z]+)*\.cypher$/);
  expect(readFileSync(new URL(file, FOLDER), 'utf8')).toMatch(/^\/\/ (Asked|Sent) by /);
});
