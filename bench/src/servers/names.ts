/** The servers that are measured; each is a program of the same name beside this file. */
export const SERVERS = ['ours', 'neo4j-graphql', 'dataloader', 'floor', 'ours-embedded'] as const;
export type ServerName = (typeof SERVERS)[number];

/** How a reader knows them. */
export const TITLES: Readonly<Record<ServerName, string>> = {
  ours: 'rights-graph',
  'neo4j-graphql': '@neo4j/graphql',
  dataloader: 'DataLoader',
  floor: 'floor',
  'ours-embedded': 'rights-graph, embedded',
};
