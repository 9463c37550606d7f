import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printProblem } from '../../src/seed/problem.js';
import { RULES, eachRule } from '../../src/seed/rules/rules.js';
import type { Rule } from '../../src/seed/rules/rule.js';
import { readSeed } from '../../src/seed/seed.js';
import { goodFiles, ontology } from '../support/good.js';

/**
 * A fixture is one file more for the good seed, or stands in place of one: its first line says where it would stand,
 * its last ones what is said of it.
 */
const FOLDER = 'test/seed/rules';

describe('rules of the seed', () => {
  it('are kept by the good seed', async () => {
    const { problems } = readSeed(ontology, goodFiles);
    expect(problems.map(printProblem)).toEqual([]);
  });

  it('have an id of their own and a fixture each', () => {
    const ids = RULES.map((rule) => rule.id).sort();
    expect(new Set(ids).size).toBe(ids.length);
    expect(readdirSync(FOLDER).sort()).toEqual(ids.map((id) => `${id}.yaml`));
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s is broken by its fixture, and no other',
    async (id, rule) => {
      const text = readFileSync(`${FOLDER}/${id}.yaml`, 'utf8');
      const path = /^# in (\S+)\n/.exec(text)?.[1] ?? '';
      const expected = [...text.matchAll(/^# says (.*)$/gm)].map(([, said = '']) => {
        // What is said of a file of the good seed names it.
        const place = said.startsWith('seed/') ? said : `${path}:${said}`;
        return `${place} Rule ${id}: ${rule.sentence}`;
      });
      expect(expected.length).toBeGreaterThan(0);
      const { problems } = readSeed(ontology, [...goodFiles.filter((file) => file.path !== path), { path, text }]);
      expect(problems.map(printProblem)).toEqual(expected);
    },
  );

  it('are asked of a hundred records at a time, where they are asked of one after the other', () => {
    const [record] = readSeed(ontology, goodFiles).records;
    if (!record) throw new Error('The good seed has no record');
    const records = Array.from({ length: 250 }, () => record);
    let asked = 0;
    const counting: Rule = {
      id: 'counts',
      sentence: 'It counts.',
      checkRecords: () => () => {
        asked += 1;
        return [];
      },
    };
    const beside = {
      shingles: new Map<string, ReadonlySet<string>>(),
      releases: [],
      releaseFiles: { changes: [], kept: [] },
      declared: new Set<string>(),
    };
    const after: number[] = [];
    for (const problems of eachRule(ontology, records, beside, [counting])) after.push(asked + problems.length);
    expect(after).toEqual([100, 200, 250]);
  });
});
