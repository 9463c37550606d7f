import type { SeedFile } from '../../../src/seed/seed.js';

/** Figures and findings of the other state, and some more of the fictional country. */
export const compared: readonly SeedFile[] = [
  {
    path: 'seed/reports/elsewhere.yaml',
    text: `id: press/elsewhere
name: Elsewhere beside Northland
kind: PRESS
publishedOn: "2013-02-03"
sources: [{ field: publishedOn, basis: GENERAL_KNOWLEDGE, verified: false }]
publisher: press/northern-star
passages:
  news/1.1:
    claims:
      a: { type: Observation, statement: The Northern Star counts 3 cells., indicator: indicator/cells, subjects: [XEL], value: 3, period: "2011-06" }
      b: { type: Observation, statement: The Northern Star counts 5 cells., indicator: indicator/cells, subjects: [XNL, XEL], value: 5, period: "2011" }
      c: { type: Observation, statement: The Northern Star counts 9 cells., indicator: indicator/cells, subjects: [XEL], value: 9, period: "2009/2010" }
      d: { type: Observation, statement: The Northern Star counts 8 cells., indicator: indicator/cells, subjects: [XNL], value: 8, absent: [{ field: period, reason: NOT_REPORTED }] }
      e: { type: Finding, statement: The Board finds custody wanting in Elsewhere., assessment: CONCERN, foundBy: [un/board], concerns: [XEL], measuredAgainst: [TRT/2/1], topics: [topic/custody], statedOn: "2011" }
      f: { type: Finding, statement: Northland finds custody wanting in Elsewhere., assessment: CONCERN, foundBy: [XNL], concerns: [XEL], measuredAgainst: [TRT/5], topics: [topic/custody], validFrom: "2009", statedOn: "2012" }
      g: { type: Finding, statement: The Board finds searches wanting in Northland., assessment: CONCERN, foundBy: [un/board], concerns: [XNL], topics: [topic/searches], validFrom: "2012-05" }
`,
  },
];
