// Says what of the API breaks clients of the last release without having been announced: docs/versions.md.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parse } from 'yaml';
import { ANNOUNCED_FILE, RELEASED_FILE, contractProblems, versionOf } from './contract.js';

const released = readFileSync(RELEASED_FILE, 'utf8');
const announced = parse(readFileSync(ANNOUNCED_FILE, 'utf8')) ?? [];
const problems = contractProblems({
  released,
  current: readFileSync('generated/api.graphql', 'utf8'),
  announced,
  changelog: readFileSync('CHANGELOG.md', 'utf8'),
  today: new Date().toISOString().slice(0, 10),
});
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
else process.stdout.write(`Nothing breaks clients of release ${versionOf(released)} but what is announced.\n`);
