import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const BUILT = new URL('../../dist/web/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, BUILT));
const built = () => {
  if (!existsSync(BUILT)) throw new Error('dist/web is missing: run `npx vite build` first.');
  return readdirSync(BUILT, { recursive: true, encoding: 'utf8' });
};

test('every large text file has a compressed copy of the same content for both encodings', () => {
  const large = built().filter((name) => /\.(html|css|js|svg|json)$/.test(name) && read(name).length >= 1024);
  expect(large.length).toBeGreaterThan(10);
  for (const name of large) {
    expect(brotliDecompressSync(read(`${name}.br`)).equals(read(name)), name).toBe(true);
    expect(gunzipSync(read(`${name}.gz`)).equals(read(name)), name).toBe(true);
  }
});

test('the pages hold no inline script or style and name no other origin as a source', () => {
  for (const name of built().filter((file) => file.endsWith('.html'))) {
    const html = read(name).toString();
    expect(html.match(/<script(?![^>]* src="\/)[^>]*>|<style|\sstyle=|\son\w+=/g), name).toBeNull();
    expect(html.match(/(?:src|<link[^>]* href)="(?!\/assets\/)[^"]*"/g), name).toBeNull();
    expect(html, name).not.toContain('{{');
  }
});
