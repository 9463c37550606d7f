import { describe, expect, it } from 'vitest';
import { printProblem } from '../../src/seed/problem.js';
import { parseManifest, printManifest, remarksIn } from '../../src/seed/released/released-ids.js';
import { hashOf, saidBy } from '../../src/seed/released/said.js';
import { readSeed } from '../../src/seed/seed.js';
import type { SeedFile } from '../../src/seed/seed.js';
import { goodFiles, ontology } from '../support/good.js';

const PATH = 'seed/released/1.1.0.manifest';
const HASH = '0123456789abcdef';

/** What is said of a seed with one more file, which may take the place of another. */
function said(file: SeedFile, files: readonly SeedFile[] = goodFiles): string[] {
  const others = files.filter(({ path }) => path !== file.path);
  return readSeed(ontology, [...others, file]).problems.map(printProblem);
}

describe('the manifest of a release', () => {
  const { records } = readSeed(ontology, goodFiles);

  it('has every id, sorted, one a line, and is read back', () => {
    const text = printManifest('1.1.0', records.map(saidBy), ['Made later.']);
    const [head, remark, first, ...rest] = text.split('\n');
    expect([head, remark]).toEqual([
      '# Every id of release 1.1.0, with its type and a hash of what its record says: docs/versions.md says how. Made by "rights-graph manifest".',
      '# Made later.',
    ]);
    expect(first).toMatch(/^CAT Treaty [0-9a-f]{16}$/);
    expect(rest.at(-1)).toBe('');
    const problems: never[] = [];
    const { version, ids } = parseManifest(PATH, 'released/1.1.0.manifest', text, problems);
    expect(problems).toEqual([]);
    expect(version).toBe('1.1.0');
    expect(ids.map(({ id }) => id)).toEqual(records.map(({ id }) => id).sort());
    expect(ids.map(({ id, hash }) => [id, hash]).sort()).toEqual(
      records.map((one) => [one.id, hashOf(saidBy(one))]).sort(),
    );
    expect(remarksIn(text)).toEqual(['Made later.']);
    expect(said({ path: PATH, text })).toEqual([]);
  });

  it('has another hash where a record says something else, and the same in another file and order', () => {
    const law = (text: string): string => {
      const read = readSeed(ontology, [...goodFiles, { path: 'seed/laws/x.yaml', text }]).records;
      const record = read.find(({ id }) => id === 'rur/x');
      return record ? hashOf(saidBy(record)) : 'none';
    };
    const one = law('id: rur/x\nkind: CODE\ncountry: RUR\namends: [rur/criminal-code]\n');
    expect(law('# Another file.\n- amends: [rur/criminal-code]\n  country: RUR\n  kind: CODE\n  id: rur/x\n')).toBe(
      one,
    );
    expect(law('id: rur/x\nkind: CODE\ncountry: RUR\n')).not.toBe(one);
    expect(law('id: rur/x\nkind: STATUTE\ncountry: RUR\namends: [rur/criminal-code]\n')).not.toBe(one);
  });

  it.each([
    ['seed/1.1.0.manifest', ''],
    ['seed/released/latest.manifest', ''],
    ['seed/released/old/1.1.0.manifest', ''],
  ])('%s stands nowhere', (path, text) => {
    expect(said({ path, text })).toEqual([
      `${path}:1:1: The manifest of a release stands in released/ under its version: released/1.2.0.manifest.`,
    ]);
  });

  it.each([
    ['RUR Country', '1:1: The line is no id with its type and its hash'],
    ['RUR Country 0123', '1:1: The line is no id with its type and its hash'],
    [`RUR country ${HASH}`, '1:1: The line is no id with its type and its hash'],
    // Cut off.
    [`# Head.\nRUR Country ${HASH}\nrur/crim`, '3:1: The line is no id with its type and its hash'],
    [`rur/criminal-code Law ${HASH}\nRUR Country ${HASH}\n`, '2:1: "RUR" does not come after "rur/criminal-code"'],
    [`RUR Country ${HASH}\nRUR Country ${HASH}\n`, '2:1: "RUR" does not come after "RUR"'],
  ])('%j is refused', (text, sentence) => {
    expect(said({ path: PATH, text })).toEqual([
      `${PATH}:${sentence}: make the file anew with "rights-graph manifest".`,
    ]);
  });

  it('does not call gone what could not be read', () => {
    const text = `rur/bad Law ${HASH}\nrur/bad/1 Article ${HASH}\n`;
    const bad = { path: 'seed/law/bad.yaml', text: 'id: rur/bad\narticles:\n  "1": {}\n' };
    const found = said({ path: PATH, text }, [...goodFiles, bad]);
    expect(found.map((line) => line.slice(0, 44))).toEqual(['seed/law/bad.yaml:1:1: Unknown folder "law".']);
  });

  it('that is not there asks nothing: another seed has released nothing', () => {
    const files = goodFiles.filter(({ path }) => !path.startsWith('seed/released/'));
    const gone = files.filter(({ path }) => path !== 'seed/withdrawn/rur.yaml');
    expect(readSeed(ontology, gone).problems.map(printProblem)).toEqual([]);
    const text = 'id: rur/never\nwas: Lwa\nreason: OUT_OF_SCOPE\ndate: "2015-05-01"\n';
    expect(said({ path: 'seed/withdrawn/x.yaml', text }, files)).toEqual([
      'seed/withdrawn/x.yaml:2:1: "Lwa" is no type of node. Did you mean "Law"? Rule withdrawal-names-type: A withdrawal says in "was" which type of node the id stood for.',
    ]);
  });

  it('that calls an id withdrawn lets it stay so, not without a record', () => {
    const text = `rur/code-of-1900 Withdrawn ${HASH}\n`;
    expect(said({ path: PATH, text })).toEqual([]);
    const none = goodFiles.map((file) =>
      file.path === 'seed/withdrawn/rur.yaml' ? { ...file, text: file.text.split('\n').slice(4).join('\n') } : file,
    );
    // Said once, where it was released first.
    expect(said({ path: PATH, text }, none)).toEqual([
      'seed/released/1.0.0.manifest:4:1: "rur/code-of-1900", a Law of release 1.0.0, is gone. Rule released-id-stays: Every id that was ever released exists, or a record in withdrawn/ says when and why it went.',
    ]);
  });
});
