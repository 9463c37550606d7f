import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

const isRoot = process.getuid?.() === 0;

/** Refuses to serve with more rights than it needs; where these tests have none to take away, it is not asked to. */
const SERVER = `
const fs = require('node:fs');
const isFree = (file) => { try { fs.writeFileSync(file, ''); return true; } catch { return false; } };
if (${isRoot} && (process.getuid() !== 1000 || isFree('other'))) process.exit(8);
if (!isFree('.cache/own') || process.env.GREETING !== 'hello') process.exit(9);
require('node:http').createServer((request, response) => response
  .writeHead(request.url === '/ill' ? 500 : 200)
  .end('{"data":{"meta":{"dataVersion":"abc"}}}')).listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => process.exit(Number(process.env.LAST ?? 0)));
`;

const DOCKERFILE = `FROM node:22 AS build
WORKDIR /app
COPY . .
RUN cp server.js built.js
FROM node:22
WORKDIR /app
ENV GREETING=hello HOST=0.0.0.0
COPY notes.txt extra/file.txt ./
COPY --from=build /app/built.js dist/server.js
RUN test -f notes.txt && test -f file.txt && mkdir .cache && chown 1000:1000 .cache
USER 1000:1000
EXPOSE 4000
HEALTHCHECK --interval=5s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server.js"]
`;

/** Runs the steps of a made-up Dockerfile; gives the lines that say what happened. */
function steps(dockerfile: string, files: Readonly<Record<string, string>> = {}, tries = 20) {
  const folder = mkdtempSync(join(tmpdir(), 'steps-'));
  folders.push(folder);
  mkdirSync(join(folder, 'extra'));
  const given = { 'server.js': SERVER, 'notes.txt': 'a', 'extra/file.txt': 'b', 'secret.txt': 'c', ...files };
  for (const [name, text] of Object.entries({ '.dockerignore': 'secret.txt\n', ...given })) {
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, 'Dockerfile'), dockerfile);
  const { status, stdout } = spawnSync(process.execPath, [resolve('.ci/dockerfile/steps.js'), folder], {
    encoding: 'utf8',
    env: { ...process.env, HEALTH_TRIES: String(tries) },
  });
  const lines = stdout.trim().split('\n');
  return { status, lines: lines.filter((line) => !line.startsWith('Not root')) };
}

const END = 'What no engine has run here: the base images, and what Docker makes of these steps.';
const counted = (passed: number, failed: number): string =>
  `Dockerfile: ${passed} steps passed, ${failed} failed, by Node ${process.version} of this machine.`;

describe('the steps of a Dockerfile', () => {
  it('run one by one, then the server, as the user that the image names', () => {
    const { status, lines } = steps(DOCKERFILE);
    expect(lines).toEqual([
      ...DOCKERFILE.trim()
        .split('\n')
        .map((line) => `passed: ${line}`),
      `passed: HEALTHCHECK, as ${isRoot ? 'user 1000' : 'this user'}`,
      'passed: a query is answered',
      'passed: the server stops when it is told to',
      counted(17, 0),
      END,
    ]);
    expect(status).toBe(0);
  });

  it.each([
    ['RUN cp server.js built.js', 'RUN exit 3', 'Dockerfile:4: RUN exit 3: it ended with 3.'],
    ['EXPOSE 4000', 'VOLUME /x', 'Dockerfile:12: VOLUME /x: nobody taught this script the instruction.'],
    ['FROM node:22 AS build\n', '', 'Dockerfile:1: WORKDIR /app: it stands before the first FROM.'],
    [
      'notes.txt extra',
      'gone extra',
      'Dockerfile:8: COPY gone extra/file.txt ./: gone is not there, or .dockerignore leaves it out.',
    ],
    [
      'notes.txt extra',
      'secret.txt extra',
      'Dockerfile:8: COPY secret.txt extra/file.txt ./: secret.txt is not there, or .dockerignore leaves it out.',
    ],
    [
      '--from=build',
      '--from=other',
      'Dockerfile:9: COPY --from=other /app/built.js dist/server.js: no stage is called other.',
    ],
    [
      '--from=build',
      '--chmod=755',
      'Dockerfile:9: COPY --chmod=755 /app/built.js dist/server.js: nobody taught this script --chmod.',
    ],
    ['USER 1000:1000', 'USER node', 'Dockerfile:11: USER node: name the user by number, as in 1000:1000.'],
    [
      'CMD ["node", "dist/server.js"]',
      'CMD node dist/server.js',
      'Dockerfile:14: CMD node dist/server.js: write the command as a list of words: ["node", "main.js"].',
    ],
    ['CMD ["node", "dist/server.js"]', 'CMD ["node", "-e", "process.exit(7)"]', 'CMD: it ended with 7 by itself.'],
    ['CMD ["node", "dist/server.js"]\n', '', 'Dockerfile: it has no CMD.'],
    ['GREETING=hello', 'GREETING=hi', 'CMD: it ended with 9 by itself.'],
    ['GREETING=hello', 'GREETING=hello LAST=4', 'CMD: it ended with 4 when it was told to stop.'],
  ])('fail where %j is %j', (line, other, sentence) => {
    expect(DOCKERFILE).toContain(line);
    const { status, lines } = steps(DOCKERFILE.replace(line, other));
    expect(lines.filter((one) => one.startsWith('failed'))).toEqual([`failed: ${sentence}`]);
    expect(lines.at(-2)).toMatch(/^Dockerfile: \d+ steps passed, 1 failed, /);
    expect(status).toBe(1);
  });

  it.runIf(isRoot)('fail where the server has more rights than it should', () => {
    const { lines } = steps(DOCKERFILE.replace('USER 1000:1000\n', ''));
    expect(lines).toContain('failed: CMD: it ended with 8 by itself.');
  });

  it('fail where the health command never is content', () => {
    const { lines } = steps(DOCKERFILE.replace('/healthz', '/ill'), {}, 2);
    expect(lines).toContain('failed: HEALTHCHECK: it failed 2 times.');
  });

  it('fail where a query has no answer', () => {
    const mute = SERVER.replace('dataVersion', 'other');
    const { lines } = steps(DOCKERFILE, { 'server.js': mute });
    expect(lines).toContain('failed: A query was answered by 200 {"data":{"meta":{"other":"abc"}}}');
  });

  it('fail where .dockerignore has what this script would take differently', () => {
    const { lines } = steps(DOCKERFILE, { '.dockerignore': '*.md\n' });
    expect(lines).toContain(
      'failed: Dockerfile:3: COPY . .: .dockerignore has "*.md": only names and paths are known here.',
    );
  });
});
