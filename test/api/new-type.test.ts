import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.js';
import { readOntology } from '../../src/ontology/read.js';
import { readSeed } from '../../src/seed/seed.js';
import { apiOver } from '../support/api.js';
import { engines } from '../support/engines.js';

const NEW_TYPE = `
"A camp, to show that a new type needs no code."
type Camp implements Node & Entity @node(plural: "camps") {
  id: ID!
  absent: [Absence!]!
  name: String
  aliases: [Alias!]!
  description: String
  sameAs: [URL!]!
  sources: [ValueSource!]!
  unverifiedFields: [String!]!
  citations: [Passage!]!
  claims: [Claim!]!
  directClaims: [Claim!]!
  "How many people it holds."
  capacity: Int
  "What it is used for."
  use: CampUse!
  "The country it lies in."
  country: Country @relation(type: "COUNTRY")
  "The larger camp it is part of."
  partOf: Camp @relation(type: "PART_OF")
  "The countries that it, and the camp it is part of, lie in."
  lands: [Country!]! @relation(type: "LAND") @derived(from: ["country", "partOf.country"])
}

"What a camp is used for."
enum CampUse {
  "Holding people who ask for asylum."
  ASYLUM
}
`;
const NEW_FIELD =
  '  "The camps in the country."\n  camps: [Camp!]! @relation(type: "COUNTRY", direction: IN)\n  "All."\n  allCamps: [Camp!]! @relation(type: "LAND", direction: IN)\n}';

const FILES = [
  { path: 'seed/countries/xnl.yaml', text: 'id: XNL\nname: Northland\n' },
  {
    path: 'seed/camps/camps.yaml',
    text: '- { id: xnl/camp-1, name: North Camp, use: ASYLUM, capacity: 40, country: XNL }\n- { id: xnl/camp-2, use: ASYLUM, partOf: xnl/camp-1 }\n',
  },
  {
    path: 'seed/reports/r.yaml',
    text: `id: press/r
kind: PRESS
absent: [{ field: publishedOn, reason: UNKNOWN }]
passages:
  one/1.1:
    claims:
      a: { type: Finding, statement: Somebody visited., assessment: FACT, attribution: x, about: [xnl/camp-2] }
`,
  },
];

describe.each(engines())('a new entity type on $name', (engine) => {
  it('is a changed schema text and a YAML text, and nothing else', async () => {
    const text = readFileSync('schema.graphql', 'utf8');
    const country = /(type Country implements[^}]*)\}/;
    const ontology = readOntology(text.replace(country, `$1${NEW_FIELD}`) + NEW_TYPE);
    const { records, problems } = readSeed(ontology, FILES);
    expect(problems).toEqual([]);
    const graph = await engine.open();
    const api = await apiOver(ontology, graph);
    await load(graph, ontology, records);
    const query = `{
      country(id: "XNL") { camps(filter: { use: { eq: ASYLUM } }) { totalCount nodes { id name capacity use country { name } } } }
      camp(id: "xnl/camp-2") { name country { id } lands { nodes { id } } }
      above: camp(id: "xnl/camp-1") { claims { nodes { id } } directClaims { totalCount } }
      around: country(id: "XNL") { allCamps { totalCount } }
      seen: claims(filter: { seenFrom: { some: { id: { eq: "xnl/camp-1" } } } }) { totalCount }
      camps { nodes { __typename id } }
      meta { counts { type count } }
    }`;
    const { data, errors } = await api.ask(query);
    expect({ data, errors }).toEqual({
      errors: undefined,
      data: {
        country: {
          camps: {
            totalCount: 1,
            nodes: [
              { id: 'xnl/camp-1', name: 'North Camp', capacity: 40, use: 'ASYLUM', country: { name: 'Northland' } },
            ],
          },
        },
        camp: { name: null, country: null, lands: { nodes: [{ id: 'XNL' }] } },
        above: { claims: { nodes: [{ id: 'press/r/one/1.1/a' }] }, directClaims: { totalCount: 0 } },
        around: { allCamps: { totalCount: 2 } },
        seen: { totalCount: 1 },
        camps: {
          nodes: [
            { __typename: 'Camp', id: 'xnl/camp-1' },
            { __typename: 'Camp', id: 'xnl/camp-2' },
          ],
        },
        meta: {
          counts: [
            { type: 'Camp', count: 2 },
            { type: 'Country', count: 1 },
            { type: 'Finding', count: 1 },
            { type: 'Passage', count: 1 },
            { type: 'Report', count: 1 },
          ],
        },
      },
    });
    await api.stop();
    await graph.close();
  });
});
