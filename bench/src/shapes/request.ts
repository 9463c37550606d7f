import type { Ontology } from '../../../src/ontology/ontology.js';
import type { World } from '../data/world.js';
import type { ServerName } from '../servers/names.js';
import { inCypher } from './in-cypher.js';
import { inOurApi } from './in-our-api.js';
import { inPeerApi } from './in-peer-api.js';
import type { Ask, Variable } from './selection.js';
import type { Shape } from './shape.js';
import { varied } from './vary.js';

/** A place in a long list, as each server is told it. */
export interface DeepPlace {
  readonly offset: number;
  readonly sortKey: string;
  /** By server: each makes its own cursors. */
  readonly cursors: Readonly<Partial<Record<ServerName, string>>>;
}

/** What requests are made from. */
export interface Material {
  readonly ontology: Ontology;
  readonly world: World;
  readonly places: readonly DeepPlace[];
}

/** What is sent, and what it asks for. */
export interface Prepared {
  readonly body: string;
  readonly ask: Ask;
}

/**
 * The request for a server.
 * @param index which values the variables have.
 * @param variation 0 for the document that stays the same; a number that was never used for a new one.
 */
export function prepare(
  server: ServerName,
  shape: Shape,
  material: Material,
  index: number,
  variation: number,
): Prepared {
  const ask = variation === 0 ? shape.ask : varied(shape.ask, variation);
  const place = isDeep(ask) ? material.places[index % Math.max(1, material.places.length)] : undefined;
  const values = { ...shape.values(material.world, index), ...(place && deepValues(server, place)) };
  const variables = [...shape.variables, ...(place ? [deepVariable(server)] : [])];
  return { ask, body: JSON.stringify(written(server, shape, ask, material, variables, values)) };
}

function written(
  server: ServerName,
  shape: Shape,
  ask: Ask,
  { ontology }: Material,
  variables: readonly Variable[],
  values: Readonly<Record<string, unknown>>,
): object {
  switch (server) {
    case 'floor':
      return { statement: inCypher(ontology, ask, shape.start), parameters: values };
    case 'neo4j-graphql':
      return { query: inPeerApi(ontology, ask, variables), variables: values };
    case 'ours':
    case 'ours-embedded':
    case 'dataloader':
      return { query: inOurApi(ask, variables), variables: values };
  }
}

function isDeep(ask: Ask): boolean {
  return ask.kind === 'list' && ask.deep === true;
}

function deepVariable(server: ServerName): Variable {
  return server === 'neo4j-graphql' ? { name: 'offset', type: 'Int!' } : { name: 'after', type: 'String!' };
}

function deepValues(server: ServerName, { offset, sortKey, cursors }: DeepPlace): Record<string, unknown> {
  return server === 'neo4j-graphql' ? { offset } : { after: cursors[server] ?? sortKey };
}
