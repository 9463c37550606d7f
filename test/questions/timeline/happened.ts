import type { SeedFile } from '../../../src/seed/seed.js';

/** What the fictional country lacks: incidents, a visit, a law with a date, a claim that says when it ended. */
export const happened: readonly SeedFile[] = [
  {
    path: 'seed/incidents/xnl.yaml',
    text: `- { id: xnl/old-unrest, date: "../1995", country: XNL, sources: [{ field: date, basis: GENERAL_KNOWLEDGE, verified: false }] }
- { id: xnl/march-10, date: "2011?", country: XNL, sources: [{ field: date, basis: GENERAL_KNOWLEDGE, verified: false }] }
- id: xnl/march-2
  date: "2011~"
  country: XNL
  involved: [XNL, xnl/council]
  sources: [{ field: date, basis: GENERAL_KNOWLEDGE, verified: false }]
- id: xnl/march-2-arrest
  date: "2011-12-16"
  country: XNL
  place: xnl/harbour
  partOf: xnl/march-2
  sources: [{ field: date, basis: GENERAL_KNOWLEDGE, verified: false }]
- { id: xnl/march-2-trial, country: XNL, partOf: xnl/march-2, absent: [{ field: date, reason: NOT_REPORTED }] }
- { id: xnl/strike, date: "2014/..", country: XNL, sources: [{ field: date, basis: GENERAL_KNOWLEDGE, verified: false }] }
`,
  },
  {
    path: 'seed/places/xnl.yaml',
    text: 'id: xnl/harbour\nname: Harbour\ncountry: XNL\n',
  },
  {
    path: 'seed/institutions/inspector.yaml',
    text: 'id: un/inspector\nname: Inspector\nkind: SPECIAL_PROCEDURE\n',
  },
  {
    path: 'seed/visits/xnl.yaml',
    text: `id: un/inspector/xnl-2009
visitor: un/inspector
country: XNL
date: "2009-05-05/2009-05-13"
reports: [press/northland-2014]
sources: [{ field: date, basis: GENERAL_KNOWLEDGE, verified: false }]
`,
  },
  {
    path: 'seed/laws/custody-act.yaml',
    text: `id: xnl/custody-act
name: Custody Act
kind: STATUTE
country: XNL
enactedOn: "2004?/2006~"
sources: [{ field: enactedOn, basis: GENERAL_KNOWLEDGE, verified: false }]
`,
  },
  {
    path: 'seed/reports/northland-2014.yaml',
    text: `id: press/northland-2014
name: Northland four years later
kind: PRESS
publishedOn: "2014-09-01"
sources: [{ field: publishedOn, basis: GENERAL_KNOWLEDGE, verified: false }]
publisher: press/northern-star
passages:
  news/1.1:
    claims:
      a:
        type: Role
        statement: The Northern Star calls Ada North the head of the Council from 2013 to 2014.
        holder: person/ada-north
        office: Head
        body: xnl/council
        validFrom: "2013-02"
        validTo: "2014-03~"
`,
  },
];
