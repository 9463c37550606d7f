import { readFileSync, readdirSync } from 'node:fs';
import { ApolloServerErrorCode, ApolloServerValidationErrorCode } from '@apollo/server/errors';
import { GraphQLError, buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { errorFormatter } from '../../src/api/errors.js';
import { ERROR_CODES } from '../../src/query/error-codes.js';

/** Codes of Apollo Server for what is switched off here. */
const SWITCHED_OFF = ['PERSISTED_QUERY_NOT_FOUND', 'INTROSPECTION_DISABLED', 'MAX_RECURSIVE_SELECTIONS_EXCEEDED'];

const APOLLO: readonly string[] = [
  ...Object.values(ApolloServerErrorCode),
  ...Object.values(ApolloServerValidationErrorCode),
];

/** What can make an answer, without the list itself. */
const LAYERS = ['src/query', 'src/questions', 'src/api', 'src/http'];

/** The text of the code, and of nothing else that has codes: warnings of a search are data of the answer. */
function sources(): string {
  return LAYERS.flatMap((layer) =>
    readdirSync(layer, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/error-codes\.ts$|search[\\/]warnings\.ts$/.test(file))
      .map((file) => readFileSync(`${layer}/${file}`, 'utf8')),
  ).join('\n');
}

/** The first column of the table under "Errors". */
function documented(): string[] {
  const [, section = ''] = /\n## Errors\n([^]*?)\n## /.exec(readFileSync('docs/api.md', 'utf8')) ?? [];
  return [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, code = '']) => code);
}

describe('codes of errors', () => {
  it('stand in docs/api.md, each once and no other', () => {
    expect(documented()).toEqual([...ERROR_CODES]);
  });

  it('are those that the code has, and that Apollo Server may add', () => {
    const text = sources();
    const written = ERROR_CODES.filter((code) => text.includes(`'${code}'`));
    const ofApollo = APOLLO.filter((code) => !SWITCHED_OFF.includes(code));
    expect([...new Set([...written, ...ofApollo])].sort()).toEqual([...ERROR_CODES].sort());
    const named = [...text.matchAll(/\bcode: '([A-Z_]+)'/g)].map(([, code = '']) => code);
    expect(named.filter((code) => !(ERROR_CODES as readonly string[]).includes(code))).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
  });

  it('of another kind leave the server as a defect', () => {
    const logged: string[] = [];
    const format = errorFormatter((message) => void logged.push(message), buildSchema('type Query { x: Int }'));
    const error = new GraphQLError('Inner workings', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } });
    const { message, extensions } = format(error.toJSON(), error);
    const reference = String(extensions?.['reference']);
    expect(reference).toMatch(/^[0-9a-f]{8}$/);
    expect(message).toBe(`Something went wrong on the server. The log has the details under ${reference}.`);
    expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', reference });
    expect(logged).toEqual([`INTERNAL_SERVER_ERROR ${reference}`]);
  });
});
