import type { GraphQLFieldResolver } from 'graphql';
import { cite } from '../questions/citation/citation.js';
import type { Cited, CitationStyle, CitedClaim, CitedPassage, CitedReport } from '../questions/citation/citation.js';
import { CONCRETE_TYPE } from '../query/waves.js';
import type { AnswerObject } from '../query/waves.js';
import type { ApiContext } from './server.js';

/** Makes a citation from the parts that were fetched out of sight (`src/query/made-fields.ts`). */
export const resolveCitation: GraphQLFieldResolver<unknown, ApiContext, { style: CitationStyle }> = async (
  source,
  args,
  context,
  info,
) => {
  const parts = (source as AnswerObject)[info.path.key] as AnswerObject;
  const answer = await context.answer;
  const [dataVersion = ''] = answer?.versions ?? [];
  return cite(cited(parts), args.style, dataVersion);
};

function cited(parts: AnswerObject): Cited {
  const type = parts[CONCRETE_TYPE];
  if (type === 'Report') return { kind: 'report', report: report(parts) };
  if (type === 'Passage') return { kind: 'passage', passage: passage(parts) };
  return { kind: 'claim', claim: claim(parts) };
}

function claim(parts: AnswerObject): CitedClaim {
  const statedIn = optional(parts.statedIn);
  return {
    id: parts.id as string,
    statement: parts.statement as string,
    passages: nodes(parts.citations).map(passage),
    statedIn: statedIn && report(statedIn),
  };
}

function passage(parts: AnswerObject): CitedPassage {
  return {
    id: parts.id as string,
    locator: parts.locator as CitedPassage['locator'],
    report: report(part(parts.report)),
  };
}

function report(parts: AnswerObject): CitedReport {
  const publisher = optional(parts.publisher);
  return {
    id: parts.id as string,
    name: parts.name as string | null,
    kind: parts.kind as string,
    symbol: parts.symbol as string | null,
    publishedOn: parts.publishedOn as string | null,
    url: parts.url as string | null,
    publisher: publisher && (publisher.name as string | null),
    authors: nodes(parts.authors).map((author) => ({
      name: author.name as string | null,
      type: author[CONCRETE_TYPE] ?? '',
    })),
  };
}

function nodes(connection: unknown): AnswerObject[] {
  return part(connection).nodes as AnswerObject[];
}

/** A part that could not be fetched is an error of the whole citation. */
function part(value: unknown): AnswerObject {
  if (value instanceof Error) throw value;
  return value as AnswerObject;
}

function optional(value: unknown): AnswerObject | null {
  return value === null ? null : part(value);
}
