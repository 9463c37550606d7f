import { describe, expect, it } from 'vitest';
import { nameAt, readBundled, readLock, shipped } from '../../.ci/shipped.js';
import { unlicensed } from './licences.js';

const lock = readLock();
const bundled = readBundled();

describe('what ships', () => {
  it('is under licences of the list', () => {
    expect(unlicensed(shipped(lock, bundled))).toEqual([]);
  });

  it('is what the server needs, and what is built into the pages', () => {
    const names = [...shipped(lock, bundled).keys()].map(nameAt);
    expect(names).toEqual(expect.arrayContaining(['fastify', 'graphql', '@grafeo-db/js-win32-x64-msvc']));
    expect(names).toEqual(
      expect.arrayContaining(['react', 'react-dom', 'graphiql', 'monaco-editor', 'monaco-graphql']),
    );
    // In a worker only.
    expect(names).toContain('picomatch-browser');
    expect(names.filter((name) => ['vitest', 'eslint', 'testcontainers', 'typescript'].includes(name))).toEqual([]);
  });

  it('has its licence written beside the pages', () => {
    const silent = bundled.filter(({ text }) => !text).map(({ name, license }) => `${name} ${license ?? '?'}`);
    // These bring no text: their package.json says what they are under.
    expect([...new Set(silent)]).toEqual([
      '@graphiql/plugin-doc-explorer MIT',
      '@graphiql/plugin-history MIT',
      'react-compiler-runtime MIT',
      'react-remove-scroll-bar MIT',
    ]);
  });
});

describe('the check of licences', () => {
  it('says what is under another, or under none', () => {
    const entries = new Map([
      ['node_modules/good', { version: '1.0.0', license: 'MIT' }],
      ['node_modules/a/node_modules/@b/copyleft', { version: '2.0.0', license: 'GPL-3.0-only' }],
      ['node_modules/silent', { version: '3.0.0' }],
      ['node_modules/both', { version: '4.0.0', license: '(MIT AND GPL-3.0-only)' }],
      ['node_modules/either', { version: '5.0.0', license: '(MPL-2.0 OR Apache-2.0)' }],
      ['node_modules/mixed', { version: '6.0.0', license: 'MIT OR (ISC AND GPL-2.0)' }],
      ['node_modules/nested', { version: '7.0.0', license: '(ISC AND GPL-2.0) OR BSL-1.0' }],
      ['node_modules/secret', { version: '8.0.0', license: 'SEE LICENSE IN EULA' }],
    ]);
    expect(unlicensed(entries, ['MIT', 'Apache-2.0'])).toEqual([
      '@b/copyleft 2.0.0 is under GPL-3.0-only. Allowed are MIT, Apache-2.0.',
      'silent 3.0.0 names no licence. Allowed are MIT, Apache-2.0.',
      'both 4.0.0 is under (MIT AND GPL-3.0-only). Allowed are MIT, Apache-2.0.',
      'nested 7.0.0 is under (ISC AND GPL-2.0) OR BSL-1.0. Allowed are MIT, Apache-2.0.',
      'secret 8.0.0 is under SEE LICENSE IN EULA. Allowed are MIT, Apache-2.0.',
    ]);
  });

  it('takes what a page has in it for shipped, and no other development package', () => {
    const made = {
      packages: {
        '': {},
        'node_modules/needed': { version: '1.0.0' },
        'node_modules/optional': { version: '1.0.0', optional: true },
        'node_modules/tool': { version: '1.0.0', dev: true },
        'node_modules/page': { version: '1.0.0', dev: true },
        'node_modules/tool/node_modules/page': { version: '2.0.0', dev: true },
        'node_modules/maybe': { version: '1.0.0', devOptional: true },
      },
    };
    expect([...shipped(made, [{ name: 'page', version: '1.0.0' }]).keys()]).toEqual([
      'node_modules/needed',
      'node_modules/optional',
      'node_modules/page',
    ]);
  });
});
