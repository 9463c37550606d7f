import { expect, test } from 'vitest';
import { chromium } from '../support/browser.js';

test('CHROMIUM_PATH comes before the places where systems put it', () => {
  expect(chromium({ CHROMIUM_PATH: '/opt/chrome' }, () => true)).toBe('/opt/chrome');
  expect(chromium({}, (path) => path === '/usr/bin/google-chrome')).toBe('/usr/bin/google-chrome');
});

test('a CHROMIUM_PATH that leads nowhere is an error', () => {
  expect(() => chromium({ CHROMIUM_PATH: '/opt/chrome' }, () => false)).toThrow(
    new Error('CHROMIUM_PATH is /opt/chrome, and there is no such file.'),
  );
});

test('no Chromium is an error in CI and only there', () => {
  expect(chromium({}, () => false)).toBeUndefined();
  expect(() => chromium({ CI: 'true' }, () => false)).toThrow(
    new Error('No Chromium found, and in CI the browser tests must run. Install chromium or set CHROMIUM_PATH.'),
  );
});
