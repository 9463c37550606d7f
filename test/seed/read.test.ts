import { describe, expect, it } from 'vitest';
import { EDTF_ALLOWED } from '../../src/ontology/edtf.js';
import { printProblem } from '../../src/seed/problem.js';
import { readSeed } from '../../src/seed/seed.js';
import { goodFiles, ontology } from '../support/good.js';
import { tiny } from '../support/tiny.js';

/** What is said of one file beside the good seed; its laws are without a date, which is nothing here. */
async function said(text: string, path = 'seed/laws/x.yaml'): Promise<string[]> {
  const { problems } = readSeed(ontology, [...goodFiles, { path, text }]);
  return problems
    .map((problem) => printProblem(problem).replace(`${path}:`, ''))
    .filter((sentence) => !/"enactedOn" of \S+ has (?:neither|none)\./.test(sentence));
}

const LAW = 'id: rur/x\nkind: CODE\n';
const PASSAGE = 'id: watch/2014/law/9.1\nreport: watch/2014\nclaims:\n';
const FOLDERS = `The folders are ${[...ontology.nodes.values()].map(({ plural }) => plural).join(', ')}.`;

describe('a seed that is good', () => {
  it('gives records with their places', async () => {
    const { records, problems } = readSeed(ontology, goodFiles);
    expect(problems).toEqual([]);
    const claim = records.find((record) => record.id === 'watch/2014/law/1.1/b');
    const file = 'seed/reports/watch-2014-law.yaml';
    expect(claim?.type).toBe('Finding');
    expect(claim?.at).toEqual({ file, line: 19, column: 7 });
    expect(claim?.columns.get('unverified')).toEqual({ at: { file, line: 24, column: 9 }, value: true, itemsAt: [] });
    expect(claim?.relations.get('statedIn')).toEqual({
      at: { file, line: 25, column: 9 },
      to: [{ id: 'watch/2012', at: { file, line: 25, column: 19 } }],
    });
    // Written by the nesting.
    expect(claim?.relations.get('citations')?.to.map(({ id }) => id)).toEqual(['watch/2014/law/1.1']);
  });

  it('takes its types from the ontology alone', () => {
    const text = 'id: base/north\ndrones:\n  d1: { range: 40, built: "2011~" }\n';
    const good = readSeed(tiny, [{ path: 'seed/bases/north.yaml', text }]);
    expect(good.problems).toEqual([]);
    expect(good.records.map(({ id, type }) => [id, type])).toEqual([
      ['base/north/d1', 'Drone'],
      ['base/north', 'Base'],
    ]);
    const bad = readSeed(
      tiny,
      [
        { path: 'data/drone/x.yaml', text: 'id: d' },
        { path: 'data/drones/y.yaml', text: 'id: e\nbase: d\nrage: 3\n' },
      ],
      'data',
    );
    expect(bad.problems.map(printProblem)).toEqual([
      'data/drone/x.yaml:1:1: Unknown folder "drone". Did you mean "drones"? The folders are bases, drones.',
      'data/drones/y.yaml:3:1: Unknown field "rage" of Drone. Did you mean "range"?',
    ]);
  });
});

describe('files and folders', () => {
  it.each([
    ['seed/law/x.yaml', LAW, `1:1: Unknown folder "law". Did you mean "laws"? ${FOLDERS}`],
    ['seed/zzzzzzzzzz/x.yaml', LAW, `1:1: Unknown folder "zzzzzzzzzz". ${FOLDERS}`],
    ['seed/x.yaml', LAW, `1:1: The file stands in no folder of a type. ${FOLDERS}`],
    ['seed/laws/x.yml', LAW, '1:1: The name of a seed file ends in .yaml.'],
    ['seed/laws/x.yaml', '', '1:1: The file is empty: it holds one record or a list of records.'],
    ['seed/laws/x.yaml', '# nothing\n', '1:1: The file is empty: it holds one record or a list of records.'],
    ['seed/laws/x.yaml', 'law', '1:1: A record starts with "id": a file in laws holds one, or a list of them.'],
    [
      'seed/laws/x.yaml',
      `${LAW}---\n${LAW}`,
      '3:1: A file is one document: write several records as a list, without ---.',
    ],
    ['seed/laws/x.yaml', `${LAW}name: "Code\n`, '4:1: This is not YAML: missing closing "quote.'],
    ['seed/laws/x.yaml', `${LAW}name: !odd Code\n`, '3:7: This is not YAML: unresolved tag: !odd.'],
    ['seed/laws/x.yaml', '['.repeat(20_000), '1:1: The file is nested too deeply.'],
  ])('%s %#', async (path, text, sentence) => {
    expect(await said(text, path)).toEqual([sentence]);
  });

  it('says nothing of references while a file is no YAML', async () => {
    const files = [
      { path: 'seed/laws/a.yaml', text: 'id: "rur/a\n' },
      { path: 'seed/laws/b.yaml', text: 'id: rur/b\nkind: CODE\namends: [rur/a]\n' },
    ];
    const { problems } = readSeed(ontology, [...goodFiles, ...files]);
    expect(problems.map(printProblem)).toEqual(['seed/laws/a.yaml:2:1: This is not YAML: missing closing "quote.']);
  });
});

describe('YAML', () => {
  it.each([
    [`${LAW}kind: DECREE\n`, '3:1: The key "kind" is written twice: first in line 2.'],
    [`${LAW}articles:\n  347.1: {}\n`, '4:3: The key 347.1 is read as a number: write it in quotes: "347.1".'],
    [`${LAW}articles:\n  ? [a]\n  : {}\n`, '4:5: A key is a text.'],
    [`${LAW}articles: &a\n  "1": {}\namends: *a\n`, '5:9: "*a" repeats another value: write the value out.'],
  ])('%#', async (text, sentence) => {
    expect(await said(text)).toEqual([sentence]);
  });
});

describe('records', () => {
  it.each([
    ['kind: CODE\n', '1:1: A record starts with "id", or with "continues" and the id of the record that it continues.'],
    [
      'ids: rur/x\nkind: CODE\n',
      '1:1: A record starts with "id", or with "continues" and the id of the record that it continues.',
    ],
    [`${LAW}continues: rur/criminal-code\n`, '3:1: A record has either "id" or "continues", not both.'],
    ['id: 5\nkind: CODE\n', '1:5: "id" takes an id as a text: write it in quotes: "5".'],
    ['id: [a]\nkind: CODE\n', '1:5: "id" takes an id as a text.'],
    [
      'id: rur//x\nkind: CODE\n',
      '1:5: "rur//x" is no id: an id is made of letters A to Z, digits and . _ - in segments separated by single slashes.',
    ],
    [
      'id: rur/ü\nkind: CODE\n',
      '1:5: "rur/ü" is no id: an id is made of letters A to Z, digits and . _ - in segments separated by single slashes.',
    ],
    ['id: RUR\nkind: CODE\n', '1:5: The id "RUR" is used twice: first at seed/countries/rur.yaml:1:5.'],
    ['id: rur/x\n', '1:5: "rur/x" needs a value for "kind": every Law has one.'],
    [
      'continues: rur/criminal-code\nname: Code\n',
      '2:1: A file that continues a record holds only records nested in it: write "name" where "rur/criminal-code" is written.',
    ],
    ['continues: rur/criminal-code\nartikles: {}\n', '2:1: Unknown field "artikles" of Law. Did you mean "articles"?'],
    [
      'continues: rur/criminal-cod\n',
      '1:12: Unknown id "rur/criminal-cod" in "continues". Did you mean "rur/criminal-code"?',
    ],
    ['continues: CAT\n', '1:12: "CAT" is a Treaty: a file in laws continues a Law.'],
    [`${LAW}nmae: Code\n`, '3:1: Unknown field "nmae" of Law. Did you mean "name"?'],
    [
      `${LAW}zzzzzzzzzz: Code\n`,
      '3:1: Unknown field "zzzzzzzzzz" of Law. Its fields are absent, name, aliases, description, sameAs, sources, citations, ' +
        'claims, directClaims, findings, directFindings, measuredBy, directlyMeasuredBy, recommendations, articles, kind, country, issuedBy, enactedOn, amends, amendedBy.',
    ],
    [`${LAW}type: Law\n`, '3:1: The record is a Law by where it stands: leave "type" out.'],
    [
      `${LAW}articles:\n  "1": { id: x }\n`,
      '4:10: The id of a nested record is made of the id around it and its key: leave "id" out.',
    ],
    [`${LAW}articles:\n  "1": { continues: x }\n`, '4:10: Only a record at the top of a file can have "continues".'],
    [
      `${LAW}articles:\n  "1": heading\n`,
      '4:3: Field "articles" of Law takes a record under each key, written as a mapping.',
    ],
    [
      `${LAW}articles:\n  "1": { instrument: CAT }\n`,
      '4:22: Field "instrument" of Article is "rur/x" already, because the record is written under it: leave it out here.',
    ],
  ])('%#', async (text, sentence) => {
    expect(await said(text)).toEqual([sentence]);
  });

  it('need no instrument where they continue an article, and only there', async () => {
    const text = '- id: rur/criminal-code/3/2\n- id: rur/criminal-code/4\n';
    expect(await said(text, 'seed/articles/x.yaml')).toEqual([
      '2:7: "rur/criminal-code/4" has no "instrument" and there is no article "rur/criminal-code". ' +
        'Rule subdivision-has-parent: The article or subdivision that a subdivision is part of is present.',
    ]);
  });

  it('under an interface say their type', async () => {
    const types = 'TreatyAction, Finding, Recommendation, Observation, Role';
    expect(
      await said(`${PASSAGE}  a: {}\n  b: { type: Findng }\n  c: { type: Law }\n`, 'seed/passages/x.yaml'),
    ).toEqual([
      `4:3: "watch/2014/law/9.1/a" needs a "type": one of ${types}.`,
      `5:14: Unknown type "Findng". Did you mean "Finding"? Allowed here are ${types}.`,
      `6:14: Unknown type "Law". Allowed here are ${types}.`,
    ]);
  });

  it('stand only under a record that they can have a relation to', async () => {
    const text = 'id: watch/2014/law/9.1\nreport: watch/2014\ncitedBy:\n  x: { type: Passage }\n';
    expect(await said(text, 'seed/passages/x.yaml')).toEqual([
      '4:3: A record of type Passage cannot be written under "citedBy" of Passage: it has no field for that relation.',
    ]);
  });

  it('cite the passage around them once', async () => {
    const claim = 'type: Finding, statement: A b., assessment: FACT, attribution: x, about: [RUR]';
    const text = `${PASSAGE}  a: { ${claim}, citations: [watch/2014/law/1.1, watch/2014/law/9.1] }\n`;
    const [problem] = await said(text, 'seed/passages/x.yaml');
    expect(problem).toBe(
      `4:${(text.split('\n')[3] ?? '').indexOf('watch/2014/law/9.1') + 1}: Field "citations" of Finding is "watch/2014/law/9.1" already, ` +
        'because the record is written under it: leave it out here.',
    );
  });
});

describe('values', () => {
  it.each([
    ['name: 2009', '3:7: Field "name" of Law takes a text, but 2009 is read as a number: write it in quotes: "2009".'],
    ['name: 3.10', '3:7: Field "name" of Law takes a text, but 3.10 is read as a number: write it in quotes: "3.10".'],
    [
      'name: true',
      '3:7: Field "name" of Law takes a text, but true is read as a truth value: write it in quotes: "true".',
    ],
    [
      'name: 2012-03-31',
      '3:7: Field "name" of Law takes a text, but some programs read 2012-03-31 as a date: write it in quotes: "2012-03-31".',
    ],
    ['name:', '3:6: Field "name" of Law has no value: leave it out, or say in "absent" why it has none.'],
    ['name: ""', '3:7: Field "name" of Law is empty: leave it out, or say in "absent" why it has no value.'],
    ['name: [a]', '3:7: Field "name" of Law takes one value, not a list.'],
    ['name: { a: b }', '3:7: Field "name" of Law takes one value, not a mapping.'],
    [
      'enactedOn: 2009',
      '3:12: Field "enactedOn" of Law takes a text, but 2009 is read as a number: write it in quotes: "2009".',
    ],
    [
      'enactedOn: 2009-05',
      '3:12: Field "enactedOn" of Law takes a text, but some programs read 2009-05 as a date: write it in quotes: "2009-05".',
    ],
    ['enactedOn: "2011-13"', '3:12: Field "enactedOn" of Law: "2011-13" is no date: there is no month 13.'],
    ['enactedOn: May 2011', `3:12: Field "enactedOn" of Law: "May 2011" is no date. ${EDTF_ALLOWED}`],
    ['enactedOn: "2012/2009"', '3:12: Field "enactedOn" of Law: "2012/2009" ends before it begins.'],
    [
      'sameAs: https://example.org/',
      '3:9: Field "sameAs" of Law takes a list: write [...], or one line with "- " for each value.',
    ],
    [
      'sameAs: ["javascript:alert(1)"]',
      '3:10: Field "sameAs" of Law: "javascript:alert(1)" is no address. Write a full URL with http or https, like "https://example.org/page".',
    ],
    [
      'sameAs: [https://me:pw@law.example]',
      '3:10: Field "sameAs" of Law: "https://me:pw@law.example" has a user name or a password in it: leave them out.',
    ],
    [
      'sources: [{ field: kind, basis: REGISTER, address: law.example/press, verified: false }]',
      '3:52: Field "address" of ValueSource: "law.example/press" is no address. Write a full URL with http or https, like "https://example.org/page".',
    ],
    [
      'sources: [{ field: kind, basis: REGISTER, address: "https://law.example/press act", verified: false }]',
      '3:52: Field "address" of ValueSource: "https://law.example/press act" is not how the address is sent: write "https://law.example/press%20act".',
    ],
    ['sameAs: []', '3:9: Field "sameAs" of Law is an empty list: leave it out.'],
    ['aliases: [x]', '3:11: Field "aliases" of Law takes a mapping with the fields text, language.'],
    ['aliases: [{ text: x }]', '3:11: Alias needs a value for "language".'],
    [
      'aliases: [{ text: x, langauge: en, language: en }]',
      '3:22: Unknown field "langauge" of Alias. Did you mean "language"?',
    ],
    [
      'aliases: [{ text: x, zzzzzzzzz: en, language: en }]',
      '3:22: Unknown field "zzzzzzzzz" of Alias. Its fields are text, language.',
    ],
    [
      'aliases: [{ text: 347.1, language: en }]',
      '3:19: Field "text" of Alias takes a text, but 347.1 is read as a number: write it in quotes: "347.1".',
    ],
    [
      'absent: [{ field: name, reason: UNKNOWED }]',
      '3:33: "UNKNOWED" is no AbsenceReason. Did you mean "UNKNOWN"? Field "reason" of Absence allows UNKNOWN, NOT_REPORTED, NONE.',
    ],
  ])('%s', async (line, sentence) => {
    expect(await said(`${LAW}${line}\n`)).toEqual([sentence]);
  });

  it.each([
    [
      'kind: CODES',
      '2:7: "CODES" is no LawKind. Did you mean "CODE"? Field "kind" of Law allows CONSTITUTION, CODE, STATUTE, DECREE, GUIDELINES, PLAN, AMENDMENT.',
    ],
    [
      'kind: 1',
      '2:7: "1" is no LawKind. Field "kind" of Law allows CONSTITUTION, CODE, STATUTE, DECREE, GUIDELINES, PLAN, AMENDMENT.',
    ],
    ['kind:', '2:6: Field "kind" of Law has no value: leave it out, or say in "absent" why it has none.'],
  ])('%s', async (line, sentence) => {
    expect(await said(`id: rur/x\n${line}\n`)).toEqual([sentence]);
  });

  it.each([
    ['value: "316"', '9:12: Field "value" of Observation takes a number without quotes, not "316".'],
    ['value: .inf', '9:12: Field "value" of Observation takes a number without quotes, not .inf.'],
    ['rank: 1.5', '9:11: Field "rank" of Observation takes a whole number without quotes, not 1.5.'],
    ['outOf: 9999999999', '9:12: Field "outOf" of Observation takes a whole number without quotes, not 9999999999.'],
    ['unverified: "true"', '9:17: Field "unverified" of Observation takes true or false, not "true".'],
    ['unverified: yes', '9:17: Field "unverified" of Observation takes true or false, not "yes".'],
    ['status: ACCEPTED', '9:5: Field "status" of Observation is worked out at load: leave it out.'],
    ['knownAt: "2012-01-01"', '9:5: Field "knownAt" of Observation is worked out at load: leave it out.'],
  ])('%s', async (line, sentence) => {
    const claim =
      '  a:\n    type: Observation\n    statement: A b.\n    indicator: indicator/prisoners\n    about: [RUR]\n';
    expect(await said(`${PASSAGE}${claim}    ${line}\n`, 'seed/passages/x.yaml')).toEqual([sentence]);
  });

  it('lose the line break that a block text ends with', async () => {
    const path = 'seed/laws/x.yaml';
    const { records } = readSeed(ontology, [...goodFiles, { path, text: `${LAW}name: >\n  A\n  code\n` }]);
    expect(records.find(({ id }) => id === 'rur/x')?.columns.get('name')?.value).toBe('A code');
  });
});

describe('relations', () => {
  it.each([
    ['country: [RUR]', '3:10: Field "country" of Law takes one id, not a list.'],
    ['country: 7', '3:10: Field "country" of Law takes an id, but 7 is read as a number: write it in quotes: "7".'],
    ['country:', '3:9: Field "country" of Law takes the id of a record here.'],
    [
      'country: { id: RUR }',
      '3:10: Field "country" of Law takes one id, not a record: write the record in a file of its own.',
    ],
    ['amends: rur/criminal-code', '3:9: Field "amends" of Law takes a list of ids, not one.'],
    ['amends: []', '3:9: Field "amends" of Law is an empty list: leave it out.'],
    [
      'amends: [rur/criminal-code, rur/criminal-code]',
      '3:29: Field "amends" of Law has the id "rur/criminal-code" twice.',
    ],
    [
      'amends: [rur/criminal-cod]',
      '3:10: Unknown id "rur/criminal-cod" in field "amends" of Law. Did you mean "rur/criminal-code"?',
    ],
    ['amends: [zzzzzzzzzzzzzzzzzz]', '3:10: Unknown id "zzzzzzzzzzzzzzzzzz" in field "amends" of Law.'],
    ['country: CAT', '3:10: "CAT" is a Treaty: field "country" of Law takes a Country.'],
    [
      'amendedBy: [rur/criminal-code]',
      '3:12: Field "amendedBy" of Law takes records under their keys, not ids. To link a record that is written elsewhere, write "amends: [rur/x]" in that Law.',
    ],
    [
      'articles: [rur/criminal-code/3]',
      '3:11: Field "articles" of Law takes records under their keys, not ids. To link a record that is written elsewhere, write "instrument: rur/x" in that Article.',
    ],
  ])('%s', async (line, sentence) => {
    expect(await said(`${LAW}${line}\n`)).toEqual([sentence]);
  });

  it('to a union say whom it takes', async () => {
    const claim = '  a:\n    type: Role\n    statement: A b.\n    office: Minister\n    holder: RUR\n';
    expect(await said(`${PASSAGE}${claim}`, 'seed/passages/x.yaml')).toEqual([
      '8:13: "RUR" is a Country: field "holder" of Role takes one of Person, Institution.',
    ]);
  });

  it('do not blame a reference for a mistake in what it leads to', async () => {
    const files = [
      { path: 'seed/law/a.yaml', text: 'id: rur/a\narticles:\n  "1": {}\n' },
      { path: 'seed/passages/b.yaml', text: `${PASSAGE}  a: { type: Findng }\n` },
      {
        path: 'seed/conflicts/c.yaml',
        text: 'id: conflict/c\nquestion: Who?\nkind: SCOPE\nstatus: OPEN\nexplanation: None.\nclaims: [watch/2014/law/9.1/a, watch/2014/law/1.1/a]\n',
      },
      {
        path: 'seed/laws/d.yaml',
        text: 'id: rur/d\nkind: CODE\nabsent: [{ field: enactedOn, reason: UNKNOWN }]\namends: [rur/a]\n',
      },
      { path: 'seed/topics/e.yaml', text: 'id: topic/e\nnorms: [rur/a/1]\n' },
    ];
    const { problems } = readSeed(ontology, [...goodFiles, ...files]);
    expect(problems.map(({ file }) => file)).toEqual(['seed/law/a.yaml', 'seed/passages/b.yaml']);
  });

  it('are not used again once they were withdrawn', async () => {
    const sentence = (id: string, line: number): string =>
      `The id "${id}" was withdrawn, as seed/withdrawn/rur.yaml:${line}:7 says, and is never used again: give this record another id, or take it out.`;
    expect(await said('id: rur/code-of-1900\nkind: CODE\n')).toEqual([`1:5: ${sentence('rur/code-of-1900', 1)}`]);
    // Whichever file is read first.
    expect(await said('id: rur/old-criminal-code\nname: Old\n', 'seed/zz/x.yaml')).toHaveLength(1);
    expect(await said('id: rur/code-of-1900\nname: Old\n', 'seed/topics/x.yaml')).toEqual([
      `1:5: ${sentence('rur/code-of-1900', 1)}`,
    ]);
    expect(
      await said('id: rur/code-of-1900\nwas: Law\nreason: ERROR\ndate: "2015-05-01"\n', 'seed/withdrawn/x.yaml'),
    ).toEqual(['1:5: The id "rur/code-of-1900" is used twice: first at seed/withdrawn/rur.yaml:1:7.']);
  });

  it('of a successor that is not there are unknown', async () => {
    const text = 'id: rur/x\nwas: Law\nreason: RENAMED\ndate: "2015-05-01"\nsuccessor: rur/criminal-cod\n';
    expect((await said(text, 'seed/withdrawn/x.yaml'))[1]).toBe(
      '5:12: Unknown id "rur/criminal-cod" in field "successor" of Withdrawn. Did you mean "rur/criminal-code"?',
    );
  });

  it('do not blame what is nested for the record around it', async () => {
    const again = 'id: RUR\nkind: CODE\narticles:\n  "1": {}\namends: [rur/criminal-code]\n';
    const files = [
      { path: 'seed/laws/again.yaml', text: again },
      { path: 'seed/laws/lost.yaml', text: 'continues: rur/lost\narticles:\n  "1": {}\n' },
      { path: 'seed/topics/t.yaml', text: 'id: topic/t\nnorms: [RUR/1, rur/lost/1]\n' },
    ];
    const { problems } = readSeed(ontology, [...goodFiles, ...files]);
    expect(problems.map(printProblem)).toEqual([
      'seed/laws/again.yaml:1:5: The id "RUR" is used twice: first at seed/countries/rur.yaml:1:5.',
      'seed/laws/lost.yaml:1:12: Unknown id "rur/lost" in "continues".',
    ]);
  });
});

it('ten mistakes are ten problems, in reading order', async () => {
  const text = `- id: rur/ten
  kind: CODE
  nmae: Code
  country: RUS
  enactedOn: "2011-13"
  aliases: [{ text: Code }]
  description: 5
  amendedBy: [rur/criminal-code]
  issuedBy: CAT
  articles:
    347.1: {}
  absent:
    - { field: country, reason: NONE }
- id: RUR
  kind: CODE
`;
  expect(await said(text)).toEqual([
    '3:3: Unknown field "nmae" of Law. Did you mean "name"?',
    '4:12: Unknown id "RUS" in field "country" of Law. Did you mean "RUR"?',
    '5:14: Field "enactedOn" of Law: "2011-13" is no date: there is no month 13.',
    '6:13: Alias needs a value for "language".',
    '7:16: Field "description" of Law takes a text, but 5 is read as a number: write it in quotes: "5".',
    '8:14: Field "amendedBy" of Law takes records under their keys, not ids. To link a record that is written elsewhere, write "amends: [rur/ten]" in that Law.',
    '9:13: "CAT" is a Treaty: field "issuedBy" of Law takes an Institution.',
    '11:5: The key 347.1 is read as a number: write it in quotes: "347.1".',
    '13:7: "country" of "rur/ten" has one. Rule absent-has-no-value: "absent" names no field that has a value.',
    '14:7: The id "RUR" is used twice: first at seed/countries/rur.yaml:1:5.',
  ]);
});
