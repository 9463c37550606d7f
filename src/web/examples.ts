/** A query file of test/queries, as the pages show it. */
export interface Example {
  /** The path below test/queries without its extension: `criminal-code`. */
  readonly id: string;
  /** The heading it stands under in the list of examples. */
  readonly group: string;
  /** The first comment of the file. */
  readonly title: string;
  /** The question in full: the other comments, else the title. */
  readonly question: string;
  /** The text of the query, without the settings of its file. */
  readonly query: string;
  /** The variables as JSON text; empty where the query has none. */
  readonly variables: string;
  /** Where it stands in the list: a lower number is further up. */
  readonly order: number;
  /** True where the start page shows it, and where the playground opens with it. */
  readonly start: boolean;
  /** Whether its answer is shown as a table when it is opened. */
  readonly table: boolean;
}

/** What the pages show while test/queries has no file. */
const FALLBACK: Example = {
  id: 'meta',
  group: 'Examples',
  title: 'Which version of the data is this?',
  question: 'Which version of the data is this?',
  query: '# Which version of the data is this?\n{\n  meta {\n    dataVersion\n  }\n}\n',
  variables: '',
  order: 0,
  start: false,
  table: false,
};

const ROOT = /^.*test\/queries\//;
/** `# group: Figures`: one of these words and a colon is a setting, not a title. */
const SETTING = /^#\s*(group|order|start|view|shown):\s*(.+)$/;

/**
 * The examples among query files, in the order in which they are listed: that of their numbers (`# order: 210`), what has
 * none last, then by path. A file with `# shown: no` is a test only, and no example.
 * `queries` and `variables` map a path that contains `test/queries/` to the text of the file;
 * `NAME.variables.json` belongs to `NAME.graphql`. Never empty.
 */
export function readExamples(
  queries: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>>,
): readonly [Example, ...Example[]] {
  const [first, ...rest] = Object.entries(queries)
    .flatMap(([path, text]) => readExample(path, text, variables[path.replace(/\.graphql$/, '.variables.json')] ?? ''))
    .sort((a, b) => a.order - b.order || compare(a.id, b.id));
  return first === undefined ? [FALLBACK] : [first, ...rest];
}

/** The example to begin with: the one marked `# start: yes`, else the first. */
export function startExample(examples: readonly [Example, ...Example[]]): Example {
  return examples.find((example) => example.start) ?? examples[0];
}

/** The examples whose group, title, question or query has each of the words, in any case of letters. */
export function findExamples(examples: readonly Example[], words: string): readonly Example[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return examples.filter((example) => {
    const text = [example.group, example.title, example.question, example.query].join('\n').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** The examples by group: a group stands where its first example does. */
export function groupExamples(examples: readonly Example[]): ReadonlyMap<string, readonly Example[]> {
  const groups = new Map<string, Example[]>();
  for (const example of examples) {
    const group = groups.get(example.group);
    if (group === undefined) groups.set(example.group, [example]);
    else group.push(example);
  }
  return groups;
}

/** One example, or none where the file is a test only. */
function readExample(path: string, text: string, variables: string): Example[] {
  const id = path.replace(ROOT, '').replace(/\.graphql$/, '');
  const lines = text.trim().split(/\r?\n/);
  const start = lines.findIndex((line) => !line.startsWith('#') && line.trim() !== '');
  const comments = lines.slice(0, start === -1 ? lines.length : start);
  const settings = new Map(comments.flatMap((line) => setting(line)));
  if (settings.get('shown') === 'no') return [];
  const prose = comments.filter((line) => !SETTING.test(line));
  const query = [...prose, ...lines.slice(comments.length)].join('\n').trim();
  const [first, ...others] = prose.map((line) => line.replace(/^#+\s*/, '').trim()).filter((line) => line !== '');
  const title = first ?? capitalised(words(id.slice(id.lastIndexOf('/') + 1)));
  return [
    {
      id,
      group: settings.get('group') ?? folder(id) ?? 'Examples',
      title,
      question: others.length === 0 ? title : others.join(' '),
      query: `${query}\n`,
      variables: variables.trim(),
      order: Number(settings.get('order') ?? Infinity),
      start: settings.get('start') === 'yes',
      table: settings.get('view') === 'table',
    },
  ];
}

function setting(line: string): [string, string][] {
  const [, name, value] = SETTING.exec(line) ?? [];
  return name === undefined || value === undefined ? [] : [[name, value.trim()]];
}

function folder(id: string): string | undefined {
  const slash = id.lastIndexOf('/');
  return slash === -1 ? undefined : capitalised(words(id.slice(0, slash)));
}

function words(name: string): string {
  return name.replace(/^\d+[-_]/, '').replace(/[-_/]+/g, ' ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
