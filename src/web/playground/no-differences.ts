/**
 * In the place of Monaco's editors for two files side by side, which its API brings along: a quarter of a megabyte that
 * is never shown. `vite.config.ts` puts it there.
 */
function NotHere(): never {
  throw new Error('The playground compares no files.');
}

export { NotHere as DiffEditorWidget, NotHere as MultiDiffEditorWidget };
