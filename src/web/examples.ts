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
  /** True where the start page shows it. */
  readonly start: boolean;
}

/** What the pages show while test/queries has no file. */
const FALLBACK: Example = {
  id: 'meta',
  group: 'Examples',
  title: 'Which version of the data is this?',
  question: 'Which version of the data is this?',
  query: '# Which version of the data is this?\n{\n  meta {\n    dataVersion\n  }\n}\n',
  variables: '',
  start: false,
};

/** From the first to try to the hardest; other groups follow by name. */
const GROUP_ORDER = ['Examples', 'Start here', 'Tutorial', 'Easy', 'Medium', 'Hard'];

const ROOT = /^.*test\/queries\//;
/** `# group: Easy`: one lower-case word and a colon is a setting, not a title. */
const SETTING = /^#\s*([a-z]+):\s*(.+)$/;

/**
 * The examples among query files, in the order in which they are listed: by group, then by path.
 * `queries` and `variables` map a path that contains `test/queries/` to the text of the file;
 * `NAME.variables.json` belongs to `NAME.graphql`. Never empty.
 */
export function readExamples(
  queries: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>>,
): readonly [Example, ...Example[]] {
  const [first, ...rest] = Object.entries(queries)
    .map(([path, text]) => readExample(path, text, variables[path.replace(/\.graphql$/, '.variables.json')] ?? ''))
    .sort((a, b) => rank(a.group) - rank(b.group) || compare(a.group, b.group) || compare(a.id, b.id));
  return first === undefined ? [FALLBACK] : [first, ...rest];
}

/** The example that the start page shows: the one marked `# start: yes`, else the first. */
export function startExample(examples: readonly [Example, ...Example[]]): Example {
  return examples.find((example) => example.start) ?? examples[0];
}

/** The examples by group, in the order of the list. */
export function groupExamples(examples: readonly Example[]): ReadonlyMap<string, readonly Example[]> {
  const groups = new Map<string, Example[]>();
  for (const example of examples) {
    const group = groups.get(example.group);
    if (group === undefined) groups.set(example.group, [example]);
    else group.push(example);
  }
  return groups;
}

function readExample(path: string, text: string, variables: string): Example {
  const id = path.replace(ROOT, '').replace(/\.graphql$/, '');
  const lines = text.trim().split(/\r?\n/);
  const start = lines.findIndex((line) => !line.startsWith('#') && line.trim() !== '');
  const comments = lines.slice(0, start === -1 ? lines.length : start);
  const settings = new Map(comments.flatMap((line) => setting(line)));
  const prose = comments.filter((line) => !SETTING.test(line));
  const query = [...prose, ...lines.slice(comments.length)].join('\n').trim();
  const [first, ...others] = prose.map((line) => line.replace(/^#+\s*/, '').trim()).filter((line) => line !== '');
  const title = first ?? capitalised(words(id.slice(id.lastIndexOf('/') + 1)));
  return {
    id,
    group: settings.get('group') ?? folder(id) ?? 'Examples',
    title,
    question: others.length === 0 ? title : others.join(' '),
    query: `${query}\n`,
    variables: variables.trim(),
    start: settings.get('start') === 'yes',
  };
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

function rank(group: string): number {
  const index = GROUP_ORDER.indexOf(group);
  return index === -1 ? GROUP_ORDER.length : index;
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
