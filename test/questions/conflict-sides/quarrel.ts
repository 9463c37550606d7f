import type { SeedRecord } from '../../../src/seed/records/seed-record.js';
import type { SeedFile } from '../../../src/seed/seed.js';

/** Claims that differ in fields of every kind, of which some say nothing; and a speaker without a name. */
export const quarrel: readonly SeedFile[] = [
  {
    path: 'seed/reports/northland-2013.yaml',
    text: `id: press/northland-2013
name: Northland three years later
kind: PRESS
publishedOn: "2013"
sources: [{ field: publishedOn, basis: GENERAL_KNOWLEDGE, verified: false }]
publisher: press/northern-star
passages:
  news/1.1:
    claims:
      a:
        type: Observation
        statement: The Northern Star counts 9 cells to a prison.
        indicator: indicator/cells
        subjects: [XNL]
        value: 9
        terms: [cells, bars]
        absent: [{ field: period, reason: NOT_REPORTED }]
  news/1.2:
    claims:
      a:
        type: Observation
        statement: The Council counts 12 cells to a prison, as the Northern Star relays.
        indicator: indicator/cells
        subjects: [XNL]
        value: 12.5
        period: "2012~/2013"
        producer: xnl/council
        unverified: true
        statedIn: press/northland-2012
        statedOn: "2012-05-01"
        citations: [press/northland-2010/first/1.2]
      b:
        type: Observation
        statement: Travellers speak of many cells.
        indicator: indicator/cells
        subjects: [XNL]
        text: many
        attribution: travellers
  news/1.3:
    claims:
      a:
        type: Finding
        statement: The Northern Star and another find nothing.
        assessment: FACT
        foundBy: [xnl/nameless, press/northern-star]
        concerns: [XNL]
`,
  },
  {
    path: 'seed/institutions/nameless.yaml',
    text: 'id: xnl/nameless\nkind: GOVERNMENT\ncountry: XNL\nabsent: [{ field: name, reason: UNKNOWN }]\n',
  },
  {
    path: 'seed/conflicts/quarrel.yaml',
    text: `- id: conflict/quarrel
  question: How many cells?
  kind: CONTRADICTION
  claims: [press/northland-2013/news/1.2/b, press/northland-2013/news/1.1/a, press/northland-2013/news/1.2/a]
  prevails: [press/northland-2013/news/1.2/a]
  differsIn: [value, period, text, terms, producer, statedIn, status, unverified]
  status: RESOLVED
  explanation: The Council knows.
- id: conflict/nameless
  question: Who finds what?
  kind: SCOPE
  claims: [press/northland-2012/later/1.2/a, press/northland-2013/news/1.3/a]
  status: OPEN
  explanation: Nobody knows.
`,
  },
];

/** A conflict between as many copies of a claim. */
export function conflictsBetween(records: readonly SeedRecord[], count: number): SeedRecord[] {
  const conflict = records.find(({ id }) => id === 'conflict/cells');
  const claim = records.find(({ id }) => id === 'press/northland-2012/later/1.3/c');
  if (!conflict || !claim) throw new Error('The records have no such conflict, or no such claim');
  const copies = Array.from({ length: count }, (_, index) => ({
    ...claim,
    id: `many/${index}`,
    relations: new Map([...claim.relations].filter(([name]) => name !== 'supersedes')),
  }));
  const claims = { at: conflict.at, to: copies.map(({ id }) => ({ id, at: conflict.at })) };
  return [
    ...copies,
    { ...conflict, id: 'conflict/many', relations: new Map([...conflict.relations, ['claims', claims]]) },
  ];
}
