/** A description as SDL writes it, on lines of its own, indented by `depth` levels. */
export function described(text: string, depth = 0): string {
  if (text === '') return '';
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `${'  '.repeat(depth)}"${escaped}"\n`;
}
