import { readExamples } from '../examples.js';

/** The query files of test/queries, taken in at build time. */
export const EXAMPLES = readExamples(
  import.meta.glob<string>('../../../test/queries/**/*.graphql', { query: '?raw', import: 'default', eager: true }),
  import.meta.glob<string>('../../../test/queries/**/*.variables.json', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
