import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { openEmbedded } from '../../../src/graph/embedded/embedded.js';
import { load } from '../../../src/load/load.js';
import type { Ontology } from '../../../src/ontology/ontology.js';
import { readSeedFolder } from '../../../src/seed/folder.js';
import type { SeedRecord } from '../../../src/seed/records/seed-record.js';
import { readSeed } from '../../../src/seed/seed.js';
import { apiOver } from '../../support/api.js';
import type { Answered } from '../../support/api.js';
import { shipped } from '../../support/seeded.js';
import type { ReleaseHistory } from '../../../src/seed/released/release-history.js';
import { ANY_VERSION } from '../../support/written-answers.js';
import type { KnownAnswer, KnownAnswers } from './judge.js';

export interface Question {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One state of the data. */
export interface Edition {
  readonly dataVersion: string;
  readonly records: readonly SeedRecord[];
  readonly history: ReleaseHistory | undefined;
  /** The text that test/load/programs/loader.js adds to make it. */
  readonly edit: string;
  /** Its YAML. */
  readonly folder: string;
}

/** What is asked, and all that can be right about it. */
export interface Known {
  readonly ontology: Ontology;
  readonly questions: readonly Question[];
  readonly editions: readonly [Edition, Edition];
  readonly answers: KnownAnswers;
  /** Removes what was written. */
  readonly close: () => Promise<void>;
}

const FOLDER = 'test/queries';
const EDIT = ' II';
const RELEASED = 'seed/released/';

/**
 * Two editions of the data that ships, in the second of which the country has another name, and what every example query
 * answers in each. Of the first the answers are those that are written down; of the second those of a server at rest.
 */
export async function knownAnswers(): Promise<Known> {
  const { ontology } = await shipped();
  const written = await mkdtemp(join(tmpdir(), 'rights-graph-edition-'));
  const editions: Edition[] = [];
  const answers = new Map<string, ReadonlyMap<string, KnownAnswer>>();
  const questions = [...examples(), { name: 'introspection', query: getIntrospectionQuery(), variables: {} }];
  for (const edit of ['', EDIT]) {
    const files = (await readSeedFolder('seed')).map(({ path, text }) => ({
      path,
      // What was released stays as it was.
      text: path.startsWith(RELEASED) ? text : text.replaceAll('Kazakhstan', `Kazakhstan${edit}`),
    }));
    const folder = edit === '' ? 'seed' : written;
    if (edit !== '') {
      for (const { path, text } of files) {
        const target = join(folder, relative('seed', path));
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, text);
      }
    }
    const { records, problems, history } = readSeed(ontology, files, 'seed');
    if (problems.length > 0) throw new Error(`The edition${edit} has mistakes: ${JSON.stringify(problems[0])}`);
    const graph = await openEmbedded();
    const { dataVersion } = await load(graph, ontology, records, { history });
    const api = await apiOver(ontology, graph);
    const known = new Map<string, KnownAnswer>();
    for (const { name, query, variables } of questions) {
      const file = `${FOLDER}/${name}.expected.json`;
      const isWritten = edit === '' && existsSync(file);
      const answered = isWritten
        ? (JSON.parse(readFileSync(file, 'utf8').replaceAll(ANY_VERSION, dataVersion)) as { answer: Answered }).answer
        : await api.ask(query, { ...variables });
      if (!answered.data || answered.errors) throw new Error(`${name} is not answered: ${JSON.stringify(answered)}`);
      known.set(name, { data: answered.data, notices: answered.extensions?.['notices'] as KnownAnswer['notices'] });
    }
    await api.stop();
    await graph.close();
    editions.push({ dataVersion, records, history, edit, folder });
    answers.set(dataVersion, known);
  }
  const [first, second] = editions;
  if (!first || !second) throw new Error('There are two editions');
  const close = (): Promise<void> => rm(written, { recursive: true, force: true });
  return { ontology, questions, editions: [first, second], answers, close };
}

function examples(): Question[] {
  const names = readdirSync(FOLDER).flatMap((file) => /^(.+)\.graphql$/.exec(file)?.[1] ?? []);
  return names.map((name) => {
    const variables = `${FOLDER}/${name}.variables.json`;
    return {
      name,
      query: readFileSync(`${FOLDER}/${name}.graphql`, 'utf8'),
      variables: existsSync(variables)
        ? (JSON.parse(readFileSync(variables, 'utf8')) as Readonly<Record<string, unknown>>)
        : {},
    };
  });
}
