import { expect, test } from 'vitest';
import { installClients } from './install.js';

const missing = async (): Promise<boolean> => false;
const offline = async () => ({ code: 1, output: 'npm error network' });

test('says why the clients could not be installed', async () => {
  expect(await installClients({}, missing, offline)).toBe(
    'The tests of real clients were left out: npm ci in test/clients failed.\nnpm error network',
  );
});

test('in CI fails where the clients could not be installed', async () => {
  await expect(installClients({ CI: 'true' }, missing, offline)).rejects.toThrow(
    'The tests of real clients were left out: npm ci in test/clients failed.\nnpm error network',
  );
});

test('installs once, where something is missing', async () => {
  let installs = 0;
  const install = async () => {
    installs += 1;
    return { code: 0, output: '' };
  };
  expect(await installClients({}, missing, install)).toBeUndefined();
  expect(await installClients({}, async () => true, install)).toBeUndefined();
  expect(installs).toBe(1);
});
