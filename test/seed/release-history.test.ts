import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printProblem } from '../../src/seed/problem.js';
import type { Problem } from '../../src/seed/problem.js';
import { readSeedFolder } from '../../src/seed/folder.js';
import { differences, stateBefore } from '../../src/seed/released/differences.js';
import { parseRecords, printRecords } from '../../src/seed/released/kept-records.js';
import { parseChanges, printChanges } from '../../src/seed/released/release-changes.js';
import { parseManifest } from '../../src/seed/released/released-ids.js';
import { hashOf, saidBy } from '../../src/seed/released/said.js';
import type { Said } from '../../src/seed/released/said.js';
import { OWN_WORDS_RULES } from '../../src/seed/rules/own-words-rules.js';
import { checkRules } from '../../src/seed/rules/rules.js';
import { readSeed } from '../../src/seed/seed.js';
import type { SeedFile } from '../../src/seed/seed.js';
import { goodFiles, ontology } from '../support/good.js';
import { madeRecord } from '../support/made-record.js';

const BACK = 'get the file back from the repository (git restore), or remove it and make it anew.';
const CHANGES = 'seed/released/1.0.0.changes.jsonl';
const RECORDS = 'seed/released/1.0.0.records.jsonl';

function said(file: SeedFile): string[] {
  const others = goodFiles.filter(({ path }) => path !== file.path);
  return readSeed(ontology, [...others, file]).problems.map(printProblem);
}

function textOf(path: string): string {
  return goodFiles.find((file) => file.path === path)?.text ?? '';
}

const law = (id: string, columns: Said['columns'] = {}, relations: Said['relations'] = {}): Said => ({
  ...{ id, type: 'Law', columns, relations },
});
const withdrawn = (id: string, reason: string): Said => ({
  ...{ id, type: 'Withdrawn', columns: { was: 'Law', reason, date: '2015-05-01' }, relations: {} },
});

describe('differences', () => {
  const before = [
    law('a', { kind: 'CODE', name: 'A' }, { country: ['RUR'] }),
    law('b', { name: 'B', aliases: [{ text: 'Bee', language: 'en' }] }),
    law('c', { name: 'C' }, { amends: ['a', 'b'] }),
    law('d', { name: 'D' }, { amends: ['a'] }),
    law('e', { name: 'E' }),
    withdrawn('f', 'ERROR'),
  ];
  const now = [
    withdrawn('f', 'RENAMED'),
    { ...law('e', { name: 'E' }), type: 'Treaty' },
    withdrawn('d', 'OUT_OF_SCOPE'),
    withdrawn('c', 'ERROR'),
    law('b', { name: 'B', aliases: [{ text: 'Bee', language: 'en' }] }),
    law('a', { kind: 'STATUTE' }, { country: ['RUR'], amends: ['b'] }),
    law('g'),
  ];

  it('are what was added, changed and withdrawn, by id, with old and new; of what is out of scope nothing', () => {
    expect(differences(before, now)).toEqual([
      {
        ...{ id: 'a', type: 'Law', kind: 'CHANGED' },
        fields: [
          { field: 'amends', old: null, new: ['b'] },
          { field: 'kind', old: 'CODE', new: 'STATUTE' },
          { field: 'name', old: 'A', new: null },
        ],
      },
      {
        ...{ id: 'c', type: 'Law', kind: 'WITHDRAWN' },
        fields: [
          { field: 'amends', old: ['a', 'b'], new: null },
          { field: 'name', old: 'C', new: null },
        ],
      },
      { id: 'd', type: 'Law', kind: 'WITHDRAWN', fields: [] },
      { id: 'e', type: 'Treaty', kind: 'CHANGED', fields: [{ field: 'type', old: 'Law', new: 'Treaty' }] },
      { id: 'f', type: 'Withdrawn', kind: 'CHANGED', fields: [{ field: 'reason', old: 'ERROR', new: 'RENAMED' }] },
      { id: 'g', type: 'Law', kind: 'ADDED', fields: [] },
    ]);
    expect(differences(before, before)).toEqual([]);
  });

  it('can be undone, so that comparing again finds the same', () => {
    const found = differences(before, now);
    expect(
      differences(
        stateBefore(now, found, (_type, field) => field === 'amends' || field === 'country'),
        now,
      ),
    ).toEqual(found);
  });

  it('are none where another file says the same in another order', () => {
    const one = madeRecord('Law', 'rur/x', { kind: 'CODE', name: 'X' }, { amends: ['a', 'b'] });
    const other = madeRecord('Law', 'rur/x', { name: 'X', kind: 'CODE' }, { amends: ['b', 'a'] });
    expect(differences([saidBy(one)], [saidBy(other)])).toEqual([]);
    expect(hashOf(saidBy(one))).toBe(hashOf(saidBy(other)));
  });
});

describe('the files of a release', () => {
  it('are read back as they were written', () => {
    const problems: Problem[] = [];
    const records = [law('b', { name: 'Ü "🕊️"\n' }), law('a', { outOf: 3 }, { country: ['RUR'] })];
    const text = printRecords('1.0.0', records);
    const kept = parseRecords(RECORDS, 'released/1.0.0.records.jsonl', text, problems);
    expect(kept?.records.map(({ at, ...one }) => [at.line, one])).toEqual([
      [2, records[1]],
      [3, records[0]],
    ]);
    expect(printRecords('1.0.0', kept?.records.map(({ at: _, ...one }) => one) ?? [])).toBe(text);
    const release = { version: '1.0.0', date: '2015-04-01', after: '0.9.0', dataVersion: '0123456789ab' };
    const changes = differences([law('a', { name: 'A' })], [law('a'), law('b')]).map((one, index) => ({
      ...one,
      about: index === 0 ? ['RUR'] : [],
    }));
    const written = printChanges(release, changes);
    const read = parseChanges(CHANGES, 'released/1.0.0.changes.jsonl', written, problems);
    expect(read).toMatchObject({ ...release, changes });
    expect(problems).toEqual([]);
  });

  it.each([
    ['a word that somebody changed', RECORDS, (text: string) => text.replace('Criminal', 'Penal')],
    ['a line less', CHANGES, (text: string) => text.replace(/.*criminal-code.*\n/, '')],
    ['a line more', CHANGES, (text: string) => `${text}{"id":"x","type":"Law","kind":"ADDED"}\n`],
    ['lines in another order', CHANGES, (text: string) => `${text.split('\n').reverse().join('\n').trim()}\n`],
  ])('are refused with %s', (_, path, change) => {
    const sentence = 'The lines below are not those that "rights-graph manifest" wrote';
    expect(said({ path, text: change(textOf(path)) })).toEqual([`${path}:1:1: ${sentence}: ${BACK}`]);
  });

  it.each([
    ['nothing at all', CHANGES, () => '', '1:1: The line does not say of which release the file is'],
    ['a file that was cut off', RECORDS, (text: string) => text.slice(0, -20), '5:1: The line is no JSON object'],
    [
      'the lines of another release',
      CHANGES,
      () => printChanges({ version: '2.0.0', date: '2015-04-01', after: null, dataVersion: null }, []),
      '1:1: The line is not that of release 1.0.0, with its day and the one before',
    ],
    [
      'a day that is none',
      CHANGES,
      () => printChanges({ version: '1.0.0', date: 'today', after: null, dataVersion: null }, []),
      '1:1: The line is not that of release 1.0.0, with its day and the one before',
    ],
    [
      'a kind that is none',
      CHANGES,
      () =>
        printChanges({ version: '1.0.0', date: '2015-04-01', after: null, dataVersion: null }, [
          { id: 'RUR', type: 'Country', kind: 'GONE' as 'ADDED', fields: [], about: [] },
        ]),
      '2:1: The line does not say what changed in a record',
    ],
    [
      'the records of another release',
      RECORDS,
      () => printRecords('2.0.0', []),
      '1:1: The line is not that of release 1.0.0',
    ],
    [
      'a record that says nothing',
      RECORDS,
      () => printRecords('1.0.0', [{ id: 'RUR' } as Said]),
      '2:1: The line does not say what a record said',
    ],
  ])('are refused with %s', (_, path, change, sentence) => {
    expect(said({ path, text: change(textOf(path)) })).toEqual([`${path}:${sentence}: ${BACK}`]);
  });

  it('are refused where a release is there twice, or after a later one', () => {
    const changesOf = (version: string, date: string, after: string | null): SeedFile => ({
      path: `seed/released/${version}.changes.jsonl`,
      text: printChanges({ version, date, after, dataVersion: null }, []),
    });
    const manifest = { path: 'seed/released/1.1.0.manifest', text: '' };
    const files = [...goodFiles, manifest, changesOf('1.1.0', '2015-03-01', '1.0.0')];
    const rule =
      'Rule releases-follow-each-other: What a release changed is said beside its manifest, with the release that came before it.';
    const kept =
      'Rule last-release-keeps-its-records: The records of the last release, and of no other, are kept as its manifest has them.';
    expect(readSeed(ontology, files).problems.map(printProblem)).toEqual([
      `${RECORDS}:1:1: Release 1.0.0 is not the last one that says what it changed: remove the file. ${kept}`,
      `seed/released/1.1.0.changes.jsonl:1:1: Release 1.1.0 is of 2015-03-01, and 1.0.0 before it of 2015-04-01. ${rule}`,
      `seed/released/1.1.0.changes.jsonl:1:1: The records of release 1.1.0 are gone: ${BACK} ${kept}`,
    ]);
    const second = [...goodFiles, manifest, changesOf('1.1.0', '2015-05-01', null)];
    const twice = readSeed(ontology, second).problems.map(printProblem);
    expect(twice).toContain(`${CHANGES}:1:1: Release 1.0.0 says that it is the first, and so does another. ${rule}`);
  });

  it('say what is in no release yet, of the seed alone', () => {
    const imported = { path: 'imports/a.jsonl', text: '{"id":"RUS","type":"Country","name":"Rusland"}\n' };
    const { history, problems } = readSeed(ontology, [...goodFiles, imported], ['seed', 'imports']);
    expect(problems).toEqual([]);
    expect(history?.releases.map(({ version }) => version)).toEqual(['1.0.0']);
    const of = (id: string): unknown => history?.unreleased.find((one) => one.id === id)?.kind;
    expect([of('RUS'), of('rur/code-of-1900'), of('CAT'), of('RUR')]).toEqual([
      undefined,
      'WITHDRAWN',
      'ADDED',
      'CHANGED',
    ]);
    // Lines of the seed's own are in its releases.
    const own = { ...imported, path: 'seed/a.jsonl' };
    const { history: with_ } = readSeed(ontology, [...goodFiles, own], ['seed', 'imports']);
    expect(with_?.unreleased.find(({ id }) => id === 'RUS')?.kind).toBe('ADDED');
  });
});

describe('release 0.1.0', () => {
  const read = (ending: string): string => readFileSync(`seed/released/0.1.0${ending}`, 'utf8');
  const problems: Problem[] = [];
  const { ids } = parseManifest('m', 'released/0.1.0.manifest', read('.manifest'), problems);

  it('keeps the records of its manifest, id by id and hash by hash, or those of the release after it do', async () => {
    const files = await readSeedFolder('seed');
    const { history, problems: found } = readSeed(ontology, files);
    expect(found).toEqual([]);
    const [first] = history?.releases ?? [];
    expect(first).toMatchObject({ version: '0.1.0', date: '2026-11-23', dataVersion: null });
    expect(first?.changes.map(({ id, type, kind }) => [id, type, kind])).toEqual(
      ids.map(({ id, type }) => [id, type, 'ADDED']),
    );
    if (history?.releases.length !== 1) return;
    expect(history.last.map((one) => [one.id, one.type, hashOf(one)])).toEqual(
      ids.map(({ id, type, hash }) => [id, type, hash]),
    );
  });

  it('has kept our own words only', async () => {
    const files = await readSeedFolder('seed');
    const { history, shingles } = readSeed(ontology, files);
    const records = (history?.last ?? []).map(({ id, type, columns, relations }) =>
      madeRecord(
        type,
        id,
        Object.fromEntries(Object.entries(columns).flatMap(([n, v]) => (v === null ? [] : [[n, v]]))),
        relations,
      ),
    );
    expect(records.length).toBeGreaterThan(500);
    const beside = { shingles, releases: [], releaseFiles: { changes: [], kept: [] }, declared: new Set<string>() };
    expect(checkRules(ontology, records, beside, OWN_WORDS_RULES)).toEqual([]);
  });
});
