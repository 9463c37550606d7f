import type { CitedPassage, CitedReport } from '../../../src/questions/citation/cited.js';

export const DATA_VERSION = '1f2e3d';

/** A page of an organisation that is its own publisher. */
export const PROFILE: CitedReport = {
  id: 'atlas/kazakhstan-2014',
  name: 'Kazakhstan, country profile of the Atlas of Torture',
  kind: 'COUNTRY_PROFILE',
  symbol: null,
  publishedOn: '2014-03-04',
  url: 'https://atlas.example.org/kazakhstan?tab=legal_framework&lang=en#p3',
  publisher: 'Atlas of Torture',
  authors: [{ name: 'Atlas of Torture', type: 'Institution' }],
};

/** A UN document, by a body and a person. */
export const MISSION: CitedReport = {
  id: 'un/a-hrc-14-10',
  name: 'Миссия в Казахстан: "пытки" & other ill-treatment',
  kind: 'MISSION_REPORT',
  symbol: 'A/HRC/14/10',
  publishedOn: '2009-12~',
  url: null,
  publisher: 'United Nations',
  authors: [
    { name: 'Special Rapporteur on Torture', type: 'Institution' },
    { name: 'Theo van Boven', type: 'Person' },
  ],
};

/** A report of which nothing is known but that it was relayed. */
export const FOLLOW_UP: CitedReport = {
  id: 'un/special-rapporteur-on-torture/follow-up-2012',
  name: 'Follow-up report of the Special Rapporteur on Torture (2012)',
  kind: 'FOLLOW_UP_REPORT',
  symbol: null,
  publishedOn: '2012',
  url: null,
  publisher: null,
  authors: [{ name: 'Special Rapporteur on Torture', type: 'Institution' }],
};

/** A report without a single value. */
export const BARE: CitedReport = {
  id: 'ngo/bare',
  name: null,
  kind: 'NGO_REPORT',
  symbol: null,
  publishedOn: null,
  url: null,
  publisher: null,
  authors: [{ name: null, type: 'Institution' }],
};

export function sentence(report: CitedReport, section: string, paragraph: number, number: number): CitedPassage {
  const locator = { section, paragraph, sentence: number, fact: null, record: null };
  return { id: `${report.id}/${section}/${paragraph}.${number}`, report, locator };
}

export function keyFact(report: CitedReport, fact: number): CitedPassage {
  const locator = { section: null, paragraph: null, sentence: null, fact, record: null };
  return { id: `${report.id}/key-facts/${fact}`, report, locator };
}
