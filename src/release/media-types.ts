/** The registered type of each kind of file of a release, by the end of its name. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  ttl: 'text/turtle',
  jsonld: 'application/ld+json',
  graphml: 'application/graphml+xml',
  gexf: 'application/gexf+xml',
  cypher: 'application/x-cypher-query',
  md: 'text/markdown',
};

/** The media type of a file; of one whose name says nothing that of plain text. */
export function mediaTypeOf(path: string): string {
  return MEDIA_TYPES[/\.(\w+)$/.exec(path)?.[1] ?? ''] ?? 'text/plain';
}
