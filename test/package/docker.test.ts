import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { composeFaults } from './compose.js';
import { dockerfileFaults } from './dockerfile.js';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const compose = readFileSync('docker-compose.yml', 'utf8');

describe('the Dockerfile', () => {
  it('has nothing that a linter or a rule of ours minds', () => {
    expect(dockerfileFaults(dockerfile)).toEqual([]);
  });

  it.each([
    ['USER 1000:1000', 'USER node', ['22: name the user by number, and not root.']],
    ['USER 1000:1000', 'USER 0:0', ['22: name the user by number, and not root.']],
    ['USER 1000:1000\n', '', ['1: the server runs as root: add USER.']],
    [' AS build', ' AS build\nUSER 1000:1000', []],
    ['node:22-bookworm-slim AS', 'node AS', ['2: the image node has no version.']],
    ['node:22-bookworm-slim AS', 'node:latest AS', ['2: the image node:latest has no version.']],
    [
      'RUN npm ci --ignore-scripts',
      'RUN npm ci',
      ['5: npm runs the install scripts of packages: add --ignore-scripts.'],
    ],
    [' --omit=dev', '', ['14: what ships has the packages of development in it: add --omit=dev.']],
    [
      'CMD ["node", "dist/cli/main.js", "serve"]',
      'CMD node dist/cli/main.js serve',
      ['26: CMD goes through a shell, which signals do not pass: write a list of words.'],
    ],
    ['COPY schema.graphql ./', 'ADD schema.graphql ./', ['15: ADD also fetches and unpacks: use COPY.']],
    ['EXPOSE 4000', 'EXPOSES 4000', ['23: Unknown instruction: EXPOSES']],
    ['EXPOSE 4000', 'EXPOSE many', ['23: Invalid containerPort: many']],
  ])('is not like that with %j as %j', (line, other, faults) => {
    expect(dockerfile).toContain(line);
    expect(dockerfileFaults(dockerfile.replace(line, other))).toEqual(faults);
  });
});

describe('docker-compose.yml', () => {
  it('keeps the Compose Specification and rules of ours', () => {
    expect(composeFaults(compose)).toEqual([]);
  });

  it.each([
    ['    depends_on:', '    dependson:', ['/services/app must NOT have additional properties: dependson.']],
    ['restart: unless-stopped', 'restart: [always]', ['/services/neo4j/restart must be string.']],
    ['neo4j:5.26-community', 'neo4j', ['/services/neo4j/image has no version: neo4j.']],
    [
      '127.0.0.1:7687:7687',
      '7687:7687',
      ['/services/neo4j/ports opens 7687:7687 to every network: begin it with 127.0.0.1.'],
    ],
  ])('does not with %j as %j', (line, other, faults) => {
    expect(compose).toContain(line);
    expect(composeFaults(compose.replace(line, other))).toEqual(faults);
  });

  it('has no password of its own, and waits for a database that is healthy', () => {
    const { services, volumes } = parse(compose) as {
      services: Record<string, { environment: Record<string, string>; depends_on?: unknown; volumes?: string[] }>;
      volumes: Record<string, unknown>;
    };
    const passwords = Object.values(services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /AUTH|PASSWORD/.test(name)),
    );
    expect(passwords.map(([, value]) => value.replace(/^neo4j\//, ''))).toEqual(
      passwords.map(() => '${NEO4J_PASSWORD:?choose a password of at least 8 characters}'),
    );
    expect(passwords.length).toBe(2);
    expect(services['app']?.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
    const mounted = Object.values(services).flatMap((one) => one.volumes?.map((volume) => volume.split(':')[0]) ?? []);
    expect(mounted).toEqual(Object.keys(volumes));
  });

  it('opens the port that the image says and the server takes', () => {
    const { services } = parse(compose) as { services: Record<string, { ports: string[] }> };
    const exposed = /^EXPOSE (\d+)$/m.exec(dockerfile)?.[1] ?? '';
    expect(services['app']?.ports).toEqual([`127.0.0.1:${exposed}:${exposed}`]);
    expect(readFileSync('README.md', 'utf8')).toContain(`| \`PORT\` | \`${exposed}\` |`);
  });
});
