import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printRecords } from '../../src/import/import-record.js';
import { importLists } from '../../src/import/untc/import-lists.js';
import { importRecommendations } from '../../src/import/upr/import-recommendations.js';
import { readSeedFolder } from '../../src/seed/folder.js';
import { printProblem } from '../../src/seed/problem.js';
import { readSeed } from '../../src/seed/seed.js';
import type { SeedFile } from '../../src/seed/seed.js';
import { apiOver } from '../support/api.js';
import type { ApiUnderTest } from '../support/api.js';
import { engines } from '../support/engines.js';
import { ontology } from '../support/good.js';
import { loaded } from '../support/seeded.js';
import { folderOf } from './files.js';

// Files in the layout of the registries, and what the API answers of them. What they say of states is made up.

const PARTIES = `Participant,Signature,"Accession(a), Succession(d), Ratification"
Chad,,9 Jun 1995 a
Finland,4 Feb 1985,30 Aug 1989
Kenya,1 Feb 1990,
Norway,4 Feb 1985,9 Jul 1986
Qatar,,11 Jan 2000 a
`;
const PARTIES_OF_PROTOCOL = `Participant,Signature,"Accession(a), Succession(d), Ratification"
Kenya,,8 Oct 2014 a
`;
const DECLARATIONS = `#Finland
Finland objects to the reservation made by Qatar.

#Qatar
Qatar does not consider itself bound by article 20.
`;
const RECOMMENDATIONS = `To,Text,From,Response,Action,Issue,Session
Chad,Define torture in law,Norway,Accepted,5,Torture and other CID treatment,5
Chad,Set up a preventive mechanism,Qatar,Noted,5,Detention,5
Chad,Ratify OP-CAT,Finland,Noted,5,International instruments,5
Kenya,Define torture in law,Norway,Accepted,5,Torture and other CID treatment,8
Kenya,Set up a preventive mechanism,Norway,Accepted,5,Detention,8
Norway,Define torture in law,Chad,Noted,5,Torture and other CID treatment,6
Norway,Ratify OP-CAT,Chad,Accepted,5,International instruments,6
`;

async function imports(): Promise<readonly SeedFile[]> {
  const folder = await folderOf({
    '4-9.csv': PARTIES,
    '4-9-b.csv': PARTIES_OF_PROTOCOL,
    '4-9.txt': DECLARATIONS,
    'upr.csv': RECOMMENDATIONS,
  });
  const file = (name: string): string => join(folder, name);
  const lists = await importLists(['4-9.csv', '4-9-b.csv', '4-9.txt'].map(file), { asOf: '2015' });
  const table = await importRecommendations([file('upr.csv')], {});
  await rm(folder, { recursive: true });
  return [...lists.outputs, ...table.outputs].map(({ name, records }) => ({
    path: `imports/${name}.jsonl`,
    text: printRecords(records),
  }));
}

async function answerOf(api: ApiUnderTest, name: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const { data } = await api.ask(readFileSync(`test/import/queries/${name}.graphql`, 'utf8'), variables);
  return data;
}

describe.each(engines())('questions that only registries answer, on $name', (engine) => {
  let api: ApiUnderTest;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const files = [...(await readSeedFolder('seed')), ...(await imports())];
    const { records, problems } = readSeed(ontology, files, ['seed', 'imports']);
    expect(problems.map(printProblem)).toEqual([]);
    const graph = await loaded(await engine.open(), ontology, records);
    api = await apiOver(ontology, graph);
    close = async () => {
      await api.stop();
      await graph.close();
    };
  });
  afterAll(() => close());

  it('which parties were recommended something on the definition of torture, and how they answered', async () => {
    expect(await answerOf(api, 'definition-of-torture', { topic: 'topic/definition-of-torture' })).toEqual({
      countries: {
        totalCount: 3,
        nodes: [
          {
            id: 'KAZ',
            name: 'Kazakhstan',
            recommendationsReceived: {
              totalCount: 2,
              nodes: [
                { response: 'ACCEPTED', statedOn: '2010-02-12', recommendedBy: { nodes: [{ id: 'DEU' }] } },
                { response: 'ACCEPTED', statedOn: '2010-02-12', recommendedBy: { nodes: [{ id: 'AUS' }] } },
              ],
            },
          },
          {
            id: 'NOR',
            name: 'Norway',
            recommendationsReceived: {
              totalCount: 1,
              nodes: [{ response: 'NOTED', statedOn: '2009-11/2009-12', recommendedBy: { nodes: [{ id: 'TCD' }] } }],
            },
          },
          {
            id: 'TCD',
            name: 'Chad',
            recommendationsReceived: {
              totalCount: 1,
              nodes: [{ response: 'ACCEPTED', statedOn: '2009-05', recommendedBy: { nodes: [{ id: 'NOR' }] } }],
            },
          },
        ],
      },
    });
  });

  it('which reservations to an article there are, and who objected', async () => {
    expect(await answerOf(api, 'reservations-to-article-20')).toEqual({
      treatyActions: {
        totalCount: 1,
        nodes: [
          {
            country: { id: 'QAT', name: 'Qatar' },
            statement:
              'The United Nations Treaty Collection lists a reservation of Qatar under the Convention against Torture (CAT), on article 20.',
            inferred: ['action'],
            objections: {
              nodes: [
                {
                  country: { id: 'FIN' },
                  statement:
                    'The United Nations Treaty Collection lists an objection of Finland to what Qatar declared under the Convention against Torture (CAT).',
                },
              ],
            },
          },
        ],
      },
    });
  });

  it('which states that did not join a protocol were recommended what it asks for', async () => {
    expect(await answerOf(api, 'preventive-mechanism', { topic: 'topic/national-preventive-mechanism' })).toEqual({
      countries: {
        totalCount: 2,
        nodes: [
          { id: 'NOR', name: 'Norway', recommendationsReceived: { totalCount: 1 } },
          { id: 'TCD', name: 'Chad', recommendationsReceived: { totalCount: 2 } },
        ],
      },
    });
  });

  it('what is known of a country without a profile, and what is not', async () => {
    const { data } = await api.ask(`{
      coverage(country: "TCD") { claims ... on CountryCoverage { claimsFromDataSets } }
      kazakhstan: coverage(country: "KAZ") { claims ... on CountryCoverage { claimsFromDataSets } }
      normGaps(country: "TCD", treaty: "CAT", statuses: [NOT_ASSESSED], first: 1) {
        bound counts { status count } rows { norm { id } explanation }
      }
      unbound: normGaps(country: "TCD", treaty: "OPCAT", first: 0) { bound }
    }`);
    const none = ['NOT_BOUND', 'VIOLATES', 'FALLS_SHORT', 'CRITICISED', 'CONCERN', 'CONFORMS'].map((status) => ({
      status,
      count: 0,
    }));
    expect(data).toEqual({
      coverage: { claims: 6, claimsFromDataSets: 6 },
      kazakhstan: { claims: 187, claimsFromDataSets: 37 },
      normGaps: {
        bound: true,
        counts: [...none, { status: 'NO_NATIONAL_PROVISION_KNOWN', count: 0 }, { status: 'NOT_ASSESSED', count: 15 }],
        rows: [
          {
            norm: { id: 'CAT' },
            explanation:
              'No law of TCD is recorded, so no provision was looked for, and no finding that is measured against CAT decides. That says nothing of conformity.',
          },
        ],
      },
      unbound: { bound: false },
    });
  });
});
