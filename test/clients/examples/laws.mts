/** The laws of a country that are recorded here: node laws.mts URL COUNTRY (Node 22.18 or later) */
interface Answer {
  readonly data?: {
    readonly country: { readonly laws: { readonly nodes: readonly { readonly name: string }[] } } | null;
  };
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const [, , url = '', id] = process.argv;
const query = 'query Laws($id: ID!) { country(id: $id) { laws(first: 100) { nodes { name } } } }';
const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query, variables: { id } }),
});
const { data, errors } = (await response.json()) as Answer;
if (errors) throw new Error(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('\n'));
for (const { name } of data?.country?.laws.nodes ?? []) console.log(name);
