import { GraphQLError, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { HINTS, withHint } from '../../src/api/hints.js';
import { apiSchema } from '../../src/api/schema/api-schema.js';
import { derivedFields, questions } from '../../src/questions/questions.js';
import { shipped } from '../support/seeded.js';
import { MISTAKES } from './mistakes.js';

const { ontology } = await shipped();
const schema = apiSchema(ontology, questions([]), derivedFields(), () => null);

const messagesOf = (query: string): readonly string[] =>
  errorsOf(query).map((error) => withHint(schema, error.message, error));

function errorsOf(query: string): readonly GraphQLError[] {
  try {
    return validate(schema, parse(query));
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

describe('hints for the mistakes of beginners', () => {
  test.each(MISTAKES)('%s: %s', (_, wrong, said, right) => {
    expect(messagesOf(wrong)).toEqual([said]);
    expect(messagesOf(right)).toEqual([]);
    // What is shown as code stands in what is right, so it is valid too.
    const shown = said.split('`').filter((code, index) => index % 2 === 1 && /[({]/.test(code) && !/\{ \}$/.test(code));
    for (const code of shown) {
      const parts = code.replace(/^\{ (.*) \}$/, '$1').split(': ...')[0] ?? '';
      expect(right, parts).toContain(parts);
    }
  });

  test('each hint of the table is tried, and each mistake is in the table', () => {
    expect([...new Set(MISTAKES.map(([name]) => name))]).toEqual(HINTS.map(({ name }) => name));
  });

  test.each([
    [
      '{ claims(filter: {status: {eq: "DISPUTE"}}) { totalCount } }',
      'Enum "ClaimStatus" cannot represent non-enum value: "DISPUTE". Did you mean the enum value "DISPUTED"?',
    ],
    ['{ constructor }', 'Cannot query field "constructor" on type "Query".'],
    ['{ laws(filter: {sentence: 1}) { totalCount } }', 'Field "sentence" is not defined by type "LawFilter".'],
    ['{ laws(filter: {toString: 1}) { totalCount } }', 'Field "toString" is not defined by type "LawFilter".'],
  ])('of %s nothing more is known than GraphQL says', (query, message) => {
    expect(messagesOf(query)).toEqual([message]);
  });

  test('a value that is long, or breaks the sentence, is not repeated', () => {
    for (const value of [`"${'x'.repeat(200)}"`, '"a`b"', '"""a\nb"""']) {
      const [message = ''] = messagesOf(`{ country(name: ${value}) { id } }`);
      expect(message).toContain('{name: {containsIgnoringCase: "…"}}');
    }
  });
});
