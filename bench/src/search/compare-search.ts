import { built } from '../built.js';
import { withSession } from '../database/connection.js';
import type { Connection } from '../database/connection.js';
import { fullTextSearches, removeDocuments, writeDocuments } from './full-text.js';
import { miniSearches } from './mini-search.js';
import type { Candidate } from './mini-search.js';
import { ourSearch } from './ours.js';
import { HALVES, qualityOf, readQuestions } from './questions.js';
import type { Quality, Questions } from './questions.js';
import { shippedTexts } from './texts.js';

interface Row {
  readonly name: string;
  readonly settings?: string;
  readonly qualities: readonly Quality[];
}

/**
 * Asks all questions of ours and of others, each in the settings that are best for the half that ours was tuned with.
 * @param say called with what is being done: it takes minutes.
 * @returns tables for docs/search.md.
 * @throws Error where ours answers otherwise on one engine than on the other.
 */
export async function compareSearch(connection: Connection, say: (line: string) => void): Promise<string> {
  const { ontology, records, documents } = await shippedTexts();
  const { load } = await built('load/load');
  const { openEmbedded } = await built('graph/embedded/embedded');
  const { openNeo4j } = await built('graph/neo4j/neo4j');
  const all = await readQuestions();
  const claims = new Set(documents.filter(({ isClaim }) => isClaim).map(({ id }) => id));
  const claimTypes = [...ontology.nodes.values()].flatMap(({ family, name }) => (family === 'Claim' ? [name] : []));
  const embedded = await openEmbedded();
  const neo4j = openNeo4j(connection);
  try {
    say('Loading both engines.');
    await load(embedded, ontology, records);
    await load(neo4j, ontology, records);
    const tables: string[] = [];
    for (const only of [false, true]) {
      const asked = only ? answeredBy(all, claims) : all;
      const types = only ? claimTypes : undefined;
      const rows: Row[] = [];
      const which = only ? 'Claims alone' : 'All nodes';
      say(`${which}: rights-graph.`);
      const first = await ourSearch(ontology, embedded, types);
      const second = await ourSearch(ontology, neo4j, types);
      const qualities = await both(asked, { settings: '', search: first.search });
      await both(asked, { settings: '', search: second.search });
      for (const [query, answer] of first.answers) {
        if (second.answers.get(query) !== answer) throw new Error(`The engines differ on ${JSON.stringify(query)}.`);
      }
      rows.push({ name: 'rights-graph, on either engine', qualities });
      for (const withRelated of [true, false]) {
        const suffix = withRelated ? ', with the names of what nodes are related to' : '';
        say(`${which}: MiniSearch${suffix}, in every setting.`);
        const candidates = await miniSearches(documents, withRelated, ({ isClaim }) => isClaim || !only);
        rows.push(await best(`MiniSearch${suffix}`, asked, candidates));
      }
      await withSession(connection, async (session) => {
        try {
          await writeDocuments(session, documents);
          for (const withRelated of [true, false]) {
            const suffix = withRelated ? ', with the names of what nodes are related to' : '';
            say(`${which}: full-text index of Neo4j${suffix}, in every setting.`);
            const candidates = fullTextSearches(session, withRelated, only);
            rows.push(await best(`Full-text index of Neo4j${suffix}`, asked, candidates));
          }
        } finally {
          await removeDocuments(session);
        }
      });
      tables.push(table(which, rows));
    }
    return tables.join('\n');
  } finally {
    await embedded.close();
    await neo4j.close();
  }
}

/** The questions that one of the ids answers. */
function answeredBy(questions: Questions, ids: ReadonlySet<string>): Questions {
  const kept = HALVES.map((half) => [half, questions[half].filter(({ finds }) => finds.some((id) => ids.has(id)))]);
  return Object.fromEntries(kept) as unknown as Questions;
}

async function both(questions: Questions, { search }: Candidate): Promise<Quality[]> {
  const qualities: Quality[] = [];
  for (const half of HALVES) qualities.push(await qualityOf(questions[half], search));
  return qualities;
}

/** Each is given the settings with which it is best on the half for tuning. */
async function best(name: string, questions: Questions, candidates: readonly Candidate[]): Promise<Row> {
  let found: { candidate: Candidate; reciprocal: number } | undefined;
  for (const candidate of candidates) {
    const { reciprocal } = await qualityOf(questions.tuning, candidate.search);
    if (!found || reciprocal > found.reciprocal) found = { candidate, reciprocal };
  }
  if (!found) throw new Error(`No settings for ${name}`);
  const { candidate } = found;
  return { name, settings: candidate.settings, qualities: await both(questions, candidate) };
}

function table(title: string, rows: readonly Row[]): string {
  const head = ['first', 'among five', 'MRR'];
  const lines = rows.map(({ name, qualities }) => [
    name,
    ...qualities.flatMap(({ questions, first, amongFive, reciprocal }) => [
      `${first}/${questions}`,
      `${amongFive}/${questions}`,
      reciprocal.toFixed(3),
    ]),
  ]);
  const columns = [title, ...head.map((one) => `${one}, tuning`), ...head.map((one) => `${one}, held out`)];
  const settings = rows.flatMap(({ name, settings: set }) => (set ? [`- ${name}: ${set}`] : []));
  return (
    [columns, columns.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n') +
    `\n\nSettings:\n\n${settings.join('\n')}\n`
  );
}
