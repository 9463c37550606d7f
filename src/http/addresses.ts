import type { Address } from '../page/no-such-address.js';
import { FEEDS } from './feed-route.js';

/** Every address that is for people and programs, for the one who asks for another. */
export const ADDRESSES: readonly Address[] = [
  { path: '/', about: 'what this is, and how to read an answer', page: { name: 'Start page', path: '/' } },
  {
    path: '/playground',
    about: 'questions in GraphQL, with examples to begin with',
    page: { name: 'Playground', path: '/playground' },
  },
  {
    path: '/explore',
    about: 'look for something, and walk from it through the graph, as a picture or as a table',
    page: { name: 'Explorer', path: '/explore' },
  },
  { path: '/explore/view/{code}.gexf', about: 'a view of the explorer as a file, for Gephi Lite' },
  { path: '/graphql', about: 'questions in GraphQL, by POST, or by GET with ?query=' },
  { path: '/id/{id}', about: 'a record, as a page, as RDF or as a citation' },
  {
    path: '/view/{name}',
    about: 'pages made for reading: a country, its conflicts, its timeline, what falls short of a treaty',
    page: { name: 'Views', path: '/view/' },
  },
  ...FEEDS.map((path) => ({ path, about: 'what releases changed, as a feed' })),
  { path: '/schema.graphql', about: 'every type and field that can be asked for, described' },
  { path: '/healthz', about: 'whether the server is alive' },
  { path: '/readyz', about: 'whether it has data and can answer' },
];

/** Figures about the server, where they are not kept from here. */
export const METRICS: Address = { path: '/metrics', about: 'figures about the server, for Prometheus' };
