/**
 * Whether a link in an editor is left alone: Monaco makes links of what looks like one, `file:` too, and an answer may
 * say anything. Only pages of the web are opened.
 */
export function staysClosed({ scheme }: { readonly scheme: string }): boolean {
  return scheme !== 'http' && scheme !== 'https';
}
