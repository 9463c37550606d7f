import { describe, expect, it } from 'vitest';
import { readEdtf } from '../../src/ontology/edtf.js';
import { URL_PATTERN } from '../../src/ontology/url.js';
import { nodeType } from '../../src/ontology/ontology.js';
import { readSeedFolder } from '../../src/seed/folder.js';
import { jsonSchemas, modeline } from '../../src/seed/json-schema.js';
import { ontology } from '../support/good.js';
import { tiny } from '../support/tiny.js';

describe('the JSON Schemas of the seed', () => {
  it('are named in the first line of every file', async () => {
    const files = (await readSeedFolder('seed')).filter(({ path }) => path.endsWith('.yaml'));
    const folders = new Map([...ontology.nodes.values()].map((type) => [type.plural, type.name]));
    const lines = files.map(({ path, text }) => [path, text.split('\n', 1)[0]]);
    const expected = files.map(({ path }) => {
      const [, folder = '', ...rest] = path.split('/');
      return [path, modeline(nodeType(ontology, folders.get(folder) ?? ''), rest.length)];
    });
    expect(lines).toEqual(expected);
  });

  it('say what a record holds: fields with their descriptions, forms, what is required and what is nested', () => {
    const drones = jsonSchemas(tiny).get('drones.json');
    expect(drones).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'A file of drones',
      description: 'Something that flies.',
      anyOf: [
        { $ref: 'records.json#/definitions/Drone' },
        { type: 'array', minItems: 1, items: { $ref: 'records.json#/definitions/Drone' } },
      ],
    });
    const id = '^[A-Za-z0-9._-]+(?:\\/[A-Za-z0-9._-]+)*$';
    const definitions = jsonSchemas(tiny).get('records.json')?.['definitions'];
    expect(definitions).toMatchObject({
      Drone: {
        description: 'Something that flies.',
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { description: 'The id of the Drone.', type: 'string', pattern: id },
          name: { $ref: '#/definitions/Base.name' },
          base: { $ref: '#/definitions/Drone.base' },
        },
        oneOf: [{ required: ['id'] }, { required: ['continues'] }],
      },
      'Drone.base': { description: 'Where it starts from.', type: 'string', pattern: id },
      'Drone.range': { description: 'Its range in kilometres.', type: 'integer' },
      'Drone.armed': { description: 'Whether it is armed.', type: 'boolean' },
      'Base.drones': {
        description: 'Its drones.',
        type: 'object',
        additionalProperties: { $ref: '#/definitions/Drone.nested' },
      },
    });
  });

  it('say of claims under a passage that they have a type, and what each type needs', () => {
    const definitions = jsonSchemas(ontology).get('records.json')?.['definitions'] as Record<string, unknown>;
    expect(definitions['Passage.claims']).toMatchObject({
      additionalProperties: {
        oneOf: [
          {
            allOf: [{ $ref: '#/definitions/TreatyAction.typed' }],
            required: ['type', 'statement', 'action', 'treaty', 'country'],
          },
          { allOf: [{ $ref: '#/definitions/Finding.typed' }], required: ['type', 'statement', 'assessment'] },
          { allOf: [{ $ref: '#/definitions/Recommendation.typed' }] },
          { allOf: [{ $ref: '#/definitions/Observation.typed' }] },
          { allOf: [{ $ref: '#/definitions/Role.typed' }] },
        ],
      },
    });
    expect(definitions['Finding.typed']).toMatchObject({ properties: { type: { const: 'Finding' } } });
    // Worked out at load.
    expect(definitions['Finding.typed']).not.toHaveProperty(['properties', 'status']);
  });

  it.each([
    '2009',
    '2011-12',
    '1998-08-26',
    '2011~',
    '2011?',
    '2009/2012',
    '2009/..',
    '../2012',
    'May 2011',
    '../..',
    '',
  ])('take the date "%s" where the reader takes it', (text) => {
    const definitions = jsonSchemas(tiny).get('records.json')?.['definitions'] as Record<string, { pattern: string }>;
    const pattern = new RegExp(definitions['Drone.built']?.pattern ?? '');
    expect(pattern.test(text)).toBe(!('reason' in readEdtf(text)));
  });

  it('say what an address looks like', () => {
    const definitions = jsonSchemas(ontology).get('records.json')?.['definitions'] as Record<
      string,
      { readonly items: unknown; readonly properties: Readonly<Record<string, unknown>> }
    >;
    const address = { type: 'string', pattern: URL_PATTERN };
    expect(definitions['Country.sameAs']?.items).toEqual(address);
    expect(definitions['Report.url']).toMatchObject(address);
    expect(definitions['ValueSource']?.properties['address']).toMatchObject(address);
  });
});
