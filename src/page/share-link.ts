/** A query and its variables (JSON text), as a link carries them. */
export interface Shared {
  readonly query: string;
  readonly variables: string;
}

/** The path of the playground with the query in its hash, which is never sent to a server. */
export function shareLink({ query, variables }: Shared): string {
  const parts = [`query=${encodeURIComponent(query)}`];
  if (variables.trim() !== '') parts.push(`variables=${encodeURIComponent(variables)}`);
  return `/playground#${parts.join('&')}`;
}

/** The query in the hash of an address; undefined where there is none. */
export function readShareLink(hash: string): Shared | undefined {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const query = parameters.get('query');
  if (query === null || query.trim() === '') return undefined;
  return { query, variables: parameters.get('variables') ?? '' };
}
