// Takes the API as it is for that of the release whose version package.json has: from then on it is what others are
// compared with. What was announced for it has come, and stays in CHANGELOG.md.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { ANNOUNCED_FILE, RELEASED_FILE } from './contract.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const [, ...schema] = readFileSync('generated/api.graphql', 'utf8').split('\n\n');
const head = `# The API of release ${version}, as clients saw it. Made by "npm run contract" of a release: no change by hand.`;
writeFileSync(RELEASED_FILE, [head, ...schema].join('\n\n'));
const [remarks] = readFileSync(ANNOUNCED_FILE, 'utf8').split(/^[^#\n]/m);
writeFileSync(ANNOUNCED_FILE, `${remarks.trim()}\n`);
process.stdout.write(`${RELEASED_FILE} is the API of release ${version}; ${ANNOUNCED_FILE} announces nothing more.\n`);
