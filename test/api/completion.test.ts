import type { ApolloServerPlugin } from '@apollo/server';
import { execute } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Completion } from '../../src/api/completion.js';
import type { ApiContext } from '../../src/api/context.js';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import { startApi } from '../../src/api/server.js';
import type { Api } from '../../src/api/server.js';
import type { Graph } from '../../src/graph/graph.js';
import type { AnswerObject } from '../../src/query/run/answer-object.js';
import { engines } from '../support/engines.js';
import { numberFrom, randomRuns, repeatable } from '../support/random.js';
import { fictional, loaded } from '../support/seeded.js';
import { Dice } from './fuzz/dice.js';
import { unbrokenDocumentOf } from './fuzz/documents.js';

const DOCUMENTS = numberFrom('DOCUMENTS', 800);
/** What the execution needs to know of answers that are large. */
const EVERY_LIST: Pick<Set<unknown>, 'has'> = { has: () => true };

interface Compared {
  readonly executed: unknown;
  /** Undefined where it has to be executed. */
  readonly completed: unknown;
  /** The same, with every list a piece at a time. */
  readonly inPieces: unknown;
  readonly failed: boolean;
}

describe('what completes an answer', () => {
  let graph: Graph;
  let api: Api;
  let compared: Compared | undefined;

  const comparing: ApolloServerPlugin<ApiContext> = {
    requestDidStart: async () => ({
      willSendResponse: async ({ document, request, contextValue }) => {
        const { answer, selectionSets } = contextValue;
        if (!document || !answer || !selectionSets) return;
        compared = await both(api.schema, selectionSets, await answer, async () =>
          execute({ schema: api.schema, document, contextValue, variableValues: request.variables }),
        );
      },
    }),
  };

  beforeAll(async () => {
    const { ontology, records } = await fictional();
    graph = await loaded(await (engines()[0]?.open() ?? Promise.reject(new Error('No engine'))), ontology, records);
    const log = (): void => undefined;
    api = await startApi({ ontology, graph, limits: DEFAULT_LIMITS, log, plugins: [comparing] });
  });
  afterAll(async () => {
    await api.server.stop();
    await graph.close();
  });

  const compare = async (query: string, variables: Record<string, unknown> = {}): Promise<Compared | undefined> => {
    compared = undefined;
    await api.answer({ query, variables });
    return compared;
  };

  it.each(randomRuns(DOCUMENTS, 120))(
    'makes of $size odd documents what the execution makes of them ($which)',
    (run) =>
      repeatable(run, async () => {
        const dice = new Dice(run.seed);
        let [plain, failed] = [0, 0];
        for (let index = 0; index < run.size; index++) {
          const { query, variables } = unbrokenDocumentOf(api.schema, dice);
          const both = await compare(query, JSON.parse(JSON.stringify(variables)) as Record<string, unknown>);
          if (!both) continue;
          if (both.failed) {
            failed += 1;
            expect(both.completed, query).toBeUndefined();
          } else if (both.completed !== undefined) {
            plain += 1;
            expect(JSON.stringify(both.completed), query).toBe(JSON.stringify(both.executed));
            expect(JSON.stringify(both.inPieces), query).toBe(JSON.stringify(both.executed));
          }
        }
        if (!run.full) return;
        expect(plain).toBeGreaterThan(run.size / 10);
        expect(failed).toBeGreaterThan(0);
      }),
    DOCUMENTS * 500,
  );

  it('takes values, nulls, names of types, fragments, aliases and lists of values', async () => {
    const both = await compare(`{
      a: claims(first: 3) { __typename nodes { __typename id ...said ... on Finding { assessment measuredAgainst { nodes { id } } } } }
      country(id: "XNL") { aliases { text language } absent { field } iso2 description }
      nobody: node(id: "XNL") { id ... on Law { kind } }
    } fragment said on Claim { statement knownAt terms }`);
    expect(both?.executed).toMatchObject({ a: { __typename: 'ClaimConnection' }, country: { iso2: 'XN' } });
    expect(JSON.stringify(both?.completed)).toBe(JSON.stringify(both?.executed));
  });

  it.each([
    ['a notice', '{ passage(id: "press/northland-2010/first/1.1") { text } }', 'passage', { text: null }],
    [
      'the schema beside data',
      '{ countries { nodes { id } } __schema { queryType { name } } }',
      '__schema',
      { queryType: { name: 'Query' } },
    ],
    ['an error', '{ coverage(report: "nobody") { __typename } }', 'coverage', null],
  ])('leaves %s to the execution', async (_what, query, root, executed) => {
    expect(await compare(query)).toMatchObject({ completed: undefined, executed: { [root]: executed } });
  });

  it('does not complete a null that may not be, a list that is none, or what has no type', async () => {
    const broken: readonly AnswerObject[] = [
      { countries: { nodes: [{ id: null }] } },
      { countries: { nodes: 'XNL' } },
      { countries: { nodes: [{ id: new Error('lost') }] } },
      { entities: { nodes: [{ id: 'XNL' }] } },
    ];
    for (const answer of broken) {
      const [root = ''] = Object.keys(answer);
      let sets: ApiContext['selectionSets'];
      const asking = `{ ${root} { nodes { id } } }`;
      const seen: ApolloServerPlugin<ApiContext> = {
        requestDidStart: async () => ({
          willSendResponse: async ({ contextValue }) => void (sets = contextValue.selectionSets),
        }),
      };
      const { ontology } = await fictional();
      const other = await startApi({ ontology, graph, limits: DEFAULT_LIMITS, log: () => undefined, plugins: [seen] });
      await other.answer({ query: asking });
      await other.server.stop();
      if (!sets) throw new Error('Nothing was planned');
      expect(await new Completion(other.schema, sets, new Set()).data(bare(answer)), asking).toBeUndefined();
    }
  });
});

/** As answers are: without prototypes. */
function bare(value: AnswerObject): AnswerObject {
  const copy = Object.create(null) as AnswerObject;
  for (const [key, own] of Object.entries(value)) {
    copy[key] = Array.isArray(own) ? own.map((item) => bare(item as AnswerObject)) : isPlain(own) ? bare(own) : own;
  }
  return copy;
}

function isPlain(value: unknown): value is AnswerObject {
  return typeof value === 'object' && value !== null && !(value instanceof Error);
}

async function both(
  schema: GraphQLSchema,
  selectionSets: NonNullable<ApiContext['selectionSets']>,
  { data }: { readonly data: AnswerObject },
  executing: () => Promise<{ readonly data?: unknown; readonly errors?: readonly unknown[] | undefined }>,
): Promise<Compared> {
  const executed = await executing();
  return {
    executed: executed.data,
    completed: await new Completion(schema, selectionSets, new Set()).data(data),
    inPieces: await new Completion(schema, selectionSets, EVERY_LIST as Set<unknown>).data(data),
    failed: (executed.errors ?? []).length > 0,
  };
}
