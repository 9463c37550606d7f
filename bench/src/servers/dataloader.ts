import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Field, Ontology } from '../../../src/ontology/ontology.js';
import { ROOT, built } from '../built.js';
import { shippedOntology } from '../load.js';
import { announce } from './announce.js';
import { apolloApp } from './apollo.js';
import { openDriver, ownConnection } from './driver.js';
import { GraphReader } from './graph-reader.js';
import type { ListArguments, Node } from './graph-reader.js';

// Our API with resolvers as they are usually written: one for each field, which asks a DataLoader, over the same
// statements as ours.

const ontology = await shippedOntology();
const connection = ownConnection();
const driver = openDriver(connection);
const { statement } = await built('graph/statement');
const schema = buildSchema(await readFile(join(ROOT, 'generated/api.graphql'), 'utf8'), { assumeValid: true });
resolve(schema, ontology);
await announce(
  await apolloApp(schema, () => ({
    reader: new GraphReader({ ontology, driver, database: connection.database, statement }),
  })),
);

interface Context {
  readonly reader: GraphReader;
}

type Resolver = GraphQLFieldResolver<Node, Context, never>;

function resolve(api: GraphQLSchema, { nodes }: Ontology): void {
  for (const type of Object.values(api.getTypeMap())) {
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = (node) => (node as Node)['type'] as string;
    if (!isObjectType(type)) continue;
    const fields = nodes.get(type.name)?.fields;
    for (const { name } of Object.values(type.getFields())) {
      const resolver = fields ? relationResolver(fields.get(name)) : undefined;
      if (resolver) Object.assign(type.getFields()[name] ?? {}, { resolve: resolver });
    }
  }
  const query = api.getQueryType()?.getFields() ?? {};
  for (const { name, singular, plural } of nodes.values()) {
    const one: GraphQLFieldResolver<unknown, Context, { id: string }> = (_, { id }, { reader }) =>
      reader.node(name, id);
    const list: GraphQLFieldResolver<unknown, Context, ListArguments> = (_, args, { reader }) =>
      reader.list(name, args);
    Object.assign(query[singular] ?? {}, { resolve: one });
    Object.assign(query[plural] ?? {}, { resolve: list });
  }
}

function relationResolver(field: Field | undefined): Resolver | undefined {
  if (field?.kind !== 'relation') return undefined;
  return field.many
    ? (node, args: ListArguments, { reader }) => reader.page(field, node, args)
    : (node, _, { reader }) => reader.one(field, node);
}
