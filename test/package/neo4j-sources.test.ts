import { describe, expect, it } from 'vitest';
import { SOURCES } from '../support/neo4j.js';
import { startFirst } from '../support/neo4j-sources.js';

/** A source that starts or fails, and says so in a list. */
function source(name: string, asked: string[], failure?: unknown) {
  const start = (): Promise<string> => {
    asked.push(name);
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what others throw may be anything.
    return failure === undefined ? Promise.resolve(`a Neo4j from ${name}`) : Promise.reject(failure);
  };
  return { name, start };
}

describe('the Neo4j of the tests', () => {
  it('comes from a container engine where there is one, and from Java where there is none', () => {
    expect(SOURCES.map(({ name }) => name)).toEqual(['Docker', 'Java and Maven']);
  });

  it('comes from the first that starts, and no other is asked', async () => {
    const asked: string[] = [];
    const found = await startFirst([source('Docker', asked), source('Java and Maven', asked)]);
    expect(found).toEqual({ running: 'a Neo4j from Docker' });
    expect(asked).toEqual(['Docker']);
  });

  it('comes from the next where the first does not start', async () => {
    const asked: string[] = [];
    const found = await startFirst([source('Docker', asked, new Error('no engine')), source('Java and Maven', asked)]);
    expect(found).toEqual({ running: 'a Neo4j from Java and Maven' });
    expect(asked).toEqual(['Docker', 'Java and Maven']);
  });

  it('is missing for the reasons that each gives', async () => {
    expect(
      await startFirst([source('Docker', [], new Error('no engine')), source('Java and Maven', [], 'no Java')]),
    ).toBe(
      'The Neo4j half of the tests was left out. Set NEO4J_TEST_URI, or start Docker, or install Java 17 or later and Maven.\n' +
        '  Docker: no engine\n' +
        '  Java and Maven: no Java',
    );
  });
});
