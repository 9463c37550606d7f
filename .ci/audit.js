// Asks the registry for known vulnerabilities. One of level high or above in what ships fails; others are said. A
// registry that does not answer is said and fails nothing: what it would say is not known.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { readBundled, readLock, shipped } from './shipped.js';

const GRAVE = ['high', 'critical'];
/** What one answer may take, in milliseconds. */
const PATIENCE = 60_000;

const { stdout, error } = spawnSync('npm', ['audit', '--json'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
  timeout: PATIENCE,
  stdio: ['ignore', 'pipe', 'ignore'],
});
const report = answerIn(stdout ?? '');
if (!report?.vulnerabilities) {
  const reason = report?.message ?? report?.error?.summary ?? error?.message ?? 'no report';
  say(`No audit: the registry does not answer (${firstLine(reason)}). Known vulnerabilities were not looked for.`);
} else {
  judge(Object.values(report.vulnerabilities));
}

function judge(found) {
  const places = shipped(readLock(), readBundled());
  const isGrave = ({ severity, nodes }) => GRAVE.includes(severity) && nodes.some((place) => places.has(place));
  for (const one of found) say(`${isGrave(one) ? 'ships with' : 'noted'}: ${sentence(one)}`);
  const grave = found.filter(isGrave).length;
  say(`Audit: ${found.length} known, ${grave} of level high or above in what ships.`);
  if (grave > 0) process.exitCode = 1;
}

/** `lodash (high): Prototype pollution, in node_modules/lodash` */
function sentence({ name, severity, via, nodes }) {
  const reasons = via.map((one) => (typeof one === 'string' ? `by ${one}` : one.title));
  return `${name} (${severity}): ${reasons.join('; ')}, in ${nodes.join(', ')}`;
}

function answerIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstLine(text) {
  return String(text).trim().split('\n', 1)[0];
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
