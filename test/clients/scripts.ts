import { CLIENTS } from './install.js';
import { run } from './run.js';

/**
 * What a script prints with `print`, run by Node in the package of the clients; `url` is the address of the API there.
 * @throws Error with all that it wrote, where it fails.
 */
export async function answerOf(url: string, script: string, cwd: string = CLIENTS): Promise<unknown> {
  const prelude = 'const url = process.env.RIGHTS_GRAPH; const print = (value) => console.log(JSON.stringify(value));';
  const { code, output } = await run(process.execPath, ['--input-type=module', '--eval', `${prelude}\n${script}`], {
    cwd,
    env: { ...process.env, RIGHTS_GRAPH: url },
  });
  if (code !== 0) throw new Error(output);
  return JSON.parse(output);
}

/** The ids of all findings, or of those of an institution, in one page. */
export async function inOnePage(url: string, institution?: string): Promise<string[]> {
  const findings = 'findings(first: 100) { nodes { id } }';
  const query = institution === undefined ? `{ ${findings} }` : `{ institution(id: "${institution}") { ${findings} } }`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  interface Found {
    readonly findings: { readonly nodes: readonly { readonly id: string }[] };
  }
  const { data } = (await answer.json()) as { data: Found | { institution: Found } };
  return ('institution' in data ? data.institution : data).findings.nodes.map((node) => node.id);
}

/** The two mistakes that each client is given. */
export const TOO_MANY = '{ findings(first: 501) { nodes { id } } }';
export const UNKNOWN_FIELD = '{ findings { nodes { ids } } }';

/** What the server says of them. */
export const TOO_MANY_REFUSED = {
  code: 'BAD_USER_INPUT',
  message:
    'findings(first:) takes 0 to 500, and 501 was given. For more rows ask for the next page with after: pageInfo.endCursor.',
};
export const UNKNOWN_FIELD_REFUSED = {
  code: 'GRAPHQL_VALIDATION_FAILED',
  message: 'Cannot query field "ids" on type "Finding". Did you mean "id"?',
};
