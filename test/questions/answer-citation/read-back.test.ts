import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { answerCitation } from '../../../src/questions/answer-citation/answer-citation.js';
import type { CitedReport } from '../../../src/questions/citation/cited.js';
import { BARE, MISSION, PROFILE, keyFact, sentence } from '../citation/reports.js';
import { OPERATION, fixedSources } from './fixed-sources.js';

interface Item {
  readonly id: string;
  readonly title?: string;
  readonly note?: string;
  readonly number?: string;
  readonly issued?: { readonly 'date-parts'?: number[][] };
}

const ODD: CitedReport = {
  ...MISSION,
  id: 'un/odd',
  name: 'Пытки & «көнбеу» 50% #1 a_b {c} } \\d ~e ^f $g$ "h" <n> |o| 😀 and 日本',
  publishedOn: '2010-02-17',
};
const { sources, nodes } = fixedSources(
  { a: [sentence(PROFILE, 'legal-framework', 3, 1), keyFact(PROFILE, 2)], b: [keyFact(ODD, 5)] },
  [BARE],
);
const citation = answerCitation(OPERATION, sources, nodes);

function readBack(text: string, forceType?: string): Item[] {
  return plugins.input.chain(text, {
    generateGraph: false,
    ...(forceType === undefined ? {} : { forceType }),
  }) as Item[];
}

describe('a citation library reads the citation of an answer', () => {
  it.each(['@bibtex/text', '@biblatex/text'])('as BibTeX: %s', (reader) => {
    const items = readBack(citation.bibtex, reader);
    expect(items.map(({ title }) => title)).toEqual(['rights-graph', PROFILE.name, undefined, ODD.name]);
    expect(items.map(({ issued }) => issued?.['date-parts'])).toEqual([
      [[2026, 11, 29]],
      [[2014, 3, 4]],
      undefined,
      [[2010, 2, 17]],
    ]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(4);
    expect(items[0]?.note).toBe('rights-graph data version 1f2e3d, answer of 2026-11-29 to the query Some_Name');
    expect(items[1]?.note).toBe(
      'key fact 2; Legal Framework, para 3, sentence 1; rights-graph data version 1f2e3d, answer of 2026-11-29 to the query Some_Name',
    );
  });

  it('as CSL-JSON, as it is', () => {
    expect(readBack(citation.cslJson)).toEqual(JSON.parse(citation.cslJson));
  });

  it('as RIS, record by record', () => {
    const items = readBack(citation.ris);
    expect(items.map(({ title }) => title)).toEqual(['rights-graph', PROFILE.name, undefined, ODD.name]);
    expect(items[3]?.number).toBe(MISSION.symbol);
  });
});
