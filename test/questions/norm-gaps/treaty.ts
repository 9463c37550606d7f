import type { SeedFile } from '../../../src/seed/seed.js';

/** What the fictional country lacks: a treaty that binds it, another state, and findings of every assessment. */
export const treaty: readonly SeedFile[] = [
  {
    path: 'seed/treaties/treaty.yaml',
    text: `- id: TRT
  name: Treaty on Custody
  kind: TREATY
  absent: [{ field: adoptedOn, reason: UNKNOWN }]
  articles: { "1": {}, "2": {}, "2/1": {}, "2/1/a": {}, "3": {}, "4": {}, "5": {}, "6": {}, "10": {} }
- id: UNSIGNED
  name: Treaty that nobody joined
  kind: TREATY
  absent: [{ field: adoptedOn, reason: UNKNOWN }]
  articles: { "1": {} }
`,
  },
  { path: 'seed/countries/xel.yaml', text: 'id: XEL\nname: Elsewhere\n' },
  {
    path: 'seed/institutions/xel.yaml',
    text: '- { id: xel/inspectors, name: Inspectors of Elsewhere, country: XEL }\n- { id: un/board, name: Board, kind: TREATY_BODY }\n',
  },
  {
    path: 'seed/laws/others.yaml',
    text: `- { id: xnl/custody-act, name: Custody Act, kind: STATUTE, country: XNL, absent: [{ field: enactedOn, reason: UNKNOWN }] }
- { id: xel/custody-act, name: Custody Act of Elsewhere, kind: STATUTE, country: XEL, absent: [{ field: enactedOn, reason: UNKNOWN }] }
`,
  },
  {
    path: 'seed/topics/gaps.yaml',
    text: `- { id: topic/records, name: Records of custody, norms: [TRT/5, TRT/1, xnl/custody-act, xel/custody-act, xnl/penal-code/5/1] }
- { id: topic/searches, name: Searches, norms: [TRT/5, xnl/custody-act] }
`,
  },
  {
    path: 'seed/conflicts/gaps.yaml',
    text: `id: conflict/gaps
question: Was article 3 of the Treaty on Custody violated?
kind: CONTRADICTION
claims: [press/gaps/news/2.1/a, press/gaps/news/2.1/b]
status: OPEN
explanation: The two differ.
`,
  },
  {
    path: 'seed/reports/gaps.yaml',
    text: `id: press/gaps
name: Northland and its treaty
kind: PRESS
publishedOn: "2014-09-01"
sources: [{ field: publishedOn, basis: GENERAL_KNOWLEDGE, verified: false }]
publisher: press/northern-star
passages:
  news/1.1:
    claims:
      a: { type: TreatyAction, statement: The Northern Star reports that Northland signed., action: SIGNATURE, treaty: TRT, country: XNL, date: "2001" }
      b: { type: TreatyAction, statement: The Northern Star reports that Northland ratified., action: RATIFICATION, treaty: TRT, country: XNL, date: "2004-05-06" }
      c: { type: TreatyAction, statement: The Northern Star reports a reservation., action: RESERVATION, treaty: TRT, country: XNL, date: "2004-05-06", articles: [TRT/2/1] }
      d: { type: TreatyAction, statement: The Northern Star has heard that Elsewhere acceded., action: ACCESSION, treaty: TRT, country: XEL, unverified: true, absent: [{ field: date, reason: UNKNOWN }] }
      e: { type: TreatyAction, statement: The Northern Star reports that Elsewhere signed., action: SIGNATURE, treaty: TRT, country: XEL, absent: [{ field: date, reason: UNKNOWN }] }
  news/2.1:
    claims:
      a: { type: Finding, statement: The Board calls it a violation., assessment: VIOLATES, foundBy: [un/board], concerns: [XNL], measuredAgainst: [TRT/3], validFrom: "2010" }
      b: { type: Finding, statement: The Council says that all is well., assessment: CONFORMS, foundBy: [xnl/council], concerns: [xnl/custody-act], measuredAgainst: [TRT/3], validFrom: "2010" }
      c: { type: Finding, statement: The Board voices a concern., assessment: CONCERN, foundBy: [un/board], concerns: [xnl/police], measuredAgainst: [TRT/3] }
  news/3.1:
    claims:
      a: { type: Finding, statement: The Board criticises., assessment: CRITICISED, foundBy: [un/board], concerns: [XNL], measuredAgainst: [TRT/2/1/a] }
      b: { type: Finding, statement: The Board once called it a violation., assessment: VIOLATES, foundBy: [un/board], concerns: [XNL], measuredAgainst: [TRT/2], validFrom: "2006" }
      c: { type: Finding, statement: The Board later found it in line., assessment: CONFORMS, foundBy: [un/board], concerns: [XNL], measuredAgainst: [TRT/2], validFrom: "2012", supersedes: [press/gaps/news/3.1/b] }
  news/4.1:
    claims:
      a: { type: Finding, statement: The Board finds it in line., assessment: CONFORMS, foundBy: [un/board], concerns: [xnl/penal-code/12], measuredAgainst: [TRT/4] }
      b: { type: Finding, statement: Somebody calls it a violation., assessment: VIOLATES, attribution: somebody, unverified: true, concerns: [XNL], measuredAgainst: [TRT/4] }
      c: { type: Finding, statement: Northland calls what Elsewhere does a violation., assessment: VIOLATES, foundBy: [XNL], concerns: [xel/custody-act], measuredAgainst: [TRT/4, TRT/5] }
      d: { type: Finding, statement: The Board says that the treaty as a whole is not met., assessment: FALLS_SHORT, foundBy: [un/board], concerns: [XNL], measuredAgainst: [TRT] }
      e: { type: Finding, statement: The Board has been told of it., assessment: ALLEGATION, foundBy: [un/board], concerns: [XNL], measuredAgainst: [TRT/6] }
  news/5.1:
    claims:
      a: { type: Recommendation, statement: The Board recommends to amend article 12., kind: RECOMMENDATION, recommendedBy: [un/board], addressedTo: [XNL], basedOn: [press/gaps/news/4.1/a], followedUpBy: [press/gaps/news/4.1/d] }
      b: { type: Recommendation, statement: The Board recommends to train the Police., kind: RECOMMENDATION, recommendedBy: [un/board], addressedTo: [xnl/police], measuredAgainst: [TRT/2/1] }
      c: { type: Recommendation, statement: Northland recommends to Elsewhere to keep records., kind: RECOMMENDATION, recommendedBy: [XNL], addressedTo: [XEL], measuredAgainst: [TRT/2/1] }
`,
  },
];
