import { expect, it } from 'vitest';
import { readSeedFolder } from '../../src/seed/folder.js';
import { printProblem } from '../../src/seed/problem.js';
import { referencesOf } from '../../src/seed/records/seed-record.js';
import { readSeed } from '../../src/seed/seed.js';
import { ontology } from '../support/good.js';

it('where the conflicts of the seed were not declared, those that values show are asked for again', async () => {
  const files = await readSeedFolder('seed');
  const conflicts = readSeed(ontology, files).records.filter(({ type }) => type === 'Conflict');
  const undeclared = readSeed(
    ontology,
    files.filter(({ path }) => !path.startsWith('seed/conflicts/')),
  );
  const said = undeclared.problems.map(printProblem).filter((line) => line.includes('undeclared.'));
  const found = conflicts.filter((conflict) => {
    const claims = referencesOf(conflict, 'claims').map(({ id }) => id);
    return said.some((line) => claims.filter((id) => line.includes(`"${id}"`)).length > 1);
  });
  // The others differ in what no two values show: what one leaves out, what a text says, figures of different times.
  expect(found.map(({ id }) => id).sort()).toEqual([
    'conflict/cat-accession',
    'conflict/press-freedom-index-2011-2012',
    'conflict/returned-to-uzbekistan-2011',
    'conflict/zhanaozen-deaths',
  ]);
  const claims = new Set(found.flatMap((conflict) => referencesOf(conflict, 'claims').map(({ id }) => id)));
  expect(said.filter((line) => ![...claims].some((id) => line.includes(`"${id}"`)))).toEqual([]);
});
