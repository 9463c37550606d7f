/** Something that a Neo4j can come from; starting it fails with the reason why it cannot. */
export interface Source<Running> {
  readonly name: string;
  readonly start: () => Promise<Running>;
}

/** What the first that starts has started, or why none did, a line each. */
export async function startFirst<Running>(
  sources: readonly Source<Running>[],
): Promise<{ readonly running: Running } | string> {
  const reasons: string[] = [];
  for (const { name, start } of sources) {
    try {
      return { running: await start() };
    } catch (error) {
      reasons.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return [
    'The Neo4j half of the tests was left out. Set NEO4J_TEST_URI, or start Docker, or install Java 17 or later and Maven.',
    ...reasons,
  ].join('\n  ');
}
