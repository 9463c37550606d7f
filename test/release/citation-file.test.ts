import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { authorNames, citationFileOfRelease, readCitationFile } from '../../src/release/citation-file.js';
import { printProblem } from '../../src/seed/problem.js';
import { CITATION } from './released.js';

const mistakes = (text: string): string[] => {
  const read = readCitationFile('CITATION.cff', text);
  return 'problems' in read ? read.problems.map(printProblem) : [];
};

describe('a citation file', () => {
  it('says what the data are called and who made them', () => {
    expect(readCitationFile('CITATION.cff', CITATION)).toEqual({
      citation: {
        title: 'Atlas of Nowhere',
        abstract: 'What is said of <Northland> & others.',
        authors: [
          { kind: 'several', name: 'Atlas collective', website: 'https://collective.example' },
          {
            ...{ kind: 'person', given: 'Anna', family: 'Who', affiliation: 'University of Nowhere' },
            orcid: 'https://orcid.org/0000-0002-1825-0097',
          },
        ],
        version: '1.2.0',
        date: undefined,
        keywords: ['torture', '{prevention}'],
        doi: undefined,
      },
    });
  });

  it('is ours without mistakes', () => {
    const read = readCitationFile('CITATION.cff', readFileSync('CITATION.cff', 'utf8'));
    expect('problems' in read ? read.problems : authorNames(read.citation)).toBe('rights-graph contributors');
  });

  it.each([
    [
      'title: [',
      [
        'CITATION.cff:1:9: It is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
      ],
    ],
    [
      '',
      [
        'CITATION.cff:1:1: "authors" is to be a list of who made the data, with a name each.',
        'CITATION.cff:1:1: "title" is to be a text, and is not there.',
        'CITATION.cff:1:1: "abstract" is to be a text, and is not there.',
        'CITATION.cff:1:1: "version" is to be a text, and is not there.',
      ],
    ],
    [
      CITATION.replace('\nversion: 1.2.0', '\nversion: 1.2'),
      ['CITATION.cff:14:10: "version" is to be a text, in quotes.'],
    ],
    [
      CITATION.replace('\nversion:', '\ndate-released: 2012-02-30\ndoi: 1234\nversion:'),
      [
        'CITATION.cff:14:16: "2012-02-30" is no day such as "2012-03-31".',
        'CITATION.cff:15:6: "doi" is to be a text, in quotes.',
      ],
    ],
    [
      CITATION.replace('\nversion:', '\ndoi: https://doi.org/10.5281/zenodo.1\nversion:'),
      ['CITATION.cff:14:6: "https://doi.org/10.5281/zenodo.1" is no DOI such as "10.5281/zenodo.1234".'],
    ],
    [
      CITATION.replace('https://orcid.org/', ''),
      ['CITATION.cff:12:12: "0000-0002-1825-0097" is no ORCID such as "https://orcid.org/0000-0002-1825-0097".'],
    ],
    [
      CITATION.replace('family-names: Who', 'alias: who').replace('https://collective.example', 'javascript:1'),
      [
        'CITATION.cff:8:14: "javascript:1" is no address.',
        'CITATION.cff:9:5: An author has a "name", or "family-names" and "given-names".',
      ],
    ],
    [CITATION.replace("'{prevention}'", '7'), ['CITATION.cff:18:5: "1" is to be a text, in quotes.']],
  ])('%#: every mistake is a sentence with its place', (text, sentences) => {
    expect(mistakes(text)).toEqual(sentences);
  });

  it('is that of a release with its version, day and licence, and nothing else changed', () => {
    const text = citationFileOfRelease(CITATION.replace('license:', 'license-url: https://a.example\nlicense:'), {
      ...{ version: '2.0.0', date: '2013-01-01', licence: 'CC0-1.0' },
    });
    expect(text).toBe(
      `${CITATION.replace('\nversion: 1.2.0', '\nversion: 2.0.0').replace('license: Apache-2.0', 'license: CC0-1.0')}date-released: 2013-01-01\n`,
    );
  });
});
