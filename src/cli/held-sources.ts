import { DEFAULT_LIMITS } from '../api/limits.js';
import { startApi } from '../api/server.js';
import type { Api } from '../api/server.js';
import type { Graph } from '../graph/graph.js';
import type { Ontology } from '../ontology/ontology.js';
import type { HeldText, HeldTexts } from '../questions/passage-text/held-texts.js';
import { NO_TEXTS } from '../questions/passage-text/held-texts.js';
import { problemAt, printProblem } from '../seed/problem.js';
import type { SeedObject } from '../seed/records/seed-record.js';
import { sectionOf } from '../seed/source/locate.js';
import { passageTexts } from '../seed/source/passage-texts.js';
import type { LoadedPassage } from '../seed/source/passage-texts.js';
import { rowTexts } from '../seed/source/row-texts.js';
import { readSourceText } from '../seed/source/source-text.js';
import { EXIT, Exit } from './exit.js';
import { say } from './output.js';
import { readSourceFolder } from './source-folder.js';
import type { ReportFile } from './source-folder.js';

/** More mistakes than these are only counted: where a paragraph is missing, all after it stand elsewhere. */
const MOST_SAID = 20;

/** The texts of a server, and how it comes to hold them. */
export interface Sources {
  readonly texts: HeldTexts;
  /**
   * Verifies the texts by what the graph says of their passages.
   * @throws Exit (invalidData) with every mistake: a server gives no text that it cannot verify.
   */
  readonly verify: (ontology: Ontology, graph: Graph) => Promise<void>;
}

/**
 * Reads the folder of texts that the settings name; without one there are none.
 * @throws Exit
 */
export async function prepareSources(folder: string | undefined): Promise<Sources> {
  if (folder === undefined) return { texts: NO_TEXTS, verify: () => Promise.resolve() };
  const files = await readSourceFolder(folder);
  const texts: { passages: ReadonlyMap<string, HeldText> | undefined } = { passages: undefined };
  return {
    texts,
    verify: async (ontology, graph) => {
      texts.passages = await verified(files, ontology, graph);
      const count = [...texts.passages.values()].filter(({ text }) => text !== undefined).length;
      const reports = files.length === 1 ? '1 report' : `${files.length} reports`;
      say(`The texts of ${count} passages of ${reports} are verified.`);
    },
  };
}

async function verified(
  files: readonly ReportFile[],
  ontology: Ontology,
  graph: Graph,
): Promise<ReadonlyMap<string, HeldText>> {
  // The API asks every engine alike, and of an unknown report it knows the nearest.
  const api = await startApi({ ontology, graph, limits: DEFAULT_LIMITS, log: (message) => say(message) });
  try {
    const held = new Map<string, HeldText>();
    const lines: string[] = [];
    for (const { file, reportId, text, rows } of files) {
      const passages = await passagesOf(api, reportId);
      if (typeof passages === 'string') {
        lines.push(printProblem(problemAt({ file, line: 1, column: 1 }, passages)));
        continue;
      }
      const { texts, problems } = rows ? rowTexts(passages, file, text) : proseTexts(passages, file, text);
      lines.push(...problems.map(printProblem));
      for (const { id, digest } of passages) held.set(id, { digest, text: texts.get(id) ?? held.get(id)?.text });
    }
    if (lines.length > 0) throw new Exit(EXIT.invalidData, refusal(lines));
    return held;
  } finally {
    await api.server.stop();
  }
}

function proseTexts(passages: readonly LoadedPassage[], file: string, text: string): ReturnType<typeof passageTexts> {
  const sections = new Set(passages.flatMap(({ locator }) => sectionOf(locator) ?? []));
  return passageTexts(passages, readSourceText(file, text, sections));
}

function refusal(lines: readonly string[]): string {
  const more = lines.length > MOST_SAID ? [`... and ${lines.length - MOST_SAID} more.`] : [];
  const count = lines.length === 1 ? '1 mistake' : `${lines.length} mistakes`;
  const advice =
    'Put the words of the report there, or take the file out of SOURCES: a text that is not verified is not served.';
  return [...lines.slice(0, MOST_SAID), ...more, `${count} in the texts of SOURCES. ${advice}`].join('\n');
}

const QUERY = `query ($report: ID!, $after: String) {
  report(id: $report) { id }
  passages(first: 500, after: $after, filter: { report: { id: { eq: $report } } }) {
    nodes { id digest locator { section paragraph sentence fact record } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Page {
  readonly report: { readonly id: string } | null;
  readonly passages: {
    readonly nodes: readonly (Omit<LoadedPassage, 'locator'> & {
      readonly locator: Readonly<Record<string, string | number | null>>;
    })[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** All passages of a report, or a sentence that says why nothing can be verified by them. */
async function passagesOf(api: Api, report: string): Promise<readonly LoadedPassage[] | string> {
  const passages: LoadedPassage[] = [];
  let after: string | null = null;
  do {
    const page = await pageOf(api, report, after);
    if (typeof page === 'string') return page;
    for (const { id, digest, locator } of page.nodes) {
      const given = Object.entries(locator).filter(([, value]) => value !== null);
      passages.push({ id, digest, locator: Object.fromEntries(given) as SeedObject });
    }
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  if (passages.some(({ digest }) => digest !== null)) return passages;
  return `No passage of ${JSON.stringify(report)} has a digest, by which its text could be verified.`;
}

async function pageOf(api: Api, report: string, after: string | null): Promise<Page['passages'] | string> {
  const request = { query: QUERY, variables: { report, after } };
  const { data, errors, extensions } = await api.answer<Page>(request);
  const [error] = errors ?? [];
  if (error || !data) throw new Exit(EXIT.failure, `The texts of SOURCES cannot be verified: ${error?.message ?? ''}`);
  if (data.report) return data.passages;
  const [notice] = (extensions?.notices ?? []) as readonly { readonly message: string }[];
  return notice?.message ?? `No Report has the id ${JSON.stringify(report)}.`;
}
