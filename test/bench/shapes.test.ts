import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { worldOf } from '../../bench/src/data/world.js';
import { SERVERS } from '../../bench/src/servers/names.js';
import { typeDefinitions } from '../../bench/src/servers/type-definitions.js';
import { whereOf } from '../../bench/src/servers/where.js';
import { inCypher } from '../../bench/src/shapes/in-cypher.js';
import { inOurApi } from '../../bench/src/shapes/in-our-api.js';
import { inPeerApi } from '../../bench/src/shapes/in-peer-api.js';
import { prepare } from '../../bench/src/shapes/request.js';
import type { Material } from '../../bench/src/shapes/request.js';
import { HEAVY } from '../../bench/src/shapes/pages.js';
import { SHAPES } from '../../bench/src/shapes/shapes.js';
import { varied } from '../../bench/src/shapes/vary.js';
import { readOntology } from '../../src/ontology/read.js';

const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));
const api = buildSchema(readFileSync('generated/api.graphql', 'utf8'));
const material: Material = {
  ontology,
  world: worldOf(100_000),
  places: [{ offset: 500, sortKey: 'press/report-a1', cursors: { ours: 'abc' } }],
};

const bodyOf = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

describe.each([...SHAPES, HEAVY])('the shape $name', (shape) => {
  test.each([0, 1, 2, 17, 4711])('is a valid operation of our API, variation %i', (variation) => {
    const { query } = bodyOf(prepare('ours', shape, material, 3, variation).body);
    expect(validate(api, parse(query as string))).toEqual([]);
  });

  test.each(SERVERS.filter((server) => shape.name !== 'search' || server !== 'neo4j-graphql'))(
    'is a new text in every variation for %s',
    (server) => {
      const texts = Array.from({ length: 300 }, (_, index) => {
        const body = bodyOf(prepare(server, shape, material, 0, index).body);
        return String(body['query'] ?? body['statement']);
      });
      expect(new Set(texts).size).toBe(texts.length);
    },
  );

  test('has the same text for all values', () => {
    const texts = Array.from({ length: 30 }, (_, index) => {
      return bodyOf(prepare('ours', shape, material, index, 0).body)['query'];
    });
    expect(new Set(texts).size).toBe(1);
  });
});

describe('a question in the words of each server', () => {
  const shape = SHAPES.find(({ name }) => name === 'article');
  if (!shape) throw new Error('There is no shape article.');
  const asked = varied({ ...shape.ask }, 0);

  test('ours, with connections', () => {
    expect(inOurApi(asked, shape.variables)).toContain('directFindings(first: 5) { nodes { id');
  });

  test('theirs, with lists', () => {
    expect(inPeerApi(ontology, asked, shape.variables)).toContain('articles(where: { id: { eq: $id } }) { id number');
    expect(inPeerApi(ontology, asked, shape.variables)).toContain(
      'directFindings(limit: 5, sort: [{ sortKey: ASC }]) { id',
    );
  });

  test('Cypher, nested as the question is', () => {
    expect(inCypher(ontology, shape.ask, undefined)).toBe(
      [
        'MATCH (n:`Node` {id: $id}) WHERE n:`Article`',
        'CALL (n) {',
        'MATCH (n)<-[:`CONCERNS`]-(n1:`Finding`)',
        'WITH n1 ORDER BY n1.sortKey LIMIT 5',
        'RETURN collect({`id`: n1.`id`, `statement`: n1.`statement`, `assessment`: n1.`assessment`, ' +
          '`status`: n1.`status`, `knownAt`: n1.`knownAt`, `unverified`: n1.`unverified`}) AS f1',
        '}',
        'RETURN {`article`: {`id`: n.`id`, `number`: n.`number`, `heading`: n.`heading`, `directFindings`: {nodes: f1}}} AS data',
      ].join('\n'),
    );
  });

  test('a filter of ours is one of theirs', () => {
    const filter = SHAPES.find(({ name }) => name === 'or-none');
    if (!filter) throw new Error('There is no shape or-none.');
    expect(inPeerApi(ontology, filter.ask, filter.variables)).toContain(
      'where: { OR: [{ country: { some: { id: { eq: $country } } } }, ' +
        '{ findings: { none: { assessment: { eq: $assessment } } } }] }',
    );
  });

  test('a filter of the peer with DataLoader goes from the outside in', () => {
    const filter = { or: [{ country: { id: { eq: 'AAA' } } }, { findings: { none: {} } }] };
    expect(whereOf(ontology, 'Institution', filter)).toEqual({
      clause:
        '((((EXISTS { MATCH (n)-[:`COUNTRY`]->(m1:`Country`) WHERE (m1.`id` = $p0) })) OR ' +
        '((NOT EXISTS { MATCH (n)<-[:`FOUND_BY`]-(m2:`Finding`) WHERE true }))))',
      parameters: { p0: 'AAA' },
    });
  });

  test('their type definitions have our labels and relationship types', () => {
    const text = typeDefinitions(ontology);
    expect(text).toContain('@node(labels: ["Law", "Entity", "Node"])');
    expect(text).toContain('  articles: [Article!]! @relationship(type: "OF_INSTRUMENT", direction: IN)');
    expect(text).not.toContain('interface Node');
  });
});

test('docs/performance.md says what every shape asks for', () => {
  const page = readFileSync('docs/performance.md', 'utf8');
  const missing = SHAPES.filter(({ name, title }) => !page.includes(`| ${name} | ${title} |`));
  expect(missing.map(({ name }) => name)).toEqual([]);
});
