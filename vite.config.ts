import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { editorCuts } from './src/web/build/editor-cuts.js';
import { licences } from './src/web/build/licences.js';
import { playgroundPage } from './src/web/build/playground-page.js';
import { precompress } from './src/web/build/precompress.js';
import { startPage } from './src/web/build/start-page.js';

const root = resolve(import.meta.dirname, 'src/web');
const queries = resolve(import.meta.dirname, 'test/queries');

// .ci/shipped.js reads what they write.
const parts = licences();
const cuts = editorCuts(resolve(root, 'playground'));

export default defineConfig({
  root,
  publicDir: false,
  resolve: {
    alias: [{ find: 'framer-motion', replacement: resolve(root, 'playground/unmoved-tabs.tsx') }],
  },
  plugins: [cuts, startPage(queries), playgroundPage(queries), precompress(), parts.pages],
  oxc: { jsx: { runtime: 'automatic' } },
  worker: { format: 'es', plugins: () => [cuts, ...parts.workers()] },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    // From these versions on, browsers know the colour function light-dark(); its replacement does not survive var().
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The content security policy allows no data: URL for scripts, styles and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The editor is one large part by nature; it is loaded after the page is drawn.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: ['index.html', 'playground.html', 'explore.html', 'record.html'].map((name) => resolve(root, name)),
      onLog(level, log, next) {
        // 'use client' is meant for servers that render React; a page made only in the browser loses nothing.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
      },
    },
  },
});
