import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../api/errors.js';
import { LoadingError } from '../api/errors.js';
import type { Turn } from '../api/queue.js';
import type { Api } from '../api/server.js';
import { withMore, NOTHING } from '../arrangement/known-graph.js';
import { gexfFile } from '../arrangement/picture-gexf.js';
import type { ViewFile } from '../arrangement/picture-file.js';
import { readView } from '../arrangement/read-view.js';
import type { AskView } from '../arrangement/read-view.js';
import { drawnOf } from '../arrangement/shown.js';
import { MOST_IN_FILE, readGexfName } from '../arrangement/view-code.js';
import type { KeptView } from '../arrangement/view-code.js';
import { readDay } from '../views/view-parameters.js';
import { askApi } from './asking.js';

export interface AskedForGexf {
  /** The last part of the path. */
  readonly name: string;
  /** What addresses of records begin with, without a slash at the end. */
  readonly origin: string;
  readonly turn: Turn;
  /** Now. */
  readonly day: Date;
}

export interface GexfAnswer {
  readonly file: ViewFile;
  readonly dataVersion: string;
}

/** Thrown where a load came between two answers of one picture. */
class OtherVersion extends Error {}

/** How often a picture is read where each time a load comes between. */
const MOST_READS = 3;

/**
 * The picture of a view as the explorer shows it and saves it.
 * @throws LoadingError, and GraphQLError for an address that is none of a view, and for what the API refuses.
 */
export async function answerGexf(api: Api, asked: AskedForGexf): Promise<GexfAnswer> {
  const { view } = await keptView(asked.name);
  const ids = [...view.places.keys()];
  for (let tried = 1; tried <= MOST_READS; tried++) {
    let dataVersion: string | undefined;
    const ask: AskView = async ({ query, variables }) => {
      const answer = await askApi(api, asked.turn, query, variables);
      dataVersion ??= answer.dataVersion;
      if (answer.dataVersion !== dataVersion) throw new OtherVersion();
      return answer;
    };
    try {
      const part = await readView(ask, ids, view.day);
      const picture = withMore(NOTHING, part);
      const missing = ids.filter((id) => !picture.nodes.has(id));
      if (missing.length === ids.length) throw refusal(404, 'NOT_FOUND', goneSentence(ids));
      const { origin, day } = asked;
      const context = { origin, dataVersion, day, asOf: view.day, missing };
      const file = gexfFile(drawnOf(view, picture, new Set(part.missing)), context);
      return { file, dataVersion: dataVersion ?? '' };
    } catch (error) {
      if (!(error instanceof OtherVersion)) throw error;
    }
  }
  throw new LoadingError('The data was replaced each time that a picture was read');
}

/** @throws GraphQLError for what is no address of a view, and for one that is refused. */
async function keptView(name: string): Promise<KeptView> {
  let kept: KeptView | undefined;
  try {
    kept = await readGexfName(name);
  } catch (error) {
    throw refusal(400, 'BAD_REQUEST', error instanceof Error ? error.message : String(error));
  }
  if (!kept) throw refusal(404, 'NOT_FOUND', NOT_OF_A_VIEW);
  const count = kept.view.places.size;
  if (count === 0) throw refusal(400, 'BAD_REQUEST', 'This view has no record in it: there is nothing to draw.');
  if (count > MOST_IN_FILE) {
    const sentence = `This view has ${count} records, and an address gives ${MOST_IN_FILE} at the most. Open it in the explorer, which saves it as a file.`;
    throw refusal(400, 'LIMIT_EXCEEDED', sentence);
  }
  const { date, knownAt } = kept.view.day;
  if (date !== undefined) readDay('date', date);
  if (knownAt !== undefined) readDay('knownAt', knownAt);
  return kept;
}

const NOT_OF_A_VIEW =
  'Below /explore/view/ are views of the explorer as files: what stands behind "#v=" in the address of the view, and ".gexf".';

function goneSentence([first = '', ...others]: readonly string[]): string {
  const none =
    others.length === 0 ? 'no record has the id' : `no record has any of its ${others.length + 1} ids, such as`;
  return `Nothing of this view is there any more: ${none} ${JSON.stringify(first)}.`;
}

function refusal(status: number, code: ErrorCode, sentence: string): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code, http: { status } } });
}
